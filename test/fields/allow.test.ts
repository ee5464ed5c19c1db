/** Allow (RFC 9110 §10.2.1). */
import { describe, expect, test } from 'vitest'
import { allow, allowPattern } from '../../src/fields/allow.ts'

describe('Allow', () => {
  test('lists methods, and may be empty', () => {
    expect([allow.field, allow.placeholder]).toEqual(['Allow', ''])
    expect(allow.write(['GET', 'PUT'], 'allow')).toBe('GET, PUT')
    expect(allow.write([], 'allow')).toBe('')
  })

  test('names the member that is no method, or in lower case', () => {
    expect(() => allow.write(['GET', 'P T'], 'allow')).toThrow(
      new TypeError(`Option 'allow[1]' must be a method such as 'GET'; received "P T".`)
    )
    expect(() => allow.write(['GET', 'put'], 'allow')).toThrow(
      new TypeError(
        `Option 'allow[1]' is 'put', but methods are case-sensitive (RFC 9110 §9.1): write 'PUT'.`
      )
    )
  })

  test.each([
    ['', true],
    ['GET', true],
    ['GET,PUT', true],
    ['GET, PUT, M-SEARCH', true],
    ['GET,', false],
    [', GET', false],
    ['GET;PUT', false],
    ['GET  PUT', false],
    ['(GET', false],
    ['GET)', false],
  ])('%j as the value of Allow is valid: %s', (value, isValid) => {
    expect(allowPattern.test(value)).toBe(isValid)
  })
})
