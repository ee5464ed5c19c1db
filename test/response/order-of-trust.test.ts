/** Which source decides a field that the status asks for, on a real server of Node. */
import createError from 'http-errors'
import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { describe, expect, test } from 'vitest'
import {
  httpErrors,
  MethodNotAllowed,
  NotFound,
  PreconditionFailed,
  RangeNotSatisfiable,
  Unauthorized,
  type HttpErrorsOptions,
} from '../../src/index.ts'
import { startHttp1, startHttp2 } from '../support/server.ts'
import {
  exchangeHttp1,
  exchangeHttp2,
  type WireResponse,
} from '../../src/conformance/clients/raw-client.ts'

type Staged = Readonly<Record<string, string>>

const challenges = [{ scheme: 'Bearer', params: { realm: 'option' } }] as const

function appOf(staged: Staged, makeThrown: (c: Context) => unknown, options?: HttpErrorsOptions) {
  return httpErrors(new Hono(), { report: () => {}, ...options })
    .use(async (c, next) => {
      for (const [name, value] of Object.entries(staged)) c.header(name, value)
      await next()
    })
    .post('/', (c) => c.text('fine'))
    .get('/', (c) => {
      throw makeThrown(c)
    })
}

async function send(app: Pick<Hono, 'fetch'>, method = 'GET', target = '/') {
  const server = await startHttp1(app)
  try {
    return await exchangeHttp1(server.port, { version: '1.1', method, target })
  } finally {
    await server.close()
  }
}

const sent = (staged: Staged, thrown: unknown, options?: HttpErrorsOptions) =>
  send(appOf(staged, () => thrown, options))

/** All values of a field, as several field lines may have one name. */
function linesOf({ fields }: WireResponse, name: string): readonly string[] {
  return fields.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value)
}

const basic = 'Basic realm="staged"'

describe('a field that the status requires comes from the context', () => {
  test.each<[string, Staged, unknown, string, string]>([
    ['401', { 'WWW-Authenticate': basic }, new HTTPException(401), 'www-authenticate', basic],
    ['401', { 'WWW-Authenticate': basic }, createError(401), 'www-authenticate', basic],
    ['407', { 'Proxy-Authenticate': basic }, new HTTPException(407), 'proxy-authenticate', basic],
    ['405', { Allow: 'PUT, PATCH' }, new HTTPException(405), 'allow', 'PUT, PATCH'],
    ['426', { Upgrade: 'websocket' }, createError(426), 'upgrade', 'websocket'],
  ])(
    'a field that the status requires comes from the context when an error of %s with %j does not have it',
    async (_, staged, thrown, field, value) => {
      const response = await sent(staged, thrown, { challenges })
      expect(linesOf(response, field)).toEqual([value])
    }
  )

  test('a 401 that is a thrown Response gets the challenge of the context', async () => {
    const app = appOf({ 'WWW-Authenticate': basic }, () => new Response('no', { status: 401 }))
    expect(linesOf(await send(app), 'www-authenticate')).toEqual([basic])
  })

  test('a 405 for a path without the method gets the Allow of the context, before that of the routes', async () => {
    const app = appOf({ Allow: 'POST, PUT' }, () => undefined)
    const response = await send(app, 'DELETE')
    expect([response.status, linesOf(response, 'allow')]).toEqual([405, ['POST, PUT']])
  })

  test('a 505 in the place of a 426 over HTTP/2 lists the Upgrade of the context', async () => {
    const server = await startHttp2(appOf({ Upgrade: 'websocket' }, () => createError(426)))
    const response = await exchangeHttp2(server.port, { method: 'GET', target: '/' })
    await server.close()
    expect(response.status).toBe(505)
    expect(JSON.parse(String(response.body))).toMatchObject({ supported: ['websocket'] })
  })
})

describe('a field that the error and the context have', () => {
  test.each<[string, Staged, unknown, string, string]>([
    [
      '401',
      { 'WWW-Authenticate': basic },
      new Unauthorized({ challenges: [{ scheme: 'Negotiate' }] }),
      'www-authenticate',
      'Negotiate',
    ],
    ['405', { Allow: 'PUT' }, new MethodNotAllowed({ allow: ['POST'] }), 'allow', 'POST'],
    ['405', { Allow: 'PUT' }, new MethodNotAllowed({ allow: [] }), 'allow', ''],
    ['412', { ETag: '"staged"' }, new PreconditionFailed({ etag: '"own"' }), 'etag', '"own"'],
    [
      '416',
      { 'Content-Range': 'bytes */10' },
      new RangeNotSatisfiable({ completeLength: 20 }),
      'content-range',
      'bytes */20',
    ],
    [
      'HTTPException of 401',
      { 'WWW-Authenticate': basic },
      new HTTPException(401, {
        res: new Response('no', { headers: { 'WWW-Authenticate': 'Negotiate' } }),
      }),
      'www-authenticate',
      'Negotiate',
    ],
  ])(
    'a %s sends the field of the error, and not %j of the context',
    async (_, staged, thrown, field, value) => {
      expect(linesOf(await sent(staged, thrown, { challenges }), field)).toEqual([value])
    }
  )
})

