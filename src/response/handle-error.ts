/** Recognize, render, report: what happens to an error wherever it was caught. */

import { failure } from '../errors/error-failure.ts'
import { InternalServerError, MethodNotAllowed } from '../errors/errors.ts'
import { explained } from '../errors/forgotten-new.ts'
import type { HttpError } from '../errors/http-error.ts'
import { fieldOfContext } from '../fields/context-fields.ts'
import { recognize } from '../recognizers/recognize.ts'
import { andThen } from '../untrusted/maybe-promise.ts'
import { controlFlowResponse, replyFromControlFlow } from './control-flow.ts'
import { addDroppedFields } from './dropped-fields.ts'
import { notThrown, type ErrorContext } from './error-context.ts'
import type { Reply } from './exchange.ts'
import { isSendableOver } from './http-version.ts'
import { renderError } from './render-error.ts'
import { reportAlways, reportOnce, type ReportInfo } from './report.ts'
import { replyFromResponse, thrownResponse, type ThrownResponse } from './thrown-response.ts'

/**
 * Returns the reply to a thrown value and reports the value. Never throws, whatever the value is.
 *
 * @returns a promise only where a hook or a thrown response needs one; it never rejects.
 */
export function handleThrown(thrown: unknown, context: ErrorContext): Reply | Promise<Reply> {
  context.thrown = explained(thrown)
  try {
    const reply = keepOrRecognize(context)
    return reply instanceof Promise ? renderIfRejected(reply, context) : reply
  } catch (reason) {
    return renderUnreadable(reason, context)
  }
}

/**
 * Returns the reply to an error that was not thrown, such as a path without a route. It is reported if
 * the option `reportUnrouted` asks for that.
 */
export function handleUnthrown(error: HttpError, context: ErrorContext): Reply | Promise<Reply> {
  const { c } = context
  // A middleware of the app may answer methods that no route has.
  const allow = error.status === 405 && c ? fieldOfContext(c, 'allow') : undefined
  const complete = allow === undefined ? error : MethodNotAllowed.from({ headers: { allow } })
  return renderAndReport(complete, context)
}

/** Sends a thrown response as it is where that is allowed, and renders every other value. */
function keepOrRecognize(context: ErrorContext): Reply | Promise<Reply> {
  const control = controlFlowResponse(context)
  if (control !== undefined) return sendControlFlow(control, context)
  const kept = thrownResponse(context)
  if (kept === undefined) return recognizeAndRender(context)
  const { status, response } = kept
  if (isSendableOver(status, context.exchange)) return keepResponse(kept, context)
  // A 426 over HTTP/2, which has no Upgrade field (RFC 9113 §8.2.2), is rendered as a 505.
  const { errorClassOf } = context.settings.preset
  const error = errorClassOf(status).from({ headers: response.headers, cause: context.thrown })
  return renderAndReport(error, context)
}

function renderIfRejected(reply: Promise<Reply>, context: ErrorContext): Promise<Reply> {
  return reply.catch((reason: unknown) => renderUnreadable(reason, context))
}

/** Renders a 500 for an error of this package whose properties throw. */
function renderUnreadable(reason: unknown, context: ErrorContext): Reply | Promise<Reply> {
  context.addFailure(reason)
  return renderAndReport(InternalServerError.from({ cause: context.thrown }), context)
}

function recognizeAndRender(context: ErrorContext): Reply | Promise<Reply> {
  return andThen(recognize(context.thrown, context), renderRecognized, context)
}

function renderRecognized(error: HttpError, context: ErrorContext): Reply | Promise<Reply> {
  if (error.droppedFields) addDroppedFields(error.droppedFields, error.status, context)
  if (failure in error) context.addFailure(error[failure])
  return renderAndReport(error, context)
}

/** Sends a thrown redirect or success, which is not an error and so is not reported. */
async function sendControlFlow(control: ThrownResponse, context: ErrorContext): Promise<Reply> {
  return (await replyFromControlFlow(control, context)) ?? recognizeAndRender(context)
}

/** Sends a thrown response with its own content; recognizes the thrown value if that cannot be read. */
async function keepResponse(kept: ThrownResponse, context: ErrorContext): Promise<Reply> {
  const reply = await replyFromResponse(kept, context)
  if (reply === undefined) return recognizeAndRender(context)
  return report(reply, context)
}

function renderAndReport(error: HttpError, context: ErrorContext): Reply | Promise<Reply> {
  return andThen(renderError(error, context), report, context)
}

/** Reports the thrown value and what failed while it was rendered. Returns the reply. */
function report(reply: Reply, context: ErrorContext): Reply {
  const { settings, exchange, c, thrown, failures, error, problem, reference } = context
  const { status } = reply
  const isThrown = thrown !== notThrown
  const isReported = isThrown || (settings.reportUnrouted && c !== undefined)
  if (!isReported && failures === undefined) return reply
  // There is a problem wherever there is a reply.
  const described = (reference ? { problem, status, reference } : { problem, status }) as ReportInfo
  // With a context, the report reads the request of that.
  const info = c ? described : { ...described, method: exchange.method, path: exchange.path }
  const owner = c ?? exchange
  if (isReported) reportOnce(settings.report, isThrown ? thrown : error, c, info, owner)
  for (const failed of failures ?? []) {
    reportAlways(settings.report, failed, c, { ...info, isFailure: true }, owner)
  }
  return reply
}
