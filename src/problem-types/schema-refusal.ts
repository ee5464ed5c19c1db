/** Compiler errors, as sentences, for schemas whose values cannot be sent or read back. */

import type { HttpErrorInit } from '../errors/error-init.ts'
import type { SchemaInput, SchemaOutput, StandardSchema } from '../untrusted/standard-schema.ts'

/** The members that a problem always has, and those that would replace it. */
type Reserved = 'status' | 'toJSON'

/** The names that no extension member can have, as an option has them. */
type OptionNames<Init> = Exclude<
  keyof Init | keyof HttpErrorInit | Reserved,
  // Of these, `HttpErrorInit` states only that they are no options.
  'stack' | 'arrayBuffer'
>

/** The names of the members that a schema reads or returns, those of each branch of a union. */
type MemberNames<Schema extends StandardSchema> =
  NamesOf<SchemaOutput<Schema>> | NamesOf<SchemaInput<Schema>>

type NamesOf<Members> = Members extends unknown ? keyof Members : never

/**
 * `unknown` for a schema that fits; else the sentence that the compiler shows.
 *
 * @typeParam Init the options of the status.
 */
export type SchemaRefusal<Schema extends StandardSchema, Init> = [
  Extract<MemberNames<Schema>, OptionNames<Init>>,
] extends [never]
  ? SchemaOutput<Schema> extends Sendable<SchemaOutput<Schema>>
    ? SchemaOutput<Schema> extends SchemaInput<Schema>
      ? unknown
      : 'The schema cannot read what it returns, which a client has to: leave out the transform.'
    : 'The schema returns a value that JSON does not have, such as a Date: return a string or a number.'
  : `The schema has the member '${Extract<
      Extract<MemberNames<Schema>, OptionNames<Init>>,
      string
    >}', which is the name of an option of the error: give it another name.`

/** What JSON carries and returns unchanged. A mapped type, so that recursive types end. */
type Sendable<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends bigint | symbol | ((...args: never[]) => unknown)
    ? never
    : Value extends { toJSON: unknown }
      ? never
      : Value extends ReadonlyMap<unknown, unknown> | ReadonlySet<unknown> | ArrayBufferView
        ? never
        : Value extends object
          ? { [Name in keyof Value]: Sendable<Value[Name]> }
          : Value
