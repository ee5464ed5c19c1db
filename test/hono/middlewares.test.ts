/** Hono's own middlewares that throw, the real ones, on a real server. */
import { Hono } from 'hono'
import { basicAuth } from 'hono/basic-auth'
import { bearerAuth } from 'hono/bearer-auth'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { ipRestriction } from 'hono/ip-restriction'
import { jwk } from 'hono/jwk'
import { jwt } from 'hono/jwt'
import { methodOverride } from 'hono/method-override'
import { timeout } from 'hono/timeout'
import { validator } from 'hono/validator'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  BadRequest,
  Forbidden,
  GatewayTimeout,
  httpErrors,
  Unauthorized,
  type Report,
} from '../../src/index.ts'
import { exchangeHttp1, type Http1Request } from '../../src/conformance/clients/raw-client.ts'
import { startHttp1, type TestServer } from '../support/server.ts'

const report = vi.fn<Report>()
const fine = (c: { text: (text: string) => Response }) => c.text('fine')

let failLate = (): void => {}
const late = new Promise<never>((_, reject) => {
  failLate = () => reject(new Error('too late'))
})

const app = httpErrors(new Hono(), { report })
  .get('/basic', basicAuth({ username: 'a', password: 'b', realm: 'the "shop"' }), fine)
  .get('/bearer', bearerAuth({ token: 'abc', realm: 'api' }), fine)
  .get('/jwt', jwt({ secret: 'it', alg: 'HS256' }), fine)
  .get('/jwk', jwk({ keys: [], alg: ['RS256'] }), fine)
  .post('/csrf', csrf(), fine)
  .post('/limit', bodyLimit({ maxSize: 4 }), async (c) => c.text(await c.req.text()))
  .get('/timeout', timeout(5), () => late)
  .get(
    '/timeout/own',
    timeout(5, new HTTPException(408, { res: new Response('own words') })),
    () => new Promise<Response>(() => {})
  )
  .get(
    '/ip',
    ipRestriction(() => '192.0.2.1', { denyList: ['192.0.2.0/24'] }),
    fine
  )
  .post(
    '/validator',
    validator('json', (value) => value),
    fine
  )

app.use('/override', methodOverride({ app })).delete('/override', fine).post('/override', fine)

let server: TestServer
beforeAll(async () => {
  server = await startHttp1(app)
})
afterAll(() => server.close())
beforeEach(() => {
  report.mockReset()
})

async function ask(request: Omit<Http1Request, 'version'>) {
  const response = await exchangeHttp1(server.port, { version: '1.1', ...request })
  const problem: Record<string, unknown> = JSON.parse(String(response.body))
  return {
    status: response.status,
    problem,
    challenge: response.field('www-authenticate'),
    response,
  }
}

const needsCredentials = Unauthorized.from().definition.explanation

