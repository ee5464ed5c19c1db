/** The response to an error of http-errors, and to an HTTPException. */
import createError from 'http-errors'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  httpErrorHandlers,
  createHttpError,
  httpErrors,
  NotFound,
  type Report,
} from '../../src/index.ts'
import { respondTo, silent, thrower } from './thrower.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('an error of http-errors', () => {
  const names = Object.keys(createError).filter((name) => /^\d+$/.test(name))

  test.each(names)(
    'an error of http-errors with status %s keeps its status, its headers and its expose',
    async (name) => {
      const status = Number(name)
      const error = createError(status, 'a message', {
        headers: { 'x-own': '1', 'Retry-After': 30 },
        secret: 'planted',
      })
      const { problem, headers, status: sent } = await respondTo(thrower(error))
      expect(sent).toBe(status)
      expect(problem['status']).toBe(status)
      const { explanation } = createHttpError(status).definition
      expect(problem['detail']).toBe(status < 500 ? 'a message' : explanation)
      expect(headers.get('x-own')).toBe('1')
      expect(headers.get('retry-after')).toBe('30')
      expect(JSON.stringify(problem)).not.toMatch(/planted/)
    }
  )

  test('an error of http-errors without a message has the explanation of its status as detail', async () => {
    expect((await respondTo(thrower(createError(404)))).problem['detail']).toBe(
      new NotFound().definition.explanation
    )
    expect((await respondTo(thrower(createError(413)))).problem['title']).toBe('Content Too Large')
    expect((await respondTo(thrower(createError(413)))).problem['detail']).toMatch(
      /^The content of the request is larger/
    )
  })

  test('an error of http-errors with expose: true shows the message of its 5xx', async () => {
    expect(
      (await respondTo(thrower(createError(503, 'back at six', { expose: true })))).problem[
        'detail'
      ]
    ).toBe('back at six')
  })

  test('a 401 of http-errors gets the challenge that it must have', async () => {
    expect((await respondTo(thrower(createError(401)))).headers.get('www-authenticate')).toBe(
      'Unspecified'
    )
    const challenges = [{ scheme: 'Bearer', params: { realm: 'api' } }]
    const app = thrower(createError(401), { ...silent, challenges })
    expect((await respondTo(app)).headers.get('www-authenticate')).toBe('Bearer realm="api"')
    const own = createError(401, { headers: { 'WWW-Authenticate': 'Negotiate' } })
    expect(
      (await respondTo(thrower(own, { ...silent, challenges }))).headers.get('www-authenticate')
    ).toBe('Negotiate')
  })

  test('a 405 of http-errors gets the Allow of the routes', async () => {
    const app = httpErrors(new Hono(), silent)
      .get('/', (c) => c.text('x'))
      .post('/', () => {
        throw createError(405)
      })
    expect((await respondTo(app, '/', { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD')
  })

  test.each(['GET', 'HEAD'])(
    'a 405 of http-errors to %s allows neither GET nor HEAD',
    async (method) => {
      const app = thrower(createError(405)).post('/', (c) => c.text('x'))
      const response = await app.request('/', { method })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    }
  )

  test('a 405 of http-errors has an empty Allow if no routes are known', async () => {
    const { onError } = httpErrorHandlers(silent)
    const app = new Hono().onError(onError).get('/', () => {
      throw createError(405)
    })
    const { status, headers } = await respondTo(app)
    expect([status, headers.get('allow')]).toEqual([405, ''])
  })

  test.each([
    [407, 'proxy-authenticate', 'Unspecified'],
    [426, 'upgrade', ''],
  ])(
    'a %i of http-errors gets a placeholder and not the methods of the routes as its %s',
    async (status, field, value) => {
      const app = thrower(createError(status)).post('/', (c) => c.text('x'))
      const answered = await respondTo(app)
      expect([answered.status, answered.headers.get(field)]).toEqual([status, value])
    }
  )

  test('an error of http-errors is listed as a member of an AggregateError, beside one of this package', async () => {
    const both = new AggregateError([new NotFound('No author.'), createError(404, 'No book.')])
    const { status, problem } = await respondTo(thrower(both))
    expect(status).toBe(404)
    expect(problem['errors']).toEqual([{ detail: 'No author.' }, { detail: 'No book.' }])
    const { status: unknown } = await respondTo(
      thrower(new AggregateError([new NotFound(), 'secret']))
    )
    expect(unknown).toBe(500)
  })

  test('an error of http-errors is sent without the fields that cannot be sent, which is reported', async () => {
    const report = vi.fn<Report>()
    const error = createError(404, 'x', {
      headers: { 'x-bad': 'a\r\nb', 'content-length': '7', 'x-good': '1' },
    })
    const { status, headers } = await respondTo(thrower(error, { report }))
    expect(status).toBe(404)
    expect(headers.get('x-good')).toBe('1')
    expect(headers.has('x-bad')).toBe(false)
    expect(report.mock.calls.map(([reported]) => reported)).toEqual([
      error,
      new TypeError(
        "The 404 response to GET / was sent without 'x-bad': " +
          'a value must follow the grammar of its field (RFC 9110 §5.5).'
      ),
    ])
  })
})

describe('an HTTPException', () => {
  test('an HTTPException keeps its status and its message', async () => {
    const { status, problem } = await respondTo(thrower(new HTTPException(409, { message: 'No.' })))
    expect(status).toBe(409)
    expect(problem['detail']).toBe('No.')
  })

  test('an HTTPException keeps the fields of its response without the content, each time it is thrown', async () => {
    const res = new Response('custom', {
      headers: { 'WWW-Authenticate': 'Basic realm="x"', 'Content-Language': 'de' },
    })
    const app = thrower(new HTTPException(401, { res }))
    for (let time = 0; time < 3; time++) {
      const { status, headers, problem } = await respondTo(app)
      expect(status).toBe(401)
      expect(headers.get('www-authenticate')).toBe('Basic realm="x"')
      expect(problem['title']).toBe('Unauthorized')
    }
  })

  test('an HTTPException of a second copy of Hono is recognized by its getResponse()', async () => {
    class Foreign extends Error {
      getResponse() {
        return new Response('x', { status: 429, headers: { 'Retry-After': '7' } })
      }
    }
    const { status, headers } = await respondTo(thrower(new Foreign('slow')))
    expect(status).toBe(429)
    expect(headers.get('retry-after')).toBe('7')
  })

  test('an Error whose getResponse is no function becomes a 500', async () => {
    expect(
      (await respondTo(thrower(Object.assign(new Error('x'), { getResponse: 7, status: 404 }))))
        .status
    ).toBe(500)
  })

  test('an HTTPException with a 5xx does not show its message', async () => {
    const { problem } = await respondTo(
      thrower(new HTTPException(503, { message: 'db at 10.0.0.7' }))
    )
    expect(JSON.stringify(problem)).not.toMatch(/10\.0\.0\.7/)
  })
})
