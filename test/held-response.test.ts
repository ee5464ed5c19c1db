import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { httpErrors, type HttpErrorsOptions, type Report } from '../src/index.ts'
import { exchangeHttp1, type WireResponse } from '../src/conformance/clients/raw-client.ts'
import { startHttp1, type TestServer } from './server.ts'

const constant = new Response('{"error":"constant"}', {
  status: 409,
  headers: { 'Content-Type': 'application/json', 'X-Own': '1' },
})

const app = httpErrors(new Hono(), { report: () => {} })
  .use('/cors', cors())
  .get('/json', (c) => {
    throw c.json({ error: 'größer' }, 404)
  })
  .get('/cors', (c) => {
    c.header('ETag', '"1"')
    throw c.json({ error: 'x' }, 403)
  })
  .get('/staged', (c) => {
    c.header('Link', '</a>; rel="up"')
    c.header('Set-Cookie', 'a=1', { append: true })
    c.header('Set-Cookie', 'b=2', { append: true })
    throw c.json({ error: 'x' }, 403)
  })
  .get('/constant', () => {
    throw constant
  })
  .get('/fine', (c) => {
    throw c.text('fine', 200)
  })
  .get('/redirect', (c) => {
    throw c.redirect('/elsewhere')
  })
  .get('/broken', () => {
    throw new Response(
      new ReadableStream({
        start(controller) {
          controller.error(new Error('secret'))
        },
      }),
      { status: 400 }
    )
  })

let server: TestServer
beforeAll(async () => {
  server = await startHttp1(app)
})
afterAll(() => server.close())

const get = (target: string, method = 'GET') =>
  exchangeHttp1(server.port, { version: '1.1', method, target })

function headersOf({ fields }: WireResponse): Headers {
  const headers = new Headers()
  for (const [name, value] of fields) headers.append(name, value)
  return headers
}

describe('a Response that is thrown', () => {
  test('is sent as it is, finalised', async () => {
    const response = await get('/json')
    expect(response.status).toBe(404)
    expect(String(response.body)).toBe('{"error":"größer"}')
    expect(response.field('content-length')).toBe('20')
    expect(response.field('content-type')).toBe('application/json')
    expect(response.field('cache-control')).toBe('no-store')
    expect(response.field('transfer-encoding')).toBeUndefined()
  })

  test('has no content for HEAD, and the same fields', async () => {
    const response = await get('/json', 'HEAD')
    expect(response.body).toHaveLength(0)
    expect(response.field('content-length')).toBe('20')
    expect(response.field('content-type')).toBe('application/json')
  })

  test('gets the fields that middleware has set, and not those of the failed success', async () => {
    const response = await get('/cors')
    expect(response.status).toBe(403)
    expect(response.field('access-control-allow-origin')).toBe('*')
    expect(response.field('etag')).toBeUndefined()
  })

  test.each([
    ['app.request()', async () => app.request('/staged')],
    ['Node', async () => ({ headers: headersOf(await get('/staged')) })],
  ])('keeps its type, and has each field of the context once: %s', async (_name, ask) => {
    const { headers } = await ask()
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(headers.get('link')).toBe('</a>; rel="up"')
  })

  test('can be thrown again and again', async () => {
    for (let time = 0; time < 3; time++) {
      const response = await get('/constant')
      expect(response.status).toBe(409)
      expect(String(response.body)).toBe('{"error":"constant"}')
      expect(response.field('x-own')).toBe('1')
    }
  })

  test.each(['/fine', '/redirect'])('is a 500 where it is no error: %s', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(500)
    expect(response.field('location')).toBeUndefined()
  })

  test('whose content breaks is a 500, with the stream’s error in the log only', async () => {
    const response = await get('/broken')
    expect(response.status).toBe(500)
    expect(String(response.body)).not.toMatch(/secret/)
  })

  test('is an upstream’s where it was fetched, and then not passed on', async () => {
    const gateway = httpErrors(new Hono(), { report: () => {} }).get('/', async () => {
      throw await fetch(`http://127.0.0.1:${server.port}/json`)
    })
    const response = await gateway.request('/')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toMatch(/größer/)
  })

  test('whose content was read before is a 500, as there is nothing left to send', async () => {
    const read = new Response('secret', { status: 409 })
    await read.text()
    const report = vi.fn<Report>()
    const once = httpErrors(new Hono(), { report }).get('/', () => {
      throw read
    })
    const response = await once.request('/')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
    expect(report.mock.calls.map(([thrown]) => thrown)).toEqual([read])
  })

  test('is reported', async () => {
    const report = vi.fn<Report>()
    const thrown = new Response('x', { status: 503 })
    await httpErrors(new Hono(), { report })
      .get('/', () => {
        throw thrown
      })
      .request('/')
    expect(report).toHaveBeenCalledTimes(1)
    expect(report.mock.calls[0]?.[0]).toBe(thrown)
    expect(report.mock.calls[0]?.[2].status).toBe(503)
  })
})

describe('verbatim', () => {
  const exception = () =>
    new HTTPException(401, {
      res: new Response('my own words', {
        status: 401,
        headers: { 'WWW-Authenticate': 'Negotiate' },
      }),
    })
  const answer = (options: HttpErrorsOptions) =>
    httpErrors(new Hono(), { report: () => {}, ...options })
      .get('/', () => {
        throw exception()
      })
      .request('/')

  test('sends the response of an HTTPException with its own content when asked to', async () => {
    const response = await answer({ verbatim: (thrown) => thrown instanceof HTTPException })
    expect(response.status).toBe(401)
    expect(await response.text()).toBe('my own words')
    expect(response.headers.get('www-authenticate')).toBe('Negotiate')
  })

  test('sends what an HTTPException without a response makes of its message', async () => {
    const response = await httpErrors(new Hono(), { report: () => {}, verbatim: () => true })
      .get('/', () => {
        throw new HTTPException(409, { message: 'Somebody was faster.' })
      })
      .request('/')
    expect(response.status).toBe(409)
    expect(await response.text()).toBe('Somebody was faster.')
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/i)
  })

  test('is off by default', async () => {
    expect((await answer({})).headers.get('content-type')).toBe('application/problem+json')
  })

  test('that throws changes nothing, and is reported', async () => {
    const report = vi.fn<Report>()
    const response = await answer({
      report,
      verbatim: () => {
        throw new Error('hook')
      },
    })
    expect(response.status).toBe(401)
    expect(report).toHaveBeenCalledTimes(2)
  })
})
