/** The example with the real pino, OpenTelemetry and Sentry. */
import { trace } from '@opentelemetry/api'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base'
import * as Sentry from '@sentry/core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { NotFound } from '../../src/index.ts'
import { app } from '../../examples/reporting/console.ts'
import { shop, toAll, toOpenTelemetry, toPino, toSentry } from '../../examples/reporting/reports.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

async function logged(path: string) {
  const lines: string[] = []
  const response = await shop(toPino({ write: (line) => lines.push(line) })).request(path)
  const problem: Record<string, unknown> = await response.json()
  return { problem, entries: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

describe('the console', () => {
  test('a 5xx is written with what was thrown, a 4xx without it', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    await app.request('/bug')
    await app.request('/books/7')
    const request = { method: 'GET', path: '/bug' }
    const about = { status: 500, title: 'Internal Server Error', ...request }
    expect(error.mock.calls).toEqual([[about, new TypeError('bug')]])
    expect(warn.mock.calls).toEqual([
      [{ status: 404, title: 'Not Found', method: 'GET', path: '/books/7' }],
    ])
  })
})

describe('pino', () => {
  test('pino gets the error with its cause, and the id that the client received', async () => {
    const { problem, entries } = await logged('/bug')
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      level: 50,
      status: 500,
      path: '/bug',
      instance: problem['instance'],
      err: { type: 'TypeError', message: expect.stringContaining('why') as unknown },
    })
  })

  test('pino gets nothing of a path without a route', async () => {
    expect((await logged('/nowhere')).entries).toEqual([])
  })
})

test('OpenTelemetry gets an exception on the active span', async () => {
  const exporter = new InMemorySpanExporter()
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
  const span = provider.getTracer('test').startSpan('request')
  vi.spyOn(trace, 'getActiveSpan').mockReturnValue(span)
  await shop(toOpenTelemetry).request('/bug')
  span.end()
  const [finished] = exporter.getFinishedSpans()
  expect(finished?.events.map(({ name }) => name)).toEqual(['exception'])
  expect(finished?.attributes['http.response.status_code']).toBe(500)
  expect(finished?.status).toEqual({ code: 2, message: 'Internal Server Error' })
})

describe('Sentry', () => {
  test('Sentry gets errors of the server', async () => {
    const captured = vi.fn<Sentry.Scope['captureException']>().mockReturnValue('id')
    vi.spyOn(Sentry.getCurrentScope(), 'captureException').mockImplementation(captured)
    await shop(toSentry).request('/bug')
    expect(captured).toHaveBeenCalledTimes(1)
    expect(captured.mock.calls[0]?.[0]).toBeInstanceOf(TypeError)
  })

  test('Sentry does not get errors of clients', async () => {
    const captured = vi.fn<Sentry.Scope['captureException']>().mockReturnValue('id')
    vi.spyOn(Sentry.getCurrentScope(), 'captureException').mockImplementation(captured)
    const app = shop(toSentry).get('/404', () => {
      throw new NotFound()
    })
    await app.request('/404')
    expect(captured).not.toHaveBeenCalled()
  })
})

test('Several reports are all called, although one fails', async () => {
  const console_ = vi.spyOn(console, 'error').mockImplementation(() => {})
  const told: string[] = []
  const report = toAll(
    () => {
      throw new Error('down')
    },
    () => void told.push('second')
  )
  expect((await shop(report).request('/bug')).status).toBe(500)
  await vi.waitFor(() => expect(console_).toHaveBeenCalledTimes(2))
  expect(told).toEqual(['second'])
})
