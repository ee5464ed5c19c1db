/** Values that only look like those of a library, and values of libraries that lack what they mostly have. */
import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { afterEach, describe, expect, test } from 'vitest'
import {
  fromHttpErrors,
  fromStatusProperty,
  httpErrors,
  ServiceUnavailable,
  toProblem,
  upstreamJson,
} from '../../src/index.ts'
import { fromCurveball } from '../../src/recognizers/curveball.ts'
import { fromDatabase } from '../../src/recognizers/database.ts'
import { fromTrpc } from '../../src/recognizers/trpc.ts'
import { innermostFrames } from '../../src/recognizers/body-error.ts'
import { isOwnResponse } from '../../src/recognizers/response-origin.ts'
import { respondTo } from './respond-to.ts'

const fail = (): never => {
  throw new Error('trapped')
}

describe('fromCurveball()', () => {
  const error = (more: object): Error => Object.assign(new Error(''), { httpStatus: 401, ...more })

  test('An error without a message has that of its status', () => {
    expect(fromCurveball()(error({}))?.message).toBe('Unauthorized')
  })

  test('A challenge can be one text', () => {
    expect(fromCurveball()(error({ wwwAuthenticate: 'Basic realm="a"' }))?.headers).toMatchObject({
      'www-authenticate': 'Basic realm="a"',
    })
  })

  test('Challenges that cannot be read are left out', () => {
    const wwwAuthenticate = new Proxy(['Basic'], { get: fail })
    expect(fromCurveball()(error({ wwwAuthenticate }))?.placeholders).toEqual(['www-authenticate'])
  })
})

describe('fromHttpErrors()', () => {
  const properties = { status: 509, statusCode: 509, expose: false }

  test('A Proxy whose prototype can be read only once has its status, and no title', () => {
    let reads = 0
    const thrown = new Proxy(Object.assign(new Error('secret'), properties), {
      getPrototypeOf: (target) => (reads++ === 0 ? Reflect.getPrototypeOf(target) : fail()),
    })
    const problem = fromHttpErrors()(thrown)
    expect([problem?.status, problem?.title]).toEqual([509, undefined])
  })

  test('A class without a name of its own gives no title', () => {
    const Nameless = { Error: class extends Error {} }.Error
    Object.assign(Nameless.prototype, properties)
    const problem = fromHttpErrors()(new Nameless('secret'))
    expect([problem?.status, problem?.title]).toEqual([509, undefined])
  })
})

test('fromStatusProperty(): an error without a message has that of its status', () => {
  const recognize = fromStatusProperty({ trust: [Error] })
  const error = recognize(Object.assign(new Error(''), { status: 418 }), undefined as never)
  expect([error?.status, error?.message]).toEqual([418, "I'm a Teapot"])
})

test('fromTrpc(): an error without a message has that of its status', () => {
  const thrown = Object.assign(new Error(''), { name: 'TRPCError', code: 'NOT_FOUND' })
  expect(fromTrpc()(thrown, undefined as never)).toMatchObject({
    status: 404,
    message: 'Not Found',
  })
})

describe('fromDatabase()', () => {
  test('A row that others refer to is a 409, whatever the SQLSTATE of the driver is in', () => {
    const thrown = Object.assign(
      new Error('update or delete on table "a" violates foreign key constraint "b" on table "c"'),
      { severity: 'ERROR', code: '23503' }
    )
    expect(fromDatabase()(thrown, undefined as never)).toMatchObject({ status: 409 })
  })

  test('An error of node:sqlite without a number is not recognized', () => {
    const thrown = Object.assign(new Error('secret'), { code: 'ERR_SQLITE_ERROR' })
    expect(fromDatabase()(thrown, undefined as never)).toBeUndefined()
  })
})

describe('an HTTPException with a challenge', () => {
  test('Content of a response with a status of 500 or more is not sent', async () => {
    const headers = { 'WWW-Authenticate': 'Basic realm="secret"' }
    const res = new Response('secret', { status: 503, headers })
    const { status, problem } = await respondTo(new HTTPException(503, { res }))
    expect(status).toBe(503)
    expect(problem).toEqual(toProblem(new ServiceUnavailable()))
  })

  test('The date of Retry-After of an upstream is passed on', async () => {
    const date = 'Sun, 06 Nov 2044 08:49:37 GMT'
    const res = new Response('secret', { status: 503, headers: { 'Retry-After': date } })
    Object.defineProperty(res, 'url', { value: 'http://upstream.example/' })
    const { status, headers } = await respondTo(new HTTPException(503, { res }))
    expect([status, headers.get('Retry-After')]).toEqual([503, date])
  })
})

describe('innermostFrames()', () => {
  test('A stack without the message begins with the frames', () => {
    const error = { message: 'changed', stack: 'at parse\nat json\nat handler' }
    expect(innermostFrames(error)).toBe('at parse\nat json')
  })
})

