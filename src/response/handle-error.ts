/** Recognize, render, report: what happens to an error wherever it was caught. */

import { BoundedContent } from '../untrusted/bounded-content.ts'
import { droppedFields } from './dropped-fields.ts'
import { InternalServerError, MethodNotAllowed } from '../errors/errors.ts'
import { ErrorContext, isThrown, notThrown, type ErrorScope } from './error-context.ts'
import type { Reply } from './exchange.ts'
import type { FieldLines, Fields } from '../fields/field.ts'
import { explained } from '../errors/forgotten-new.ts'
import { replyFromResponse, thrownResponse, type Held } from './thrown-response.ts'
import { andThen, callHook } from '../untrusted/call-hook.ts'
import type { HttpError } from '../errors/http-error.ts'
import { fieldsToSend, lacksFields } from './error-fields.ts'
import { toProblem } from '../problem/problem.ts'
import { isSendableOver } from './http-version.ts'
import { recognize } from '../recognizers/recognize.ts'
import { reportAlways, reportOnce, type ReportInfo } from './report.ts'
import { renderError, type RenderedError } from './render-error.ts'
import { stagedField } from './staged-field.ts'

export type { ErrorScope } from './error-context.ts'

/**
 * Returns the reply to a thrown value and reports the value. Never throws, whatever the value is.
 *
 * @returns a promise only where a hook or a thrown response needs one; it never rejects.
 */
export function handleThrown(thrown: unknown, scope: ErrorScope): Reply | Promise<Reply> {
  const context = new ErrorContext(scope, explained(thrown))
  try {
    const reply = keepOrRecognize(context)
    return reply instanceof Promise ? renderIfRejected(reply, context) : reply
  } catch (failure) {
    return renderUnreadable(failure, context)
  }
}

/** Returns the reply to an error that was not thrown, such as a path without a route. */
export function handleUnthrown(error: HttpError, scope: ErrorScope): Reply | Promise<Reply> {
  const { c } = scope
  // A middleware of the app may answer methods that no route has.
  const allow = error.status === 405 && c !== undefined ? stagedField(c, 'allow') : undefined
  const complete = allow === undefined ? error : MethodNotAllowed.from({ headers: { allow } })
  return renderAndReport(complete, new ErrorContext(scope, notThrown))
}

/** Sends a thrown response as it is where that is allowed, and renders every other value. */
function keepOrRecognize(context: ErrorContext): Reply | Promise<Reply> {
  const { thrown, settings, exchange, c, addFailure } = context
  const kept = thrownResponse(thrown, settings.keepResponse, c, addFailure)
  if (kept === undefined) return recognizeAndRender(context)
  if (isSendableOver(kept.status, exchange)) return keepResponse(kept, context)
  // A 426 over HTTP/2, which has no Upgrade field (RFC 9113 §8.2.2), is rendered as a 505.
  const { status, response } = kept
  const error = settings.preset
    .errorClassOf(status)
    .from({ headers: response.headers, cause: thrown })
  return renderAndReport(error, context)
}

function renderIfRejected(reply: Promise<Reply>, context: ErrorContext): Promise<Reply> {
  return reply.catch((failure: unknown) => renderUnreadable(failure, context))
}

/** Renders a 500 for an error of this package whose properties throw. */
function renderUnreadable(failure: unknown, context: ErrorContext): Reply | Promise<Reply> {
  context.addFailure(failure)
  return renderAndReport(InternalServerError.from({ cause: context.thrown }), context)
}

function recognizeAndRender(context: ErrorContext): Reply | Promise<Reply> {
  const { thrown, settings, c, addFailure } = context
  return andThen(recognize(thrown, settings, c, addFailure), renderRecognized, context)
}

function renderRecognized(error: HttpError, context: ErrorContext): Reply | Promise<Reply> {
  if (error.droppedFields) {
    context.addFailure(droppedFields(error.droppedFields, error.status, context.c))
  }
  return renderAndReport(error, context)
}

/** Reads the content of a thrown response, within limits, and returns it as the reply. */
function keepResponse(kept: Held, context: ErrorContext): Reply | Promise<Reply> {
  const { settings, exchange, c, addFailure } = context
  let content: BoundedContent | undefined
  const reply = callHook<Reply>({
    name: 'thrown response',
    call: () => {
      content = new BoundedContent(kept.response)
      const staged = c?.newResponse(null, 200).headers
      const complete = (error: HttpError): Fields =>
        fieldsToSend(error, exchange, { c, known: missingFieldsOf(context), failed: addFailure })
      return replyFromResponse(kept, content, complete, staged, settings)
    },
    isValid: (value): value is Reply => typeof value === 'object',
    timeout: settings.hookTimeout,
    failed: addFailure,
  })
  return andThen(reply, (read) => {
    if (read !== undefined) {
      const problem = toProblem(settings.preset.errorClassOf(read.status).from())
      return report({ reply: read, problem }, context)
    }
    // The stream may never end, and nothing reads it any more.
    content?.cancel()
    return recognizeAndRender(context)
  })
}

function renderAndReport(error: HttpError, context: ErrorContext): Reply | Promise<Reply> {
  const { settings, exchange, c, addFailure } = context
  const known = lacksFields(error) ? missingFieldsOf(context) : undefined
  const rendered = renderError(error, exchange, { settings, c, known, failed: addFailure })
  return andThen(rendered, report, context)
}

/** Reports the thrown value and what failed while it was rendered. Returns the reply. */
function report({ reply, problem }: RenderedError, context: ErrorContext): Reply {
  const { settings, c, thrown, failures } = context
  const info: ReportInfo = { problem, status: reply.status }
  if (isThrown(thrown)) reportOnce(settings.report, thrown, c, info)
  for (const failure of failures ?? []) {
    reportAlways(settings.report, failure, c, { ...info, isFailure: true })
  }
  return reply
}

/**
 * Finds the fields that a status asks for and that the error does not have. What the app has set on
 * the context decides before the option, and the option before the routes.
 */
function missingFieldsOf({
  settings,
  allowed,
  exchange,
  c,
}: ErrorContext): (field: string) => FieldLines | undefined {
  return (field) => {
    const staged = c && stagedField(c, field)
    if (staged !== undefined) return staged
    if (field === 'www-authenticate') return settings.challenges
    if (field !== 'allow' || allowed === undefined || c === undefined) return undefined
    // Hono answers HEAD by GET, so a handler refuses both or none.
    const isGet = exchange.method === 'GET' || exchange.method === 'HEAD'
    const refused = isGet ? ['GET', 'HEAD'] : [exchange.method]
    return allowed(c)
      .filter((method) => !refused.includes(method))
      .join(', ')
  }
}
