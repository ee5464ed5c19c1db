/**
 * hono-http-errors: whatever a Hono app throws becomes the response the RFCs ask for.
 *
 * @module
 */

export { httpErrors, httpErrorHandlers } from './hono.ts'
export type { HttpErrorHandlers, HttpErrorHandlersOptions } from './hono.ts'
export type { HttpErrorsOptions } from './options.ts'
export type { Report, Told } from './report.ts'

export * from './errors.ts'
export { byStatus, classFor, errorFor } from './by-status.ts'
export type { AnyHttpErrorClass, ErrorStatus } from './by-status.ts'
export { define } from './define.ts'
export type { Elsewhere, HttpErrorClass } from './define.ts'
export { HttpError } from './http-error.ts'
export type { Row } from './http-error.ts'
export type { Condition, Occurrence } from './occurrence.ts'
export { assert, ensure } from './ensure.ts'
export { requestIdInstance, traceparentInstance } from './instance.ts'
export { abortOnError, sendErrorEvent } from './stream-errors.ts'
export type { Challenge, Challenges } from './challenge.ts'
export type { Available } from './fields.ts'

export { toProblem } from './problem.ts'
export type { Problem, ProblemOptions } from './problem.ts'
export type { JsonValue } from './json-value.ts'
export type { Formatter } from './formatters/formatter.ts'
export { problemJson } from './formatters/problem-json.ts'
export type { Recognizer } from './recognizers/recognizer.ts'
export { fromAbort, fromTimeout, timeouts } from './recognizers/abort.ts'
export { fromBoom } from './recognizers/boom.ts'
export { fromHttpErrors } from './recognizers/http-errors.ts'
export { fromHttpException } from './recognizers/http-exception.ts'
export { fromNetwork } from './recognizers/network.ts'
export { fromStatusProperty } from './recognizers/status-property.ts'
export { fromUpstream, upstream } from './recognizers/upstream.ts'
export type { TimeoutOptions } from './recognizers/abort.ts'
export type { StatusPropertyOptions } from './recognizers/status-property.ts'
export type { UpstreamOptions } from './recognizers/upstream.ts'
