import { Hono } from 'hono'
import { stream, streamSSE, streamText } from 'hono/streaming'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  withAbortOnError,
  httpErrors,
  NotFound,
  withErrorEvent,
  type Report,
  createLocalizer,
} from '../../src/index.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import { exchangeHttp1, exchangeHttp2 } from '../../src/conformance/clients/raw-client.ts'
import { startHttp1, startHttp2, type TestServer } from '../support/server.ts'
import { de } from '../../src/languages/de.ts'
import { en } from '../../src/languages/en.ts'

const report = vi.fn<Report>()
const bug = new Error('secret')

const app = httpErrors(new Hono(), { report })
  .get('/events', (c) =>
    streamSSE(
      c,
      withErrorEvent(c, async (events) => {
        await events.writeSSE({ data: 'first' })
        throw bug
      })
    )
  )
  .get('/events/typed', (c) =>
    streamSSE(
      c,
      withErrorEvent(c, async () => {
        throw new NotFound('No such\nchannel.')
      })
    )
  )
  .get('/events/string', (c) =>
    streamSSE(
      c,
      withErrorEvent(c, async () => {
        throw 'secret'
      })
    )
  )
  .get('/stream', (c) =>
    stream(
      c,
      withAbortOnError(c, async (bytes) => {
        await bytes.write('first')
        throw bug
      })
    )
  )
  .get('/text', (c) =>
    streamText(
      c,
      withAbortOnError(c, async (text) => {
        await text.write('first')
        throw null
      })
    )
  )
  .get('/fine', (c) =>
    streamText(
      c,
      withAbortOnError(c, async (text) => {
        await text.write('all')
      })
    )
  )

let server: TestServer
beforeAll(async () => {
  server = await startHttp1(app)
})
afterAll(() => server.close())
beforeEach(() => {
  report.mockReset()
})

async function get(target: string): Promise<string> {
  const request = { version: '1.1', method: 'GET', target, keepAlive: true } as const
  return String((await exchangeHttp1(server.port, request)).raw)
}

describe('an error in a stream of events', () => {
  test('an unknown error in a stream of events is sent as an event with the problem, without its message', async () => {
    const bytes = await get('/events')
    expect(bytes).toMatch(/^HTTP\/1\.1 200 OK/)
    expect(bytes).toContain('data: first\n\n')
    expect(bytes).toContain(
      'event: error\ndata: {"type":"about:blank","title":"Internal Server Error","status":500,'
    )
    expect(bytes).toMatch(/\r\n0\r\n\r\n$/)
    expect(bytes).not.toContain('secret')
    expect(report).toHaveBeenCalledExactlyOnceWith(
      bug,
      expect.anything(),
      expect.objectContaining({ status: 500 })
    )
  })

  test('an HttpError in a stream of events is sent with its status and detail', async () => {
    expect(await get('/events/typed')).toContain('"status":404,"detail":"No such\\nchannel."')
  })

  test('a string thrown in a stream of events is sent as an error event, without the string', async () => {
    const bytes = await get('/events/string')
    expect(bytes).toContain('event: error\ndata: {"type":"about:blank"')
    expect(bytes).not.toContain('secret')
    expect(report.mock.calls[0]?.[0]).toBe('secret')
  })
})

describe('an error in any other stream', () => {
  test.each(['/stream', '/text'])(
    'an error in the stream %s ends the connection before the last chunk',
    async (path) => {
      vi.spyOn(console, 'error').mockImplementation(() => {})
      const bytes = await get(path)
      expect(bytes).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
      // RFC 9112 §8: without the last chunk the content is incomplete.
      expect(bytes).not.toMatch(/\r\n0\r\n\r\n$/)
      expect(report).toHaveBeenCalledTimes(1)
      vi.restoreAllMocks()
    }
  )

  test('a stream without an error ends with the last chunk and no report', async () => {
    expect(await get('/fine')).toMatch(/all\r\n0\r\n\r\n$/)
    expect(report).not.toHaveBeenCalled()
  })
})

describe('the framing of a stream', () => {
  test.each(['/events', '/fine'])(
    'the stream %s ends over HTTP/2, and the server responds to the next request',
    async (path) => {
      const http2 = await startHttp2(app)
      const first = await exchangeHttp2(http2.port, { method: 'GET', target: path })
      const second = await exchangeHttp2(http2.port, { method: 'GET', target: '/nothing' })
      await http2.close()
      expect([first.status, second.status]).toEqual([200, 404])
      expect(String(first.body)).toMatch(/^(?:data: first\n\n|all)/)
      expect(first.field('transfer-encoding')).toBeUndefined()
    }
  )

  test('a stream of events has no chunks over HTTP/1.0', async () => {
    const request = { version: '1.0', method: 'GET', target: '/events' } as const
    const response = await exchangeHttp1(server.port, request)
    expect(checkResponse(response.request, response)).toEqual([])
    expect(String(response.body)).toMatch(/^data: first\n\nevent: error\n/)
  })
})

test('the problem of an error event is in the language of the client', async () => {
  const app = httpErrors(new Hono(), { report: () => {}, localize: createLocalizer([en, de]) })
  app.get('/', (c) =>
    streamSSE(
      c,
      withErrorEvent(c, async () => {
        throw new NotFound()
      })
    )
  )
  const response = await app.request('/', { headers: { 'Accept-Language': 'de' } })
  expect(await response.text()).toContain('"title":"Nicht gefunden"')
})
