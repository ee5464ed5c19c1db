/** The names that are made of types, and the types that are accepted. */
import { describe, expect, test } from 'vitest'
import { checkedDefinition, nameOfType } from '../../src/problem-types/problem-definition.ts'
import * as registered from '../../src/problem-types/registered-problems.ts'
import { setViolation } from '../../src/problem-types/contract-violation.ts'
import { NotFound } from '../../src/errors/errors.ts'

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

test('the problem types of IANA have their names, whatever a minifier does', () => {
  const names = Object.entries(registered).map(([name, { definition }]) => [name, definition])
  for (const [name, definition] of names) expect(definition).toMatchObject({ name, status: 400 })
  expect(names).toHaveLength(5)
})

test('a violation is set on an error only where there is one, and can be set again', () => {
  const error = new NotFound()
  expect(setViolation(error, 'A', undefined)).toBe(error)
  expect(Reflect.ownKeys(error)).not.toContain('violation')
  const issues = [{ message: 'Required', path: ['a'] }]
  expect(setViolation(error, 'A', [])).toBe(error)
  expect(setViolation(error, 'A', issues)).toBe(error)
  expect(Reflect.get(error, 'violation')).toBe(issues)
  expect({ ...error }).toEqual({})
  const failure = Reflect.get(error, Symbol.for('hono-http-errors.failure')) as TypeError
  expect([failure.name, failure.message, failure.cause]).toEqual([
    'ContractViolation',
    'A was sent without its extension members, which do not fit its schema: a: Required',
    error,
  ])
  expect(Reflect.get(failure, 'issues')).toBe(issues)
})
