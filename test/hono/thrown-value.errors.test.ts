/** Any thrown value as an Error of this realm, and back. */
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { asError, isError, originalValue, ThrownValue } from '../../src/hono/thrown-value.ts'

const { proxy: revoked, revoke } = Proxy.revocable({}, {})
revoke()
const foreign: unknown = runInNewContext('new Error("foreign")')

describe('a value that is no Error of this realm', () => {
  test.each([
    ['a text', 'text'],
    ['undefined', undefined],
    ['null', null],
    ['an Error of another realm', foreign],
  ])('%s is carried as the cause of an Error', (_, value) => {
    expect(isError(value)).toBe(false)
    const error = asError(value)
    expect(error).toBeInstanceOf(ThrownValue)
    expect([error.name, error.message]).toEqual([
      'ThrownValue',
      'A value that is not an Error was thrown.',
    ])
    expect(error.cause).toBe(value)
    expect(originalValue(error)).toBe(value)
  })

  test('a revoked Proxy is carried too', () => {
    expect(isError(revoked)).toBe(false)
    expect(asError(revoked).cause).toBe(revoked)
    expect(originalValue(revoked)).toBe(revoked)
  })
})

test('an Error stays as it is', () => {
  const error = new TypeError('own')
  expect(isError(error)).toBe(true)
  expect(asError(error)).toBe(error)
  expect(originalValue(error)).toBe(error)
})
