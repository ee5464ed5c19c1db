/** The option `report`: what was thrown goes to pino, to the span of OpenTelemetry, and to Sentry. */
import { trace } from '@opentelemetry/api'
import * as Sentry from '@sentry/core'
import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { httpErrors, instanceFromRequestId, type Report } from 'hono-http-errors'
import { pino, type DestinationStream } from 'pino'

/** Writes 5xx at the level `error` and 4xx at the level `debug`. pino writes the causes, too. */
export function toPino(destination?: DestinationStream): Report {
  const log = pino({ level: 'debug', base: null }, destination)
  return (error, _c, { problem, status, method, path }) => {
    const level = status >= 500 ? 'error' : 'debug'
    log[level]({ err: error, status, instance: problem.instance, method, path })
  }
}

/** Records an exception on the active span, which fails only for errors of the server. */
export const toOpenTelemetry: Report = (error, _c, { problem, status }) => {
  const span = trace.getActiveSpan()
  span?.recordException(error instanceof Error ? error : String(error))
  span?.setAttribute('http.response.status_code', status)
  if (status >= 500) span?.setStatus({ code: 2, message: problem.title })
}

/**
 * Sends what was thrown, and only what became a 5xx: neither a `NotFound` nor an error of a database that
 * a recognizer made a 409 of.
 */
export const toSentry: Report = (error, _c, { problem, status, method, path }) => {
  if (status < 500) return
  Sentry.captureException(error, {
    tags: { status, instance: problem.instance },
    extra: { method, path },
  })
}

/** Calls several reports. If one throws, the others are still called. */
export function toAll(...reports: readonly Report[]): Report {
  return async (error, c, info) => {
    const outcomes = await Promise.allSettled(reports.map(async (report) => report(error, c, info)))
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
