/** The interface that validation libraries have in common (standardschema.dev, version 1). */

import { propertyAt } from './inspect.ts'

/** A schema of any library that implements Standard Schema: Zod, Valibot, ArkType, Effect and others. */
export interface StandardSchema<Output = unknown, Input = unknown> {
  /** The interface of Standard Schema. */
  readonly '~standard': {
    /** Returns the value after its transforms, or issues; or a promise of that. */
    readonly validate: (value: unknown) => unknown
    /** The types before and after the transforms, for the compiler only. */
    readonly types?:
      | {
          /** The type before the transforms. */
          readonly input: Input
          /** The type after the transforms. */
          readonly output: Output
        }
      | undefined
  }
}

/** The type of the values that a schema accepts, after its transforms. */
export type SchemaOutput<Schema extends StandardSchema> = NonNullable<
  Schema['~standard']['types']
>['output']

/** The type of the values that a schema reads, before its transforms. */
export type SchemaInput<Schema extends StandardSchema> = NonNullable<
  Schema['~standard']['types']
>['input']

/**
 * Checks a schema that an app passes.
 *
 * @param where the call that the schema is for, such as `validateWith()`.
 * @throws {TypeError} if the schema does not implement Standard Schema.
 */
export function checkSchema(schema: StandardSchema, where: string): void {
  if (typeof propertyAt(schema, ['~standard', 'validate']) === 'function') return
  throw new TypeError(
    `The schema of ${where} must implement Standard Schema: it has no '~standard'.`
  )
}
