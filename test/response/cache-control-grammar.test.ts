/** The grammar of the option `cacheControl` (RFC 9111 §5.2), at start and for what a function returns. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors, NotFound } from '../../src/index.ts'
import { respondTo } from '../support/respond-to.ts'

const valid = [
  'no-store',
  'max-age=0',
  'MAX-AGE=60',
  'public, max-age=60',
  'private ,\tno-cache,s-maxage=5',
  'max-age=60, stale-while-revalidate=30, stale-if-error=86400',
  'no-cache="Set-Cookie, X-A"',
  'private="a\\"b"',
  'immutable',
  'own=token, other="text, max-age"',
]
const invalid = [
  '',
  ' ',
  ',',
  'no store',
  'no-store,',
  ',no-store',
  'no-store,, public',
  'no-store; public',
  'max-age',
  'max-age=',
  'max-age=abc',
  'max-age=-1',
  'max-age=1.5',
  'max-age="60"',
  'max-age = 60',
  'max-age: 60',
  'public, max-age=60s',
  's-maxage=x',
  'stale-if-error',
  'private="a',
  'private=a b',
  'ö',
  'no-store\r\nSet-Cookie: a=b',
]

describe('at start', () => {
  test.each(valid)('%j is taken', async (cacheControl) => {
    const app = httpErrors(new Hono(), { cacheControl })
    expect((await app.request('/')).headers.get('cache-control')).toBe(cacheControl)
  })

  test.each(invalid)('%j is refused, and shown', (cacheControl) => {
    const received = JSON.stringify(cacheControl)
    expect(() => httpErrors(new Hono(), { cacheControl })).toThrow(
      new TypeError(
        `Option 'cacheControl' must be directives such as 'max-age=60', an object of such values or a function; received ${received}.`
      )
    )
    expect(() => httpErrors(new Hono(), { cacheControl: { 404: cacheControl } })).toThrow(
      new TypeError(
        `Option 'cacheControl['404']' must be directives such as 'max-age=60'; received ${received}.`
      )
    )
  })

  test('a Map is refused, as it has no keys', () => {
    const cacheControl = new Map([[404, 'max-age=60']])
    expect(() => httpErrors(new Hono(), { cacheControl: cacheControl as never })).toThrow(
      /^Option 'cacheControl' must be .*; received a Map\.$/
    )
  })
})

describe('of what a function returns', () => {
  const error = new NotFound()

  test.each(valid)('%j is sent', async (value) => {
    const { response, reported } = await respondTo(error, { cacheControl: () => value })
    expect(response.headers.get('cache-control')).toBe(value)
    expect(reported).toEqual([error])
  })

  test.each(invalid)('%j is reported, and the error is not stored', async (value) => {
    const { response, reported } = await respondTo(error, { cacheControl: () => value })
    expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store'])
    expect(reported).toEqual([
      error,
      new TypeError(
        `Hook 'cacheControl' must return directives such as 'max-age=60' or undefined; received ${
          value === '' ? 'an empty string' : 'a string'
        }.`
      ),
    ])
  })

  test('a long value that is none is refused in time that grows with its length', async () => {
    const value = `${'a=b,\t'.repeat(20_000)};`
    const { response } = await respondTo(error, { cacheControl: () => value })
    expect(response.headers.get('cache-control')).toBe('no-store')
  })
})
