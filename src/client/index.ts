/**
 * What a server with this library sends, as the error that it has thrown. Without Hono, Node and DOM: for
 * browsers and servers.
 *
 * @module
 */

export { errorFrom, errorOf, throwIfError, type ErrorOf, type OkOf } from './error-of.ts'
export { readProblem, type ReceivedProblemOf } from './read-problem.ts'
export type { ReadOptions } from './read-content.ts'
export {
  ReceivedError,
  type AnyResponse,
  type InstanceOf,
  type Received,
  type ReceivedHead,
  type ReceivedProblem,
  type RestorableClass,
} from './received.ts'
export { retryAdvice, type RepeatedRequest, type RetryAdvice } from './retry-advice.ts'
export { describeError, type DescriptionLanguage, type ErrorDescription } from './describe-error.ts'
