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

describe('fields that were put on an error afterwards', () => {
  test('are sent where they can be, and dropped where they would split the response', async () => {
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
  ])('may be %s', async (_, headers) => {
    const { status, fields } = await sent(Object.assign(new NotFound(), { headers }))
    expect(status).toBe(404)
    expect(fields.get('cache-control')).toBe('no-store')
  })

  test('are no news where all of them could be sent', async () => {
    const error = Object.assign(new NotFound(), { headers: { 'X-Fine': 'fine' } })
    expect((await sent(error)).reported).toEqual([error])
  })

  test.each(['headers', 'placeholders', 'droppedFields'])(
    'may be unreadable, in %s',
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
      expect(reported[0] === error && reported[1] === failure).toBe(true)
    }
  )

  test('take nothing away that the status must send', async () => {
    const allow = Object.assign(new MethodNotAllowed({ allow: ['GET'] }), { headers: {} })
    const refused = await sent(allow)
    expect(refused.status).toBe(405)
    expect(refused.fields.has('allow')).toBe(true)
    const late = await sent(
      Object.assign(new RequestTimeout(), { headers: { connection: 'upgrade' } })
    )
    expect(late.fields.get('connection')).toBe('close')
  })

  test('cannot be changed in place', () => {
    const { headers } = new NotFound({ headers: { 'X-Lines': ['a', 'b'] } })
    const changed = headers as Record<string, string | string[]>
    expect(() => (changed['x-id'] = 'a\nb')).toThrow(TypeError)
    expect(() => (changed['x-lines'] as string[]).push('a\nb')).toThrow(TypeError)
  })
})
