/** `info.kind` and `info.thrown`: what a formatter knows of how an error came about. */
import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import createError from 'http-errors'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  exchangeHttp1,
  exchangeHttp2,
  exchangeRaw,
} from '../../src/conformance/clients/raw-client.ts'
import {
  Conflict,
  fromMalformedBody,
  fromValidation,
  httpErrors,
  jsonFormatter,
  NotFound,
  UnprocessableContent,
  UpgradeRequired,
  type FormatInfo,
  type HttpErrorsOptions,
} from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import * as tiny from '../../src/presets/tiny.ts'
import { validationHook } from '../../src/validators/zod-validator.ts'
import { startHttp2, started } from '../support/server.ts'

const book = z.object({ title: z.string() })
const conflict = new Conflict()
const notMine = new Error('secret')
const taken = createError(409, 'taken')
const forbidden = new HTTPException(403, { message: 'no' })
const upgrade = new UpgradeRequired({ upgrade: ['websocket'] })

function shop(
  infos: (FormatInfo | undefined)[],
  options: HttpErrorsOptions = {},
  wrap: typeof httpErrors = httpErrors
): Hono {
  const formatter = jsonFormatter((problem, _c, info) => {
    infos.push(info)
    return { code: info?.kind ?? null, status: problem.status }
  })
  return wrap(new Hono(), { report: false, formatters: [formatter], ...options })
    .get('/conflict', () => fail(conflict))
    .get('/subclass', () => fail(new (class BookMissing extends NotFound {})()))
    .get('/invalid-by-hand', () => fail(new UnprocessableContent()))
    .get('/unknown', () => fail(notMine))
    .get('/string', () => fail('text'))
    .get('/undefined', () => fail(undefined))
    .get('/http-errors', () => fail(taken))
    .get('/exception', () => fail(forbidden))
    .get('/missing', (c) => c.notFound())
    .get('/upgrade', () => fail(upgrade))
    .post('/parsed', async (c) => c.json(await c.req.json()))
    .post('/validated', zValidator('json', book, validationHook), (c) => c.text('fine'))
    .post('/zod', async (c) => c.json(book.parse(await c.req.json())))
    .post('/cause', async (c) => {
      const { error } = book.safeParse(await c.req.json())
      throw new HTTPException(400, { cause: error })
    })
}

const json = { 'Content-Type': 'application/json' }

interface Row {
  readonly method: string
  readonly path: string
  readonly body?: string
  readonly status: number
  readonly kind: string
  readonly thrown?: unknown
}

/** The same in both presets; `thrown` is compared where the test has the value. */
const rows: readonly Row[] = [
  { method: 'GET', path: '/conflict', status: 409, kind: 'thrown', thrown: conflict },
  { method: 'GET', path: '/subclass', status: 404, kind: 'thrown' },
  { method: 'GET', path: '/invalid-by-hand', status: 422, kind: 'thrown' },
  { method: 'GET', path: '/unknown', status: 500, kind: 'foreign', thrown: notMine },
  { method: 'GET', path: '/string', status: 500, kind: 'foreign', thrown: 'text' },
  { method: 'GET', path: '/undefined', status: 500, kind: 'foreign', thrown: undefined },
  { method: 'GET', path: '/exception', status: 403, kind: 'foreign', thrown: forbidden },
  { method: 'GET', path: '/nowhere', status: 404, kind: 'not-found', thrown: undefined },
  { method: 'GET', path: '/missing', status: 404, kind: 'not-found', thrown: undefined },
  {
    method: 'DELETE',
    path: '/conflict',
    status: 405,
    kind: 'method-not-allowed',
    thrown: undefined,
  },
  { method: 'BREW', path: '/conflict', status: 501, kind: 'not-implemented', thrown: undefined },
  { method: 'POST', path: '/parsed', body: '{', status: 400, kind: 'malformed-body' },
  { method: 'POST', path: '/validated', body: '{', status: 400, kind: 'malformed-body' },
  { method: 'POST', path: '/validated', body: '{}', status: 422, kind: 'validation' },
  { method: 'POST', path: '/zod', body: '{}', status: 422, kind: 'validation' },
]

describe.each<readonly [string, HttpErrorsOptions, typeof httpErrors]>([
  ['the full preset', {}, httpErrors],
  [
    'the tiny preset with both recognizers of content',
    { recognizers: [fromMalformedBody(), fromValidation()] },
    tiny.httpErrors,
  ],
])('the kind of an error in %s', (_preset, options, wrap) => {
  test.each(rows)('$method $path is of the kind $kind', async (row) => {
    const { method, path, body, status, kind } = row
    const infos: (FormatInfo | undefined)[] = []
    const response = await shop(infos, options, wrap).request(path, {
      method,
      headers: body === undefined ? {} : json,
      body: body ?? null,
    })
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ code: kind, status })
    expect(infos).toHaveLength(1)
    if ('thrown' in row) expect(infos[0]?.thrown).toBe(row.thrown)
    else expect(infos[0]?.thrown).toBeInstanceOf(Error)
  })
})

describe('the kind of an error of another library', () => {
  const kindOf = async (path: string, init: RequestInit = {}) => {
    const infos: (FormatInfo | undefined)[] = []
    const response = await shop(infos).request(path, init)
    return { status: response.status, kind: infos[0]?.kind, thrown: infos[0]?.thrown }
  }

  test('An error of http-errors is foreign', async () => {
    expect(await kindOf('/http-errors')).toEqual({ status: 409, kind: 'foreign', thrown: taken })
  })

  test('An HTTPException with a failed validation as its cause is a validation', async () => {
    const posted = { method: 'POST', headers: json, body: '{}' }
    expect(await kindOf('/cause', posted)).toEqual({
      status: 400,
      kind: 'validation',
      thrown: expect.any(HTTPException),
    })
  })

  test('The tiny preset without recognizers takes a broken body for a foreign error', async () => {
    const infos: (FormatInfo | undefined)[] = []
    const app = shop(infos, {}, tiny.httpErrors)
    await app.request('/parsed', { method: 'POST', headers: json, body: '{' })
    expect(infos.map((info) => info?.kind)).toEqual(['foreign'])
  })
})

describe('the kind of an error on a server', () => {
  test('A request that never reaches the app is of the kind protocol', async () => {
    const infos: (FormatInfo | undefined)[] = []
    const server = await started(createAdaptorServer({ fetch: shop(infos).fetch }))
    try {
      const response = await exchangeRaw(server.port, 'GET / HTTP/1.1\r\n\r\n')
      expect(JSON.parse(String(response.body))).toEqual({ code: 'protocol', status: 400 })
      expect(infos[0]?.thrown).toBeUndefined()
      const connect = { version: '1.1', method: 'CONNECT', target: 'shop.test:443' } as const
      expect((await exchangeHttp1(server.port, connect)).status).toBe(501)
      expect(infos[1]?.kind).toBe('protocol')
    } finally {
      await server.close()
    }
  })

  test('A thrown 426 that is a 505 over HTTP/2 is of the kind thrown', async () => {
    const infos: (FormatInfo | undefined)[] = []
    const server = await startHttp2(shop(infos))
    try {
      const response = await exchangeHttp2(server.port, { method: 'GET', target: '/upgrade' })
      expect(JSON.parse(String(response.body))).toEqual({ code: 'thrown', status: 505 })
      expect(infos[0]?.thrown).toBe(upgrade)
    } finally {
      await server.close()
    }
  })
})

function fail(thrown: unknown): never {
  throw thrown
}
