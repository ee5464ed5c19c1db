/** The middleware of examples/reporting with the real packages. */
import { context } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base'
import * as Sentry from '@sentry/core'
import { ServerRuntimeClient } from '@sentry/core/server'
import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { Registry } from 'prom-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  Conflict,
  httpErrors,
  instanceFromRequestId,
  NotFound,
  type HttpErrorsOptions,
} from '../../src/index.ts'
import { mapErrors } from '../../src/recognizers/map-errors.ts'
import { logRequests } from '../../examples/reporting/hono-logger.ts'
import { logWithPino } from '../../examples/reporting/hono-pino.ts'
import { traceRequests } from '../../examples/reporting/open-telemetry.ts'
import { countErrors, metrics } from '../../examples/reporting/prometheus.ts'
import { toSentry } from '../../examples/reporting/reports.ts'

class DuplicateKey extends Error {}

const bug = new TypeError('bug', { cause: new Error('why') })
const requestIdField = { headers: { 'X-Request-Id': '2f1d5c1e-6a3b-4c59-9c86-0d2b6a6f9f10' } }
const instance = 'urn:uuid:2f1d5c1e-6a3b-4c59-9c86-0d2b6a6f9f10'

/** The requests of each recipe: a success, a path without a route, a mapped error, and two bugs. */
const paths = ['/books', '/nowhere', '/missing', '/duplicate', '/bug', '/string']

function shop(options: HttpErrorsOptions = {}): Hono {
  return httpErrors(new Hono(), {
    report: false,
    instance: instanceFromRequestId(),
    recognizers: [
      mapErrors([[DuplicateKey, (cause) => new Conflict({ detail: 'It exists.', cause })]]),
    ],
    ...options,
  })
}

function withRoutes(app: Hono): Hono {
  return app
    .get('/books', (c) => c.text('books'))
    .get('/missing', () => fail(new NotFound('No book has that id.')))
    .get('/duplicate', () => fail(new DuplicateKey('books_pkey')))
    .get('/bug', () => fail(bug))
    .get('/string', () => fail('text'))
}

async function requestAll(app: Hono): Promise<readonly number[]> {
  const statuses: number[] = []
  for (const path of paths) statuses.push((await app.request(path, requestIdField)).status)
  return statuses
}

const expectedStatuses = [200, 404, 404, 409, 500, 500]

test('hono/logger prints the status, and the problem that the client received', async () => {
  const lines: string[] = []
  const app = withRoutes(
    shop()
      .use(requestId())
      .use(...logRequests((line) => lines.push(line)))
  )
  expect(await requestAll(app)).toEqual(expectedStatuses)
  const escape = String.fromCharCode(27)
  const plain = lines
    .filter((line) => !line.startsWith('<--'))
    .map((line) =>
      line.replaceAll(new RegExp(`${escape}\\[\\d+m`, 'g'), '').replace(/ \d+m?s$/, '')
    )
  expect(plain.filter((line) => line.startsWith('-->'))).toEqual(
    paths.map((path, index) => `--> GET ${path} ${expectedStatuses[index]}`)
  )
  const problems = plain.filter((line) => !line.startsWith('-->'))
  expect(problems).toHaveLength(5)
  expect(problems[1]).toBe('    404 Not Found: No book has that id.')
  expect(problems[2]).toBe('    409 Conflict: It exists.')
  expect(problems.join()).not.toContain('bug')
})

test('hono-pino writes one entry for each request, with its problem and a level by its status', async () => {
  const lines: string[] = []
  const app = shop().use(requestId())
  app.use(logWithPino({ write: (line) => lines.push(line) }))
  withRoutes(app)
  expect(await requestAll(app)).toEqual(expectedStatuses)
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(entries.map(({ level, msg }) => [level, msg])).toEqual([
    [30, 'OK'],
    [30, 'Not Found'],
    [30, 'Not Found'],
    [30, 'Conflict'],
    [50, 'Internal Server Error'],
    [50, 'Internal Server Error'],
  ])
  expect(entries[0]).not.toHaveProperty('problem')
  expect(entries[3]).not.toHaveProperty('err')
  expect(entries[4]).toMatchObject({
    res: { status: 500 },
    problem: { status: 500, instance },
    err: { type: 'TypeError', message: 'bug: why' },
  })
})