describe('a required field that neither the error nor the context has', () => {
  test('a 401 without a challenge gets the challenges of the option', async () => {
    const response = await sent({}, new HTTPException(401), { challenges })
    expect(linesOf(response, 'www-authenticate')).toEqual(['Bearer realm="option"'])
  })

  test('a 405 without Allow gets the methods of the other routes', async () => {
    expect(linesOf(await sent({}, new HTTPException(405)), 'allow')).toEqual(['POST'])
  })

  test.each([
    [401, 'www-authenticate', 'Unspecified'],
    [407, 'proxy-authenticate', 'Unspecified'],
    [426, 'upgrade', ''],
  ] as const)(
    'a %i without a required field gets its placeholder',
    async (status, field, value) => {
      expect(linesOf(await sent({}, createError(status)), field)).toEqual([value])
    }
  )

  test.each<[number, Staged, string, string]>([
    [401, { 'WWW-Authenticate': '"no scheme"' }, 'www-authenticate', 'Bearer realm="option"'],
    [405, { Allow: 'GET POST' }, 'allow', 'POST'],
    [426, { Upgrade: 'a,,b' }, 'upgrade', ''],
  ])('a %i does not take the malformed %j of the context', async (status, staged, field, value) => {
    expect(linesOf(await sent(staged, createError(status), { challenges }), field)).toEqual([value])
  })
})

describe('a field of the context that describes a success', () => {
  test.each<[number, Staged, string, string]>([
    [416, { 'Content-Range': 'bytes */10' }, 'content-range', 'bytes */10'],
    [412, { ETag: '"1"' }, 'etag', '"1"'],
    [412, { ETag: 'W/"1"' }, 'etag', 'W/"1"'],
    [413, { 'Retry-After': '30' }, 'retry-after', '30'],
    [429, { 'Retry-After': '30' }, 'retry-after', '30'],
    [503, { 'Retry-After': '30' }, 'retry-after', '30'],
    [415, { Accept: 'text/plain' }, 'accept', 'text/plain'],
    [415, { 'Accept-Patch': 'text/plain' }, 'accept-patch', 'text/plain'],
    [415, { 'Accept-Encoding': 'gzip' }, 'accept-encoding', 'gzip'],
    [403, { 'WWW-Authenticate': basic }, 'www-authenticate', basic],
    [451, { Link: '</x>; rel="blocked-by"' }, 'link', '</x>; rel="blocked-by"'],
    [428, { 'Cache-Control': 'public' }, 'cache-control', 'no-store'],
  ])(
    'a %i keeps the field of the context that the status uses: %j',
    async (status, staged, field, value) => {
      expect(linesOf(await sent(staged, new HTTPException(status as 416)), field)).toEqual([value])
      expect(linesOf(await sent(staged, createError(status)), field)).toEqual([value])
    }
  )

  test('an error of this package and a thrown Response keep the field that the status uses', async () => {
    const staged = { 'Content-Range': 'bytes */10', ETag: '"1"' }
    expect(linesOf(await sent(staged, new RangeNotSatisfiable()), 'content-range')).toEqual([
      'bytes */10',
    ])
    expect(linesOf(await sent(staged, new PreconditionFailed()), 'etag')).toEqual(['"1"'])
    const text = await send(appOf(staged, (c) => c.text('x', 416)))
    expect(linesOf(text, 'content-range')).toEqual(['bytes */10'])
    expect(linesOf(text, 'etag')).toEqual([])
  })

  test.each<[number, Staged]>([
    [416, { 'Content-Range': 'bytes 0-5/10' }],
    [416, { 'Content-Range': 'bytes */*' }],
    [416, { ETag: '"1"' }],
    [412, { 'Content-Range': 'bytes */10' }],
    [412, { ETag: '1' }],
    [412, { 'Last-Modified': 'Sun, 06 Nov 1994 08:49:37 GMT' }],
    [404, { ETag: '"1"' }],
    [404, { 'Content-Range': 'bytes */10' }],
    [404, { 'CDN-Cache-Control': 'max-age=60' }],
    [404, { 'Surrogate-Control': 'max-age=60' }],
    [500, { 'Repr-Digest': 'sha-256=:4REjxQ4yrqUVicfSKYNO/cF9zNj5ANbzgDZt3/h3Qxo=:' }],
    [404, { 'Content-Digest': 'sha-256=:4REjxQ4yrqUVicfSKYNO/cF9zNj5ANbzgDZt3/h3Qxo=:' }],
  ])(
    'a %i does not keep the field of the context that the status does not use: %j',
    async (status, staged) => {
      const [name = ''] = Object.keys(staged)
      expect(
        linesOf(await sent(staged, new HTTPException(status as 416)), name.toLowerCase())
      ).toEqual([])
    }
  )
})

test.each<[string, Staged, () => unknown]>([
  ['of an error', {}, () => new NotFound({ headers: { 'X-Content-Type-Options': 'sniff' } })],
  [
    'of an error of http-errors',
    {},
    () => createError(404, { headers: { 'x-content-type-options': '' } }),
  ],
  ['on the context', { 'X-Content-Type-Options': 'sniff' }, () => new NotFound()],
  [
    'of a thrown Response',
    {},
    () => new Response('x', { status: 404, headers: { 'X-Content-Type-Options': 'sniff' } }),
  ],
])('X-Content-Type-Options %s does not replace nosniff', async (_, staged, make) => {
  const response = await send(appOf(staged, make))
  expect(response.status).toBe(404)
  expect(linesOf(response, 'x-content-type-options')).toEqual(['nosniff'])
})
