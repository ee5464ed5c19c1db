/** `@hono/otel`: the problem on the span of the request, which fails only for errors of the server. */
import { httpInstrumentationMiddleware } from '@hono/otel'
import { trace, type TracerProvider } from '@opentelemetry/api'
import type { MiddlewareHandler } from 'hono'
import { getProblem } from 'hono-http-errors'

/**
 * Returns the middleware, for `app.use(...)`.
 *
 * @param tracerProvider defaults to the global one.
 */
export function traceRequests(
  tracerProvider: TracerProvider = trace.getTracerProvider()
): readonly [MiddlewareHandler, MiddlewareHandler] {
  const describeProblem: MiddlewareHandler = async (c, next) => {
    await next()
    const problem = getProblem(c)
    if (problem === undefined) return
    const { type, instance } = problem
    trace.getActiveSpan()?.setAttributes({
      'problem.type': type,
      ...(instance !== undefined && { 'problem.instance': instance }),
    })
    // `@hono/otel` 1.1 records `c.error` and marks the span as failed. An error of the client is no
    // failure of the server: https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status
    if (problem.status < 500) c.error = undefined
  }
  return [httpInstrumentationMiddleware({ tracerProvider }), describeProblem]
}
