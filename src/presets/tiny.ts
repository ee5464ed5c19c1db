/**
 * `hono-http-errors` in its smallest form: the same `httpErrors` with the same options and guarantees,
 * and problem+json as the only format. It recognizes the errors of this package and Hono's
 * `HTTPException`. Other formatters and recognizers are passed in as options.
 *
 * @module
 */

export {
  httpErrorHandlers,
  httpErrors,
  withAbortOnError,
  withErrorEvent,
  withReportedErrors,
  wrapFetch,
} from './tiny-preset.ts'
export * from '../errors/errors.ts'
export { defineHttpError } from '../errors/define-http-error.ts'
export type { ForeignErrorInit, HttpErrorClass } from '../errors/http-error-class.ts'
export { assert, ensure } from '../errors/ensure.ts'
export { HttpError } from '../errors/http-error.ts'
export type { ErrorDefinition } from '../errors/error-definition.ts'
export type { Condition, HttpErrorInit } from '../errors/error-init.ts'
export type { Challenge, Challenges } from '../fields/challenge.ts'
export type { FormatInfo, Formatter } from '../formatters/formatter.ts'
export type {
  FormatterChoice,
  FormatterFunction,
  FormatterMap,
} from '../formatters/formatter-choice.ts'
export type { AnyApp, HttpErrorHandlers, HttpErrorHandlersOptions } from '../hono/http-errors.ts'
export { getHttpError, getProblem, getReference } from '../hono/error-record.ts'
export { firstByte } from '../hono/first-byte.ts'
export type { ByteSource } from '../hono/first-byte.ts'
export { ifMatch } from '../hono/if-match.ts'
export type { IfMatchOptions } from '../hono/if-match.ts'
export { throws } from '../hono/throws.ts'
export type { ThrowsMiddleware, WithErrors } from '../hono/throws.ts'
export { instanceFromRequestId, instanceFromTraceparent } from '../hono/instance.ts'
export { toProblem } from '../problem/problem.ts'
export type { Problem, ProblemOptions } from '../problem/problem.ts'
export type { Recognizer } from '../recognizers/recognizer.ts'
export type {
  ExtensionsHook,
  HttpErrorsOptions,
  KeepResponse,
  RoutingOptions,
  UndeclaredHook,
} from '../response/options.ts'
export type { CacheControl, CacheControlMap } from '../response/cache-control.ts'
export { InvalidRequest, ValidationFailed } from '../validation/validation-failed.ts'
export type {
  ValidationFailure,
  ValidationFailureClass,
  ValidationMembers,
} from '../validation/validation-failed.ts'
export { validationError } from '../validation/validation-error.ts'
export type { ValidationErrorInit } from '../validation/validation-error.ts'
export { isValidationProblem } from '../validation/validation-fault.ts'
export type {
  ParameterPlace,
  ValidationFault,
  ValidationProblem,
} from '../validation/validation-fault.ts'
export type { ErrorKind } from '../errors/error-kind.ts'
export type { Report, ReportInfo } from '../response/report.ts'
