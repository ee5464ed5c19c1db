/**
 * Where errors go: the same app reporting to pino, to an OpenTelemetry span, and to Sentry.
 *
 * `report` is called once a request, with what was thrown; by then the response is decided.
 */
import { trace } from '@opentelemetry/api'
import * as Sentry from '@sentry/core'
import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { httpErrors, instanceFromRequestId, type Report } from 'hono-http-errors'
import { pino, type DestinationStream } from 'pino'

/** 5xx as errors; 4xx only for those who look for them. pino writes the cause too. */
export function toPino(destination?: DestinationStream): Report {
  const log = pino({ level: 'debug', base: null }, destination)
  return (error, c, { problem, status }) => {
    const level = status >= 500 ? 'error' : 'debug'
    log[level]({ err: error, status, instance: problem.instance, path: c?.req.path })
  }
}

/** An exception on the span that is active, which fails only for errors of the server. */
export const toOpenTelemetry: Report = (error, _c, { problem, status }) => {
  const span = trace.getActiveSpan()
  span?.recordException(error instanceof Error ? error : String(error))
  span?.setAttribute('http.response.status_code', status)
  if (status >= 500) span?.setStatus({ code: 2, message: problem.title })
}

/** Only what needs mending: a 4xx is the client's doing. */
export const toSentry: Report = (error, c, { problem, status }) => {
  if (status < 500) return
  Sentry.captureException(error, {
    tags: { status, instance: problem.instance },
    extra: { path: c?.req.path },
  })
}

/** Several at once. One that throws does not keep the others from being told. */
export function toAll(...reports: readonly Report[]): Report {
  return async (error, c, told) => {
    const outcomes = await Promise.allSettled(reports.map(async (report) => report(error, c, told)))
    const failed = outcomes.filter((outcome) => outcome.status === 'rejected')
    if (failed.length > 0) throw new AggregateError(failed.map(({ reason }) => reason as unknown))
  }
}

export function shop(report: Report) {
  return httpErrors(new Hono(), { report, instance: instanceFromRequestId() })
    .use(requestId())
    .get('/bug', () => {
      throw new TypeError('bug', { cause: new Error('why') })
    })
}