describe('content that cannot be parsed', () => {
  const json = { 'Content-Type': 'application/json' }
  async function statusOf(
    handle: (c: Context) => Promise<unknown>,
    body: string,
    headers: Record<string, string> = json
  ): Promise<number> {
    const app = httpErrors(new Hono(), { report: false }).post('/', async (c) =>
      c.json(await handle(c))
    )
    return (await app.request('/', { method: 'POST', body, headers })).status
  }
  const long = `{"a":"${'x'.repeat(2_000_000)}"`

  test('Long JSON is malformed, also where the engine writes no stack', async () => {
    const status = await statusOf(async (c) => {
      await c.req.text()
      const json = c.req.json.bind(c.req)
      c.req.json = () =>
        json().catch((failure: unknown) => {
          throw Object.defineProperty(failure as Error, 'stack', { value: undefined })
        })
      return c.req.json()
    }, long)
    expect(status).toBe(400)
  })

  test('A form that was read before is no malformed JSON', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const status = await statusOf(
      async (c) => {
        await c.req.formData()
        throw new SyntaxError('secret')
      },
      'a=1',
      headers
    )
    expect(status).toBe(500)
  })

  test('Long bytes of another kind have no place of the error', async () => {
    const status = await statusOf(async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      Object.assign(c.req.bodyCache, { arrayBuffer: Promise.resolve(bytes) })
      return c.req.json()
    }, long)
    expect(status).toBe(400)
  })

  test('Content that is a form after all makes a failure of its reader an error of the server', async () => {
    const status = await statusOf(
      async (c) => {
        await c.req.text()
        const failure = new TypeError('Failed to parse body as FormData.')
        c.req.formData = () => Promise.reject(failure)
        return c.req.formData()
      },
      'a=1',
      { 'Content-Type': 'application/x-www-form-urlencoded' }
    )
    expect(status).toBe(500)
  })
})

describe('upstreamJson()', () => {
  test('A response of an error whose content was read is a 502', async () => {
    const response = new Response('secret', { status: 404 })
    await response.text()
    await expect(upstreamJson(response)).rejects.toMatchObject({ status: 502 })
  })

  test('A response whose content another reader has is a 502', async () => {
    const response = new Response('secret', { status: 404 })
    response.body?.getReader()
    await expect(upstreamJson(response)).rejects.toMatchObject({ status: 502 })
  })

  test('A promise that rejects with a text rejects with the same text', async () => {
    await expect(upstreamJson(Promise.reject('text'))).rejects.toBe('text')
  })
})

/** A response of another runtime. */
function otherResponse(properties: object = {}, prototype: object = {}): Response {
  const response = {
    status: 200,
    url: '',
    type: 'default',
    headers: new Headers(),
    body: null,
    bodyUsed: false,
    text: async () => '',
    json: async () => ({}),
    arrayBuffer: async () => new ArrayBuffer(0),
    clone: () => response,
    [Symbol.toStringTag]: 'Response',
    ...properties,
  }
  return Object.setPrototypeOf(response, prototype)
}

describe('isOwnResponse()', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'Bun')
  })

  /** A Response with properties that hide those of this runtime. */
  function responseWith(properties: object): Response {
    class Described extends Response {}
    const response = new Described('x')
    for (const [name, value] of Object.entries(properties)) {
      Object.defineProperty(response, name, { value })
    }
    return response
  }

  test('A response whose fields cannot be read is not', () => {
    const response = responseWith({ headers: Object.assign(new Headers(), { has: fail }) })
    expect(isOwnResponse(response, undefined)).toBe(false)
  })

  test('A response of another type than default is not', () => {
    expect(isOwnResponse(responseWith({ type: 'basic' }), undefined)).toBe(false)
  })

  test.each([
    ['Response (1 KB) {\n  ReadableStream {\n  }\n}', false],
    ['Response (1 KB) {\n  ok: true\n}', true],
  ])('On Bun, the inspection of a response shows whether it is: %j', (text, expected) => {
    Reflect.set(globalThis, 'Bun', { inspect: () => text })
    expect(isOwnResponse(otherResponse(), undefined)).toBe(expected)
  })

  test.each<[string, Response, boolean]>([
    ['without content in its state', otherResponse({ [Symbol('state')]: { body: null } }), true],
    [
      'with a stream in its state',
      otherResponse({ [Symbol('state')]: { body: { source: null } } }),
      false,
    ],
    ['with a text of Deno', otherResponse({ [Symbol('lazy static body')]: 'x' }), true],
    [
      'of @hono/node-server without a stream',
      otherResponse({}, { [Symbol('getResponseCache')]: () => {} }),
      true,
    ],
  ])('A response %s shows whether it is', (_what, response, expected) => {
    expect(isOwnResponse(response, undefined)).toBe(expected)
  })
})
