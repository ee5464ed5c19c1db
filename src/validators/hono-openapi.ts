/**
 * The hook for the validator of `hono-openapi`: `validator('json', schema, validationHook)`.
 *
 * This module imports nothing of that package, so that it loads without.
 *
 * @module
 */

export * from '../validation/validation-hook.ts'
export type { ValidationOptions } from '../validation/validation-problem.ts'
