/**
 * The hook for `@hono/standard-validator`: `sValidator('json', schema, validationHook)`.
 *
 * It needs nothing of that package, so that it loads without.
 *
 * @module
 */

export { validationHook, createValidationHook } from '../validation/validation-hook.ts'
export type { ValidationHook, ValidationResult } from '../validation/validation-hook.ts'
export type { ValidationOptions } from '../validation/validation-problem.ts'
