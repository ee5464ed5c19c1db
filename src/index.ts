/**
 * hono-http-errors: whatever a Hono app throws becomes the response the RFCs ask for.
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
} from './presets/full.ts'
export type { AnyApp, HttpErrorHandlers, HttpErrorHandlersOptions } from './hono/http-errors.ts'
export type {
  ExtensionsHook,
  HttpErrorsOptions,
  KeepResponse,
  RoutingOptions,
  UndeclaredHook,
} from './response/options.ts'
export type { CacheControl, CacheControlMap } from './response/cache-control.ts'
export type { ErrorKind } from './errors/error-kind.ts'
export type { Report, ReportInfo } from './response/report.ts'

export * from './errors/errors.ts'
export * from './problem-types/index.ts'
export type * from './errors/inits.ts'
export { errorClassesByStatus, errorClassOf, createHttpError } from './errors/classes-by-status.ts'
export type { AnyHttpErrorClass, ErrorStatus } from './errors/classes-by-status.ts'
export { defineHttpError } from './errors/define-http-error.ts'
export type { ForeignErrorInit, HttpErrorClass } from './errors/http-error-class.ts'
export type { ErrorDefinition } from './errors/error-definition.ts'
export type { Condition, HttpErrorInit } from './errors/error-init.ts'
export { HttpError } from './errors/http-error.ts'
export { assert, ensure } from './errors/ensure.ts'
export { getHttpError, getProblem, getReference } from './hono/error-record.ts'
export { firstByte } from './hono/first-byte.ts'
export type { ByteSource } from './hono/first-byte.ts'
export { ifMatch } from './hono/if-match.ts'
export type { IfMatchOptions } from './hono/if-match.ts'
export { throws } from './hono/throws.ts'
export type { ThrowsMiddleware, WithErrors } from './hono/throws.ts'
export { instanceFromRequestId, instanceFromTraceparent } from './hono/instance.ts'
export { sendContinue, sendEarlyHints, sendProcessing } from './hono/interim-responses.ts'
export type { Link, LinkParts } from './fields/link.ts'
export type { Challenge, Challenges } from './fields/challenge.ts'
export type { Available } from './errors/members.ts'

export { toProblem } from './problem/problem.ts'
export type { Problem, ProblemOptions } from './problem/problem.ts'
export type { JsonValue } from './untrusted/json-value.ts'
export type { FormatInfo, Formatter } from './formatters/formatter.ts'
export type {
  FormatterChoice,
  FormatterFunction,
  FormatterMap,
} from './formatters/formatter-choice.ts'
export type { PageTexts } from './languages/page-texts.ts'
export { htmlFormatter } from './formatters/html.ts'
export type { RenderPage } from './formatters/html.ts'
export type { PageLink, PageOptions } from './formatters/html/page-options.ts'
export { createLocalizer } from './languages/localize.ts'
export type { Localization, Localize, LocalizerOptions } from './languages/localize.ts'
export type { DetailTexts } from './languages/detail-texts.ts'
export type { Language } from './languages/language.ts'
export { jsonFormatter } from './formatters/json.ts'
export type { JsonOptions, JsonShape } from './formatters/json.ts'
export { problemJsonFormatter } from './formatters/problem-json.ts'
export type { ProblemJsonOptions } from './formatters/problem-json.ts'
export { problemXmlFormatter, xmlFormatter } from './formatters/problem-xml.ts'
export { textFormatter } from './formatters/text.ts'
export type { ImmediateRecognizer, Recognizer } from './recognizers/recognizer.ts'
export { fromAbort, fromTimeout } from './recognizers/abort.ts'
export { fromBoom } from './recognizers/boom.ts'
export { fromHttpErrors } from './recognizers/http-errors.ts'
export { fromHttpException } from './recognizers/http-exception.ts'
export { fromMalformedBody } from './recognizers/malformed-body.ts'
export { fromNetwork } from './recognizers/network.ts'
export { fromStatusProperty } from './recognizers/status-property.ts'
export { relay } from './recognizers/relay.ts'
export { fromUpstream } from './recognizers/upstream.ts'
export { checkUpstream, upstreamJson } from './recognizers/upstream/check-upstream.ts'
export { fromValidation } from './recognizers/validation.ts'
export { requireContentType } from './hono/require-content-type.ts'
export type { TimeoutOptions } from './recognizers/abort.ts'
export type { StatusPropertyOptions } from './recognizers/status-property.ts'
export type { UpstreamOptions } from './recognizers/upstream.ts'
export type { SchemaInput, SchemaOutput, StandardSchema } from './untrusted/standard-schema.ts'
export type { ValidationOptions } from './validation/validation-problem.ts'
export { validationError } from './validation/validation-error.ts'
export type { ValidationErrorInit } from './validation/validation-error.ts'
export { InvalidRequest, ValidationFailed } from './validation/validation-failed.ts'
export type {
  ValidationFailure,
  ValidationFailureClass,
  ValidationMembers,
} from './validation/validation-failed.ts'
export { isValidationProblem } from './validation/validation-fault.ts'
export type {
  ParameterPlace,
  ValidationFault,
  ValidationProblem,
} from './validation/validation-fault.ts'
