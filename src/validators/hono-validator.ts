/**
 * For Hono's own `validator` of `hono/validator`: `validator('json', validateWith('json', schema))`.
 *
 * @module
 */

import type { Context } from 'hono'
import { propertyAt } from '../untrusted/inspect.ts'
import {
  checkSchema,
  type SchemaOutput,
  type StandardSchema,
} from '../untrusted/standard-schema.ts'
import { createValidationHook, type ValidationHookOptions } from '../validation/validation-hook.ts'
import type { ValidationTarget } from '../validation/validated-part.ts'

export type { SchemaOutput, StandardSchema } from '../untrusted/standard-schema.ts'
export * from '../validation/validation-hook.ts'
export type { ValidationTarget } from '../validation/validated-part.ts'

/**
 * Makes the function that Hono's `validator` takes: it returns the value of the schema, or throws the
 * error that `validationHook` throws.
 *
 * @param target the part of the request, the same as that of `validator`.
 * @param schema a schema of Zod, Valibot, ArkType or another library with Standard Schema.
 * @param options `status`: 422 or 400.
 * @returns a function for the second argument of `validator`.
 * @throws {TypeError} if the schema does not implement Standard Schema.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { validator } from 'hono/validator'
 * import { z } from 'zod'
 *
 * const query = z.object({ author: z.string() })
 * const app = httpErrors(new Hono())
 * app.get('/books', validator('query', validateWith('query', query)), (c) =>
 *   c.json([c.req.valid('query').author])
 * )
 *
 * const response = await app.request('/books')
 * response.status // 422
 * ```
 */
export function validateWith<Schema extends StandardSchema>(
  target: ValidationTarget,
  schema: Schema,
  options: Omit<ValidationHookOptions, 'target'> = {}
): (value: unknown, c: Context) => Promise<SchemaOutput<Schema>> {
  const hook = createValidationHook({ ...options, target })
  checkSchema(schema, 'validateWith()')
  return async function validate(data, c) {
    const result = await schema['~standard'].validate(data)
    const issues = propertyAt(result, ['issues'])
    hook({ success: issues === undefined, target, data, issues }, c)
    return propertyAt(result, ['value'])
  }
}