describe('the middleware of Hono', () => {
  test.each([
    ['/basic', 'Basic realm="the \\"shop\\""'],
    ['/bearer', 'Bearer realm="api"'],
  ])(
    'the 401 of %s has the challenge %s and the explanation of the status',
    async (target, challenge) => {
      const answer = await ask({ method: 'GET', target })
      expect(answer.status).toBe(401)
      expect(answer.challenge).toBe(challenge)
      expect(answer.problem['detail']).toBe(needsCredentials)
    }
  )

  test('bearerAuth responds with the challenge for a malformed request and for a wrong token', async () => {
    const malformed = await ask({
      method: 'GET',
      target: '/bearer',
      fields: [['Authorization', 'Bearer a b']],
    })
    expect([malformed.status, malformed.challenge]).toEqual([400, 'Bearer error="invalid_request"'])
    expect(malformed.problem['detail']).toBe(new BadRequest().definition.explanation)
    const wrong = await ask({
      method: 'GET',
      target: '/bearer',
      fields: [['Authorization', 'Bearer abd']],
    })
    expect([wrong.status, wrong.challenge]).toEqual([401, 'Bearer error="invalid_token"'])
  })

  test.each(['/jwt', '/jwk'])(
    'the 401 of %s has the challenge of the middleware with its error',
    async (target) => {
      const absent = await ask({ method: 'GET', target })
      expect(absent.status).toBe(401)
      expect(absent.challenge).toMatch(
        /^Bearer realm="http:\/\/localhost\/jw[tk]",error="invalid_request"/
      )
      const wrong = await ask({
        method: 'GET',
        target,
        fields: [['Authorization', 'Bearer a.b.c']],
      })
      expect(wrong.status).toBe(401)
      expect(wrong.challenge).toMatch(/error="invalid_token"/)
    }
  )

  test('csrf responds with 403', async () => {
    const fields = [
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Origin', 'https://evil.example'],
    ] as const
    const { status, problem } = await ask({
      method: 'POST',
      target: '/csrf',
      fields,
      body: 'a=1',
    })
    expect([status, problem['detail']]).toEqual([403, new Forbidden().definition.explanation])
  })

  test('bodyLimit responds with 413 to content that is too large, and the response arrives', async () => {
    const small = await exchangeHttp1(server.port, {
      version: '1.1',
      method: 'POST',
      target: '/limit',
      body: '1234',
    })
    expect(String(small.body)).toBe('1234')
    const { status, problem } = await ask({
      method: 'POST',
      target: '/limit',
      body: 'x'.repeat(100_000),
    })
    expect(status).toBe(413)
    expect(problem['title']).toBe('Content Too Large')
  })

  test('ipRestriction responds with 403', async () => {
    expect((await ask({ method: 'GET', target: '/ip' })).status).toBe(403)
  })

  test('validator responds with 400 to malformed JSON', async () => {
    const fields = [['Content-Type', 'application/json']] as const
    const { status } = await ask({ method: 'POST', target: '/validator', fields, body: '{bad' })
    expect(status).toBe(400)
  })

  test('methodOverride responds with 400 to a malformed form, and with 405 to a method without a route', async () => {
    const fields = [['Content-Type', 'multipart/form-data; boundary=a']] as const
    const target = '/override'
    const broken = await ask({ method: 'POST', target, fields, body: 'x' })
    expect(broken.status).toBe(400)
    expect(broken.problem['detail']).toBe(
      'The content of the request is not valid multipart/form-data.'
    )
    const form = [['Content-Type', 'application/x-www-form-urlencoded']] as const
    const other = await ask({ method: 'POST', target, fields: form, body: '_method=PATCH' })
    expect(other.status).toBe(405)
    expect(other.response.field('allow')).toBe('DELETE, POST')
  })

  test('timeout responds with 504, and what its handler throws later is not reported again', async () => {
    const { status, problem } = await ask({ method: 'GET', target: '/timeout' })
    expect(status).toBe(504)
    expect(problem['detail']).toBe(new GatewayTimeout().definition.explanation)
    expect(report).toHaveBeenCalledTimes(1)
    failLate()
    await new Promise(setImmediate)
    expect(report).toHaveBeenCalledTimes(1)
  })

  test('timeout with an exception of the app responds with it each time', async () => {
    for (let time = 0; time < 3; time++) {
      const { status, response } = await ask({ method: 'GET', target: '/timeout/own' })
      expect(status).toBe(408)
      expect(response.field('connection')).toBe('close')
    }
  })
})

describe('the error handler', () => {
  test.each([0, 1, 3])(
    'an error runs the error handler once after %i middlewares, although a formatter throws',
    async (count) => {
      const format = vi.fn<() => never>(() => {
        throw new Error('hook')
      })
      const bug = new Error('bug')
      const broken = httpErrors(new Hono(), { report, formatters: [{ type: 'text/x', format }] })
      for (let index = 0; index < count; index++) broken.use((_c, next) => next())
      broken.get('/', () => {
        throw bug
      })
      expect((await broken.request('/')).status).toBe(500)
      expect(format).toHaveBeenCalledTimes(1)
      expect(report.mock.calls.filter(([error]) => error === bug)).toHaveLength(1)
    }
  )

  test('an error of a handler is reported, and the error of a middleware after it is not', async () => {
    const twice = httpErrors(new Hono(), { report })
      .use(async (_c, next) => {
        await next()
        throw new Error('second')
      })
      .get('/', () => {
        throw new Error('first')
      })
    expect((await twice.request('/')).status).toBe(500)
    expect(report.mock.calls.map(([error]) => String(error))).toEqual(['Error: first'])
  })

  test('a handler after middleware that returns nothing becomes a 500', async () => {
    const nothing = httpErrors(new Hono(), { report })
      .use((_c, next) => next())
      .get('/', (() => undefined) as never)
    const response = await nothing.request('/')
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })
})