describe('@hono/otel', () => {
  const exporter = new InMemorySpanExporter()
  const tracerProvider = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  })
  beforeEach(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  })
  afterEach(() => context.disable())

  async function spansOf(): Promise<readonly ReadableSpan[]> {
    exporter.reset()
    const app = withRoutes(
      shop()
        .use(requestId())
        .use(...traceRequests(tracerProvider))
    )
    expect(await requestAll(app)).toEqual(expectedStatuses)
    return exporter.getFinishedSpans()
  }

  test('Each span has the status of the response, the problem type and the instance', async () => {
    const spans = await spansOf()
    expect(spans.map(({ attributes }) => attributes['http.response.status_code'])).toEqual(
      expectedStatuses
    )
    expect(spans[0]?.attributes).not.toHaveProperty('problem.type')
    for (const { attributes } of spans.slice(1)) {
      expect(attributes).toMatchObject({
        'problem.type': 'about:blank',
        'problem.instance': instance,
      })
    }
  })

  test('Only an error of the server fails its span and is recorded, once and as it was thrown', async () => {
    const spans = await spansOf()
    // OpenTelemetry: 0 is unset, 2 is an error.
    expect(spans.map(({ status }) => status.code)).toEqual([0, 0, 0, 0, 2, 2])
    expect(spans.map(({ events }) => events.length)).toEqual([0, 0, 0, 0, 1, 1])
    expect(spans[4]?.events[0]?.attributes).toMatchObject({
      'exception.type': 'TypeError',
      'exception.message': 'bug',
    })
  })
})

test('Sentry gets what was thrown once for each error of the server, and no mapped error', async () => {
  const events: Sentry.ErrorEvent[] = []
  const client = new ServerRuntimeClient({
    dsn: 'https://key@sentry.test/1',
    integrations: [],
    stackParser: () => [],
    transport: (options) => Sentry.createTransport(options, async () => ({})),
    beforeSend: (event) => {
      events.push(event)
      return null
    },
  })
  Sentry.setCurrentClient(client)
  client.init()
  const app = withRoutes(shop({ report: toSentry }).use(requestId()))
  expect(await requestAll(app)).toEqual(expectedStatuses)
  await client.flush()
  expect(
    events.map(({ exception, message, tags, extra }) => ({
      value: exception?.values?.at(-1)?.value ?? message,
      tags,
      path: extra?.['path'],
    }))
  ).toEqual([
    { value: 'bug', tags: { status: 500, instance }, path: '/bug' },
    { value: 'text', tags: { status: 500, instance }, path: '/string' },
  ])
})

test('@hono/prometheus counts requests by status and problem type, and errors by name', async () => {
  const registry = new Registry()
  const { registerMetrics, printMetrics } = metrics(registry)
  const app = shop({ typeFor: 'urn:problem:', report: countErrors(registry) })
  withRoutes(app.use(requestId(), registerMetrics).get('/metrics', printMetrics))
  expect(await requestAll(app)).toEqual(expectedStatuses)
  const text = await (await app.request('/metrics')).text()
  const counts = text
    .split('\n')
    .filter((line) => /^http_(requests|server_errors)_total/.test(line))
  const requests = (route: string, status: number, problem: string): string =>
    `http_requests_total{method="GET",route="${route}",status="${status}",ok="${status < 400}",problem="${problem}"} 1`
  expect(counts.toSorted()).toEqual(
    [
      requests('/books', 200, ''),
      requests('/*', 404, 'urn:problem:404'),
      requests('/missing', 404, 'urn:problem:404'),
      requests('/duplicate', 409, 'urn:problem:409'),
      requests('/bug', 500, 'urn:problem:500'),
      requests('/string', 500, 'urn:problem:500'),
      'http_server_errors_total{status="500",name="TypeError"} 1',
      'http_server_errors_total{status="500",name="string"} 1',
    ].toSorted()
  )
})

function fail(thrown: unknown): never {
  throw thrown
}
