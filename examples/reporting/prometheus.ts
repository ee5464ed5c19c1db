/** `@hono/prometheus`: counts requests by status and by problem type. */
import { prometheus } from '@hono/prometheus'
import { getProblem } from 'hono-http-errors'
import { Counter, Registry } from 'prom-client'

/** Returns the middleware `registerMetrics`, and the handler `printMetrics` for `/metrics`. */
export function metrics(registry = new Registry()) {
  return prometheus({
    registry,
    metricOptions: {
      // A type is one of a few. A detail or an instance would make a time series of each request.
      requestsTotal: { customLabels: { problem: (c) => getProblem(c)?.type ?? '' } },
    },
  })
}

/** Returns a report that counts errors of the server by the name of what was thrown. */
export function countErrors(registry: Registry) {
  const counter = new Counter({
    name: 'http_server_errors_total',
    help: 'Errors of the server',
    labelNames: ['status', 'name'],
    registers: [registry],
  })
  return (error: unknown, _c: unknown, { status }: { readonly status: number }): void => {
    const name = error instanceof Error ? error.name : typeof error
    if (status >= 500) counter.inc({ status, name })
  }
}
