/** A Content-Length that differs from the content, set by the app in any way, over HTTP/1.0, 1.1 and 2. */
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { httpErrors, NotFound, type Report } from '../../src/index.ts'
import { serveBoth } from './serve-both.ts'
import {
  exchangeHttp1,
  exchangeHttp2,
  exchangeRaw,
} from '../../src/conformance/clients/raw-client.ts'

const report = vi.fn<Report>()
const lengths = ['6', '1000', '0', '5']

function streamed(...chunks: string[]): ReadableStream {
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      const chunk = chunks.shift()
      if (chunk === undefined) controller.close()
      else controller.enqueue(Buffer.from(chunk))
    },
  })
}

const app = httpErrors(new Hono(), { report })
  .get('/fine', (c) => c.text('fine'))
  .get('/record/:length', (c) => c.text('hello', 200, { 'content-LENGTH': c.req.param('length') }))
  .get('/header/:length', (c) => {
    c.header('Content-Length', c.req.param('length'))
    return c.text('hello')
  })
  .get('/native/:length', (c) => {
    const headers = { 'Content-Length': c.req.param('length') }
    const response = new Response('hello', { headers })
    // Reading the content makes it a Response of the platform.
    if (response.body === null) throw new Error('The content is missing.')
    return response
  })
  .get('/bytes/:length', (c) => {
    return new Response(Buffer.from('hello'), {
      headers: { 'Content-Length': c.req.param('length') },
    })
  })
  .get('/set/:length', (c: Context) => {
    c.env.outgoing.setHeader('Content-Length', c.req.param('length'))
    c.env.outgoing.write('hel')
    c.env.outgoing.end('lo')
    return RESPONSE_ALREADY_SENT
  })
  .get('/raw/:length', (c: Context) => {
    c.env.outgoing.writeHead(200, [
      'Content-Length',
      c.req.param('length'),
      'Set-Cookie',
      'a',
      'Set-Cookie',
      'b',
    ])
    c.env.outgoing.end('hello')
    return RESPONSE_ALREADY_SENT
  })
  .get('/error/:length', (c) => {
    const { length } = c.req.param()
    return new Response(streamed('hel', 'lo'), {
      status: 404,
      headers: { 'Content-Length': length },
    })
  })
  .get('/stream/:length', (c) => {
    const { length } = c.req.param()
    return new Response(streamed('hel', 'lo'), { headers: { 'Content-Length': length } })
  })
  .get('/none', () => new Response(null, { status: 204, headers: { 'Content-Length': '7' } }))
  .get('/unchanged', () => new Response(null, { status: 304, headers: { 'Content-Length': '7' } }))
  .get('/phrase', (c: Context) => {
    c.env.outgoing.statusMessage = 'Fine'
    throw new NotFound()
  })
  .get('/names', (c: Context) => {
    return c.text(`${c.env.incoming.constructor.name} ${c.env.outgoing.constructor.name}`)
  })

const servers = serveBoth(app)
beforeEach(() => {
  report.mockClear()
})

const get = (target: string, close = '') => `GET ${target} HTTP/1.1\r\nHost: a\r\n${close}\r\n`
const last = get('/fine', 'Connection: close\r\n')

describe.each(['/record', '/header', '/native', '/bytes', '/set', '/raw'])(
  'content from %s',
  (path) => {
    test.each(lengths)(
      'content with a Content-Length of %s gets its true length over HTTP/2',
      async (length) => {
        const response = await exchangeHttp2(servers.http2.port, {
          method: 'GET',
          target: `${path}/${length}`,
        })
        expect(String(response.body)).toBe('hello')
        expect(response.field('content-length')).toBe('5')
      }
    )

    test.each(lengths)(
      'content with a Content-Length of %s gets its true length, and the next response is whole',
      async (length) => {
        const { raw } = await exchangeRaw(servers.http1.port, get(`${path}/${length}`) + last)
        expect(String(raw)).toMatch(
          /^HTTP\/1\.1 200 OK\r\n[^]*?\r\n\r\nhelloHTTP\/1\.1 200 OK\r\n[^]*\r\n\r\nfine$/
        )
        expect(
          String(raw)
            .match(/content-length: \d+/gi)
            ?.map((line) => line.slice(16))
        ).toEqual(['5', '4'])
      }
    )

    test('content with a Content-Length of 6 gets its true length over HTTP/1.0', async () => {
      const response = await exchangeHttp1(servers.http1.port, {
        version: '1.0',
        method: 'GET',
        target: `${path}/6`,
      })
      expect([response.field('content-length'), String(response.body)]).toEqual(['5', 'hello'])
    })
  }
)

