/**
 * The hook for `@hono/standard-validator`: `sValidator('json', schema, validationHook)`.
 *
 * It does not import that package, and so loads without it.
 *
 * @module
 */

export * from '../validation/validation-hook.ts'
export type { ValidationOptions } from '../validation/validation-problem.ts'
