/** Fields that are put on an error after it was made, unchecked: nothing of them may break a response. */
import { Hono } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import {
  httpErrors,
  MethodNotAllowed,
  NotFound,
  RequestTimeout,
  type Report,
} from '../../src/index.ts'
import { startHttp1 } from '../support/server.ts'
import { exchangeHttp1 } from '../../src/conformance/clients/raw-client.ts'
import { HTTPException } from 'hono/http-exception'
import createError from 'http-errors'
import { fine, getOverHttp1, quietApp } from '../support/quiet-app.ts'

/** What a real server sends, where fields are not checked by a `Response` first. */
async function sent(error: unknown) {
  const report = vi.fn<Report>()
  const app = httpErrors(new Hono(), { report })
  app.get('/', () => {
    throw error
  })
  const server = await startHttp1(app)
  const { status, fields } = await exchangeHttp1(server.port, {
    version: '1.1',
    method: 'GET',
    target: '/',
  })
  await server.close()
  const lines = fields.map(([name, value]) => [name, value] as [string, string])
  return { status, fields: new Headers(lines), reported: report.mock.calls.map(([each]) => each) }
}

describe('fields that are set on an error after its constructor', () => {
  test('fields that are set afterwards are sent, except for one that would split the response', async () => {
    const error = Object.assign(new NotFound(), {
      headers: { 'X-Id': 'a\r\nSet-Cookie: evil=1', 'X-Fine': 'fine', 'Content-Length': '3' },
    })
    const { status, fields, reported } = await sent(error)
    expect(status).toBe(404)
    expect(fields.get('x-fine')).toBe('fine')
    expect(fields.has('x-id')).toBe(false)
    expect(fields.has('set-cookie')).toBe(false)
    expect(reported).toEqual([
      error,
      new TypeError(
        "The 404 response to GET / was sent without 'X-Id': " +
          'a value must follow the grammar of its field (RFC 9110 §5.5).'
      ),
    ])
  })

  test.each<[string, unknown]>([
    ['text', 'a\nb'],
    ['null', null],
    ['undefined', undefined],
    ['an array', ['a\nb']],
    ['a field of rubbish', { 'x-a': { toString: () => 'a\nb' } }],
    ['Headers', new Headers({ 'X-Fine': 'fine' })],
  ])(
    'headers that are set afterwards to %s do not change the status and the other fields',
    async (_, headers) => {
      const { status, fields } = await sent(Object.assign(new NotFound(), { headers }))
      expect(status).toBe(404)
      expect(fields.get('cache-control')).toBe('no-store')
    }
  )

  test('fields that are set afterwards and can be sent cause no report', async () => {
    const error = Object.assign(new NotFound(), { headers: { 'X-Fine': 'fine' } })
    expect((await sent(error)).reported).toEqual([error])
  })

  test.each(['headers', 'placeholders', 'droppedFields'])(
    'an error whose property %s throws becomes a 500, and both errors are reported',
    async (name) => {
      const failure = new TypeError('getter')
      const error = new NotFound()
      Object.defineProperty(error, name, {
        get() {
          throw failure
        },
      })
      const { status, reported } = await sent(error)
      expect(status).toBe(500)
      // Compared by identity: a matcher would read the property that throws.
      expect(reported.map((each) => (each === error ? 'error' : each === failure))).toEqual([
        'error',
        true,
      ])
    }
  )

  test('fields that are set afterwards do not remove a field that the status requires', async () => {
    const allow = Object.assign(new MethodNotAllowed({ allow: ['GET'] }), { headers: {} })
    const refused = await sent(allow)
    expect(refused.status).toBe(405)
    expect(refused.fields.has('allow')).toBe(true)
    const late = await sent(
      Object.assign(new RequestTimeout(), { headers: { connection: 'upgrade' } })
    )
    expect(late.fields.get('connection')).toBe('close')
  })

  test('the fields of an error cannot be changed in place', () => {
    const { headers } = new NotFound({ headers: { 'X-Lines': ['a', 'b'] } })
    const changed = headers as Record<string, string | string[]>
    expect(() => (changed['x-id'] = 'a\nb')).toThrow(TypeError)
    expect(() => (changed['x-lines'] as string[]).push('a\nb')).toThrow(TypeError)
  })
})

describe('fields of foreign errors', () => {
  const thrown = (value: unknown) =>
    quietApp().get('/', () => {
      throw value
    })

  test('a foreign error keeps the fields that its status requires', async () => {
    const range = { 'Content-Range': 'bytes */10' }
    for (const error of [
      createError(416, { headers: range }),
      new HTTPException(416, { res: new Response('x', { headers: range }) }),
      new Response('x', { status: 416, headers: range }),
    ]) {
      expect((await getOverHttp1(thrown(error), '/')).field('content-range')).toBe('bytes */10')
    }
    const upgrade = createError(426, { headers: { Upgrade: 'h2c' } })
    expect((await getOverHttp1(thrown(upgrade), '/')).field('upgrade')).toBe('h2c')
  })

  test.each([
    ['Retry-After', 'soon'],
    ['Retry-After', '-5'],
    ['Retry-After', '1.5'],
    ['Allow', 'GET POST'],
  ])(
    'a foreign field that breaks its grammar is dropped and reported: %s: %s',
    async (name, value) => {
      const report = vi.fn<Report>()
      const app = quietApp({ report }).get('/', () => {
        throw createError(429, { headers: { [name]: value } })
      })
      const response = await getOverHttp1(app, '/')
      expect(response.status).toBe(429)
      expect(response.field(name)).toBeUndefined()
      expect(report.mock.calls[1]?.[0]).toEqual(
        new TypeError(
          `The 429 response to GET / was sent without '${name}': ` +
            'a value must follow the grammar of its field (RFC 9110 §5.5).'
        )
      )
      expect(() => new NotFound({ headers: { [name]: value } })).toThrow(TypeError)
    }
  )

  test('a field that the status requires is dropped if it breaks its grammar', async () => {
    const ranged = createError(416, { headers: { 'Content-Range': 'bytes 0-1/2' } })
    expect((await getOverHttp1(thrown(ranged), '/')).field('content-range')).toBeUndefined()
    const upgrade = createError(426, { headers: { Upgrade: 'h2c,,' } })
    expect((await getOverHttp1(thrown(upgrade), '/')).field('upgrade')).toBe('')
  })

  test.each(['30', '0', 'Sun, 06 Nov 1994 08:49:37 GMT'])(
    'a foreign error keeps Retry-After: %s',
    async (value) => {
      const error = createError(503, { headers: { 'Retry-After': value } })
      expect((await getOverHttp1(thrown(error), '/')).field('retry-after')).toBe(value)
    }
  )

  test('fields of a foreign error that describe another content are dropped', async () => {
    const headers = {
      ETag: '"a"',
      'Last-Modified': 'x',
      'Content-Disposition': 'x',
      'Content-Language': 'de',
      Age: '3',
      Location: '/x',
    }
    const response = await getOverHttp1(thrown(createError(404, { headers })), '/')
    for (const name of Object.keys(headers)) expect(response.field(name)).toBeUndefined()
  })

  test.each([
    [401, ['Unspecified', undefined, undefined]],
    [405, [undefined, 'POST', undefined]],
    [426, [undefined, undefined, '']],
  ] as const)(
    'a thrown Response with status %i gets the field that it must have',
    async (status, expected) => {
      const app = thrown(new Response('x', { status })).post('/', fine)
      const response = await getOverHttp1(app, '/')
      const fields = ['www-authenticate', 'allow', 'upgrade'].map((name) => response.field(name))
      expect(fields).toEqual(expected)
    }
  )
})