test('a field with several lines keeps its lines when a wrong Content-Length is replaced', async () => {
  const response = await exchangeHttp1(servers.http1.port, {
    version: '1.1',
    method: 'GET',
    target: '/raw/6',
  })
  expect(response.fieldLines('set-cookie')).toEqual(['a', 'b'])
})

describe('a streamed error', () => {
  test.each(lengths)(
    'a streamed error is sent without its Content-Length of %s',
    async (length) => {
      const target = `/error/${length}`
      const over2 = await exchangeHttp2(servers.http2.port, { method: 'GET', target })
      expect([over2.status, String(over2.body), over2.field('content-length')]).toEqual([
        404,
        'hello',
        undefined,
      ])
      const over1 = await exchangeHttp1(servers.http1.port, {
        version: '1.1',
        method: 'GET',
        target,
      })
      expect([over1.status, String(over1.body), over1.field('content-length')]).toEqual([
        404,
        'hello',
        undefined,
      ])
    }
  )
})

describe('a streamed success', () => {
  test('a streamed success with its true Content-Length keeps it', async () => {
    const target = '/stream/5'
    const { raw } = await exchangeRaw(servers.http1.port, get(target) + last)
    expect(String(raw)).toMatch(
      /content-length: 5\r\n[^]*?\r\n\r\nhelloHTTP\/1\.1 200 OK[^]*fine$/i
    )
    const over2 = await exchangeHttp2(servers.http2.port, { method: 'GET', target })
    expect([String(over2.body), over2.field('content-length')]).toEqual(['hello', '5'])
    expect(report).not.toHaveBeenCalled()
  })

  test.each(['4', '2', '0'])(
    'a streamed success with the Content-Length %s ends at that length, and is reported',
    async (length) => {
      const { raw } = await exchangeRaw(servers.http1.port, get(`/stream/${length}`) + last)
      const [, content = ''] = String(raw).split('\r\n\r\n')
      expect(content.split('HTTP/1.1 200 OK')[0]).toBe('hello'.slice(0, Number(length)))
      expect(String(raw)).toMatch(/fine$/)
      expect(report).toHaveBeenCalledTimes(1)
    }
  )

  test('a streamed success with a Content-Length that is too large closes its connection, and is reported', async () => {
    const { raw, closed } = await exchangeRaw(servers.http1.port, get('/stream/9') + last)
    expect(String(raw)).toMatch(/\r\n\r\n(?:hel|hello)$/)
    expect(closed).toBe(true)
    expect(report).toHaveBeenCalledTimes(1)
  })
})

test('a 204 has no Content-Length, and a 304 and a response to HEAD keep it', async () => {
  const none = await exchangeRaw(servers.http1.port, get('/none') + last)
  expect(String(none.raw)).toMatch(/^HTTP\/1\.1 204 No Content\r\n(?![^]*ength: 7)[^]*fine$/)
  const unchanged = await exchangeRaw(servers.http1.port, get('/unchanged') + last)
  expect(String(unchanged.raw)).toMatch(
    /^HTTP\/1\.1 304 Not Modified\r\n[^]*ength: 7\r\n[^]*fine$/i
  )
  const head = await exchangeHttp1(servers.http1.port, {
    version: '1.1',
    method: 'HEAD',
    target: '/header/7',
  })
  expect(head.field('content-length')).toBe('7')
})

test('an error response does not have a reason phrase that was set before', async () => {
  const { raw } = await exchangeRaw(servers.http1.port, get('/phrase', 'Connection: close\r\n'))
  expect(String(raw)).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/)
})

test('the guarded classes of Node keep the names of the classes', async () => {
  const one = await exchangeHttp1(servers.http1.port, {
    version: '1.1',
    method: 'GET',
    target: '/names',
  })
  expect(String(one.body)).toBe('IncomingMessage ServerResponse')
  const two = await exchangeHttp2(servers.http2.port, { method: 'GET', target: '/names' })
  expect(String(two.body)).toBe('Http2ServerRequest Http2ServerResponse')
})
