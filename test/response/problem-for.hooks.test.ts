/** What is reported where a hook of the app returns something else than it should. */
import { HTTPException } from 'hono/http-exception'
import { describe, expect, test } from 'vitest'
import { NotFound } from '../../src/index.ts'
import { respondTo } from '../support/respond-to.ts'

const error = new NotFound('No book has that id.')

describe('a hook that returns something else than it should', () => {
  const directives = "directives such as 'max-age=60'"

  test.each<[string, () => unknown, string]>([
    ['instance', () => 'a b', 'a URI reference or undefined; received a string.'],
    ['instance', () => 7, 'a URI reference or undefined; received 7.'],
    ['typeFor', () => null, 'a URI reference or undefined; received null.'],
    ['expose', () => 'yes', 'a boolean; received a string.'],
    ['expose', () => undefined, 'a boolean; received undefined.'],
    ['extensions', () => 'eu', 'an object or undefined; received a string.'],
    ['extensions', () => [1], 'an object or undefined; received an array.'],
    ['extensions', () => null, 'an object or undefined; received null.'],
    ['cacheControl', () => '', `${directives} or undefined; received an empty string.`],
    ['cacheControl', () => 60, `${directives} or undefined; received 60.`],
  ])('the failure of %s is named and says what is wanted: %o', async (name, hook, rest) => {
    const { response, reported } = await respondTo(error, { [name]: hook })
    expect(response.status).toBe(404)
    expect(reported).toEqual([error, new TypeError(`Hook '${name}' must return ${rest}`)])
  })

  test.each(['instance', 'typeFor', 'extensions', 'cacheControl', 'localize'])(
    'the hook %s may return undefined',
    async (name) => {
      const { response, reported } = await respondTo(error, { [name]: () => undefined })
      expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store'])
      expect(reported).toEqual([error])
    }
  )

  test('the failure of a formatter says that it must return a string', async () => {
    const formatters = [{ type: 'text/plain', format: () => 7 as never }]
    const { response, reported } = await respondTo(error, { formatters })
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(reported).toEqual([
      error,
      new TypeError(`Hook 'formatter' must return a string; received 7.`),
    ])
  })

  test('the failure of keepResponse says that it must return a boolean, and the response is not kept', async () => {
    const exception = new HTTPException(404, { res: new Response('own', { status: 404 }) })
    const { body, reported } = await respondTo(exception, { keepResponse: () => 1 as never })
    expect(JSON.parse(body)).toMatchObject({ status: 404 })
    expect(reported).toEqual([
      exception,
      new TypeError(`Hook 'keepResponse' must return a boolean; received 1.`),
    ])
  })
})
