import { once } from 'node:events'
import { connect } from 'node:http2'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { requireContentType } from '../../src/hono/require-content-type.ts'
import { startHttp1, startHttp2, type TestServer } from '../support/server.ts'

const app = httpErrors(new Hono())
app.use('/json', requireContentType('application/json'))
app.use('/images', requireContentType('image/*', 'application/pdf;version=1'))
app.use('/any', requireContentType('*/*'))
app.on(['GET', 'POST', 'PUT', 'PATCH'], ['/json', '/images', '/any'], (c) => c.text('passed'))

let server: TestServer
beforeAll(async () => {
  server = await startHttp1(app)
})
afterAll(() => server.close())

const ways: readonly [string, (path: string, init: RequestInit) => Promise<Response>][] = [
  ['the native Request', async (path, init) => app.request(path, init)],
  [
    'the Request of @hono/node-server',
    (path, init) => fetch(`http://127.0.0.1:${server.port}${path}`, init),
  ],
]

describe.each(ways)('with %s', (_name, send) => {
  test.each(['text/plain', 'application/problem+json', 'application', 'a/b, application/json'])(
    'content of the type %s is a 415 that lists the accepted types',
    async (type) => {
      const init = { method: 'PUT', headers: { 'Content-Type': type }, body: '{}' }
      const response = await send('/json', init)
      expect(response.status).toBe(415)
      expect(response.headers.get('Accept')).toBe('application/json')
      expect(response.headers.get('Accept-Post')).toBe(null)
      expect(response.headers.get('Accept-Patch')).toBe(null)
      expect(await response.json()).toEqual({
        type: 'about:blank',
        title: 'Unsupported Media Type',
        status: 415,
        detail:
          'The content of the request is of a type that is not supported here. Send it as application/json.',
        condition: 'permanent',
      })
    }
  )

  test('content without a type is a 415', async () => {
    const response = await send('/json', { method: 'POST', body: new Blob(['{}']) })
    expect(response.status).toBe(415)
    expect(response.headers.get('Accept')).toBe('application/json')
    expect(response.headers.get('Accept-Post')).toBe('application/json')
    expect(await response.json()).toMatchObject({
      detail: 'The content of the request has no Content-Type. Send it as application/json.',
    })
  })

  test('a 415 to PATCH lists the accepted types in Accept-Patch', async () => {
    const response = await send('/images', { method: 'PATCH', body: '{}' })
    expect(response.status).toBe(415)
    expect(response.headers.get('Accept-Patch')).toBe('image/*, application/pdf;version=1')
  })

  test.each([
    ['/json', 'application/json'],
    ['/json', 'Application/JSON; charset=utf-8'],
    ['/json', 'application/json ; charset="utf-8"'],
    ['/images', 'image/png'],
    ['/images', 'application/pdf'],
    ['/any', 'x/y'],
  ])('the route %s accepts content of the type %s', async (path, type) => {
    const init = { method: 'POST', headers: { 'Content-Type': type }, body: '{}' }
    expect((await send(path, init)).status).toBe(200)
  })

  test('a stream of unknown length without a type is a 415', async () => {
    const body = new Blob(['{}']).stream()
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit
    expect((await send('/json', init)).status).toBe(415)
  })

  test.each(['GET', 'POST', 'PUT'])('a %s without content passes', async (method) => {
    expect((await send('/json', { method })).status).toBe(200)
  })

  test('a request without content passes, whatever its Content-Type is', async () => {
    const headers = { 'Content-Type': 'text/plain' }
    expect((await send('/json', { method: 'POST', headers })).status).toBe(200)
  })
})

describe('requireContentType over HTTP/2, which has no Content-Length here', () => {
  async function statusOf(content: string | undefined): Promise<unknown> {
    const http2 = await startHttp2(app)
    const session = connect(`http://127.0.0.1:${http2.port}`)
    const fields = { ':method': 'POST', ':path': '/json' }
    const stream = session.request(fields, { endStream: content === undefined })
    if (content !== undefined) stream.end(content)
    const [headers] = await once(stream, 'response')
    stream.close()
    session.destroy()
    await http2.close()
    return headers[':status']
  }

  test('content without a type is a 415 over HTTP/2', async () => {
    expect(await statusOf('{}')).toBe(415)
  })

  test('a request without content passes over HTTP/2', async () => {
    expect(await statusOf(undefined)).toBe(200)
  })
})

describe('the arguments of requireContentType', () => {
  test('requireContentType refuses what is no media type', () => {
    expect(() => requireContentType('json')).toThrow(
      new TypeError(
        `Argument 1 of requireContentType() must be a media type such as 'application/json'; received "json".`
      )
    )
  })

  test('requireContentType refuses an empty list of types', () => {
    expect(() => requireContentType()).toThrow(
      new TypeError(
        `Argument 1 of requireContentType() must be a media type such as 'application/json'; received undefined.`
      )
    )
  })
})
