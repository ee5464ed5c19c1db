/**
 * Declares problem types, without Hono: for code that servers and clients share.
 *
 * @module
 */

export { defineProblem } from './define-problem.ts'
export { problems } from './problems.ts'
export { withJsonSchema } from './with-json-schema.ts'
export { ContractViolation } from './contract-violation.ts'
export {
  DateNotAcceptable,
  InvalidDigestValues,
  MismatchedDigestValues,
  OhttpKeyNotAcceptable,
  UnsupportedDigestAlgorithms,
} from './registered-problems.ts'
export type {
  AnyDeclaredClass,
  AnyProblemClass,
  ProblemClass,
  ProblemError,
  ProblemExample,
  ProblemInit,
} from './problem-class.ts'
export type { NoSchema, ProblemDefinition } from './problem-definition.ts'
export type { AnyErrorClass, ProblemOf, StatusOf } from './problem-of.ts'
