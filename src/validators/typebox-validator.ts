/**
 * The hook for `@hono/typebox-validator`: `tbValidator('json', schema, validationHook)`.
 *
 * The package does not pass the validated part to its hook: `createValidationHook({ target: 'query' })`
 * names it. This module imports nothing of the package, so that it loads without.
 *
 * @module
 */

export * from '../validation/validation-hook.ts'
export type { ValidationTarget } from '../validation/validated-part.ts'
