/** The types of a declared problem type: its class, its errors, its options. */

import type { ErrorDefinition } from '../errors/error-definition.ts'
import type { HttpErrorInit } from '../errors/error-init.ts'
import type { HttpError } from '../errors/http-error.ts'
import type { ConstructorArguments, ForeignErrorInit } from '../errors/http-error-class.ts'
import type { SchemaInput, SchemaOutput, StandardSchema } from '../untrusted/standard-schema.ts'
import type { AnyProblemDefinition, NoSchema, ProblemDefinition } from './problem-definition.ts'

/**
 * The options of an occurrence: the extension members beside the options of the status.
 *
 * @typeParam Init the options of the status, such as `TooManyRequestsInit`.
 */
export type ProblemInit<Init, Schema extends StandardSchema> = Omit<
  Init,
  'type' | 'title' | 'extensions'
> &
  OfTheClass &
  SchemaInput<Schema>

/** A type and no interface, so that an example is assignable to the options of `from()`. */
type OfTheClass = {
  /** @deprecated The type is that of the class. */
  readonly type?: never
  /** @deprecated The title is that of the class (RFC 9457 §3.1.3). */
  readonly title?: never
  /** @deprecated Write the members beside the options. */
  readonly extensions?: never
}

/**
 * The class of a problem type, as `defineProblem` makes it. `new` takes a message, options with the extension
 * members beside them, or a message and options. Members that do not fit the schema are not sent, and the
 * option `report` gets a `ContractViolation`.
 *
 * @throws {TypeError} that names the option that is missing, unknown, or breaks the grammar of its field.
 * @throws {RangeError} for a number that is not in the range of its option.
 */
export interface ProblemClass<
  Status extends number = number,
  Init = HttpErrorInit,
  Type extends string = string,
  Schema extends StandardSchema = NoSchema,
> {
  new (
    ...args: ConstructorArguments<ProblemInit<Init, Schema>>
  ): ProblemError<Status, Type, SchemaOutput<Schema>>
  /** The status code of all errors of the class. */
  readonly status: Status
  /** The problem type (RFC 9457 §3.1.1). */
  readonly type: Type
  /** The summary of the problem type (RFC 9457 §3.1.3). */
  readonly title: string
  /** The facts about the status, and the definition of the problem type. */
  readonly definition: ErrorDefinition<Status> &
    ProblemDefinition<Type, Schema, ProblemExample<Init, Schema>>
  /**
   * Makes an error of this type of members that were received, or for an error of another library. Nothing is
   * required; members that do not fit the schema are left out.
   *
   * @param init the options, with the extension members beside them.
   * @returns an error to throw; with `violation` where the schema has refused the members.
   * @throws {TypeError} that names the option, other than a field or a member, that is not valid.
   * @example
   * ```ts
   * import { z } from 'zod'
   *
   * class OutOfCredit extends defineProblem(Forbidden, {
   *   type: 'https://api.example.com/problems/out-of-credit',
   *   title: 'You do not have enough credit.',
   *   extensions: z.object({ balance: z.number() }),
   * }) {}
   *
   * const row = { id: 7, balance: 30 }
   * OutOfCredit.from({ ...row, cause: new Error('of the database') }).extensions // { balance: 30 }
   * ```
   */
  from(init?: ForeignErrorInit): ProblemError<Status, Type, SchemaOutput<Schema>>
}

/** The options and members of a typical occurrence. */
export type ProblemExample<Init, Schema extends StandardSchema> = ProblemInit<
  // Not of the whole: of a union of members, `Omit` keeps only those that all have.
  Omit<Init, 'cause' | 'message' | 'expose'>,
  Schema
>

/** An error of a declared problem type. */
export interface ProblemError<
  Status extends number,
  Type extends string,
  Members,
> extends HttpError<Status> {
  /** The problem type (RFC 9457 §3.1.1). */
  readonly type: Type
  /** The summary of the problem type (RFC 9457 §3.1.3). */
  readonly title: string
  /** The extension members, as the schema returned them; empty if `violation` is set. */
  readonly extensions: Members & object
  /** Why the schema refused the extension members, which are not sent then. Not enumerable. */
  readonly violation?: readonly unknown[]
}

/** The class of errors with declared members: that of any problem type, and `ValidationFailed`. */
export interface AnyDeclaredClass {
  /** The status code of all errors of the class. */
  readonly status: number
  /** The facts about the status, and what the class declares. */
  readonly definition: ErrorDefinition &
    Omit<AnyProblemDefinition, 'type' | 'title'> & {
      /** The name of the class and of the OpenAPI component. */
      readonly name?: string | undefined
      /** The problem type; absent for that of the status. */
      readonly type?: string | undefined
      /** The summary of the problem type. */
      readonly title?: string | undefined
    }
  /**
   * Makes an error of members that were received, or for an error of another library.
   *
   * @param init the options, with the extension members beside them; members that do not fit are left out.
   * @returns an error to throw.
   */
  from(init?: ForeignErrorInit): HttpError
}

/** The class of a problem type of which neither the type nor the schema is known. */
export interface AnyProblemClass extends AnyDeclaredClass {
  /** The problem type (RFC 9457 §3.1.1). */
  readonly type: string
  /** The summary of the problem type (RFC 9457 §3.1.3). */
  readonly title: string
  /** The facts about the status, and the definition of the problem type. */
  readonly definition: ErrorDefinition & AnyProblemDefinition
}
