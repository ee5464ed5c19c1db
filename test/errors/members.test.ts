/** The problem members that statuses ask for (RFC 9457 §3.2). */
import { describe, expect, test } from 'vitest'
import {
  available,
  login,
  precondition,
  supported,
  tooLargeField,
} from '../../src/errors/members.ts'

test('each member has the name of its option', () => {
  const members = [available, supported, tooLargeField, login, precondition]
  expect(members.map(({ member }) => member)).toEqual([
    'available',
    'supported',
    'field',
    'login',
    'precondition',
  ])
})

describe('available', () => {
  test('lists the representations, without what is not set', () => {
    const whole = { href: '/a', type: 'a/b', language: 'en', encoding: 'gzip' }
    expect(available.read([whole, { href: '/b' }], 'available')).toEqual([whole, { href: '/b' }])
    expect(available.read([{ href: '/c', type: undefined } as never], 'available')).toStrictEqual([
      { href: '/c' },
    ])
    expect(available.read([], 'available')).toEqual([])
  })

  test.each<[unknown, string]>([
    [
      'all',
      `Option 'available' must be an array such as available: [{ href: '/book.pdf' }]; received a string.`,
    ],
    [
      { length: 1 },
      `Option 'available' must be an array such as available: [{ href: '/book.pdf' }]; received an object.`,
    ],
    [[{ href: '/a' }, null], `Option 'available[1]' must be an object; received null.`],
    [
      [{ href: '/a', lang: 'de' }],
      `Unknown option 'lang' of 'available[0]': it takes href, type, language, encoding.`,
    ],
    [
      [{ href: '/a', x: 1 }],
      `Unknown option 'x' of 'available[0]': it takes href, type, language, encoding.`,
    ],
    [
      [{}],
      `Option 'available[0].href' must be a URI reference in ASCII, without user name or password; received undefined.`,
    ],
    [
      [{ href: '/a', type: 'pdf' }],
      `Option 'available[0].type' must be a media type; received a string.`,
    ],
    [[{ href: '/a', language: 7 }], `Option 'available[0].language' must be a string; received 7.`],
    [
      [{ href: '/a', encoding: ['gzip'] }],
      `Option 'available[0].encoding' must be a string; received an array.`,
    ],
  ])('%j is refused', (list, message) => {
    expect(() => available.read(list as never, 'available')).toThrow(new TypeError(message))
  })
})

test('the other members are read, and refused by name', () => {
  expect(supported.read(['HTTP/1.1', 'h2'], 'supported')).toEqual(['HTTP/1.1', 'h2'])
  expect(tooLargeField.read('Cookie', 'field')).toBe('Cookie')
  expect(login.read('/login', 'login')).toBe('/login')
  expect(precondition.read('lock-token-submitted', 'precondition')).toBe('lock-token-submitted')
  expect(() => supported.read(['HTTP 1'], 'supported')).toThrow(
    new TypeError(`Option 'supported[0]' must be a protocol such as 'HTTP/1.1'; received "HTTP 1".`)
  )
  expect(() => tooLargeField.read('a b', 'field')).toThrow(
    new TypeError(`Option 'field' must be a field name; received a string.`)
  )
  expect(() => login.read('a b', 'login')).toThrow(/^Option 'login' must be a URI reference /)
  expect(() => precondition.read('a b', 'precondition')).toThrow(
    new TypeError(`Option 'precondition' must be the name of a condition; received a string.`)
  )
})
