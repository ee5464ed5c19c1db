/** The names that are made of types, and the types that are accepted. */
import { describe, expect, test } from 'vitest'
import { checkedDefinition, nameOfType } from '../../src/problem-types/problem-definition.ts'

test.each([
  ['https://api.example.com/problems/out-of-credit', 'OutOfCredit'],
  ['https://api.example.com/problems/OutOfCredit', 'OutOfCredit'],
  ['https://api.example.com/problems#date', 'Date'],
  ['https://api.example.com/problems/a_b.c~d', 'ABCD'],
  ['https://api.example.com/?type=no-credit', 'NoCredit'],
  ['https://api.example.com/problems/credit/', 'Credit'],
  ['urn:problem:a1', 'A1'],
  ['/404', 'Problem404'],
  ['/-', 'Problem'],
  ['/', 'Problem'],
  ['/a--b', 'AB'],
])('the name of %s is %s', (type, name) => {
  expect(nameOfType(type)).toBe(name)
})

describe('a type', () => {
  const check = (type: string) => () => checkedDefinition({ type, title: 'x' })
  test.each(['/', '/a', 'https://a/b', 'HTTP://a', 'urn:a', 'a+b-c.1:x', 'about:x'])(
    'can be %s',
    (type) => {
      expect(check(type)).not.toThrow()
    }
  )

  test.each([
    'a',
    'a/b',
    '#a',
    '?a',
    'about:blank',
    'About:Blank',
    'about:blank#a',
    '1a:b',
    ':a',
    'urn:',
    'a_b:c',
    'a b',
  ])('cannot be %j', (type) => {
    expect(check(type)).toThrow(
      new TypeError(
        `Option 'type' must be a URI reference in ASCII, without user name or password, absolute or with '/' first, ` +
          `and not about:blank (RFC 9457 §3.1.1), in defineProblem(); received a string.`
      )
    )
  })
})

describe('a name', () => {
  const check = (name: unknown) => () =>
    checkedDefinition({ type: '/a', title: 'x', name } as never)
  test.each(['A', 'OutOfCredit', 'A1_b', undefined])('can be %s', (name) => {
    expect(check(name)).not.toThrow()
  })

  test.each(['a', 'aB', ' A', '1A', 'A b', 'A-b', 'A ', 'Äb', 'bA'])('cannot be %j', (name) => {
    expect(check(name)).toThrow(
      new TypeError(
        `Option 'name' must be the name of a class, in defineProblem() for /a; received a string.`
      )
    )
  })
})
