/** A copy of a problem for a function of the app. */
import { expect, test } from 'vitest'
import { escapedName, jsonPointer, unescapedName } from '../../src/problem/json-pointer.ts'
import { copyOf, toProblem } from '../../src/problem/problem.ts'
import { NotAcceptable, NotFound } from '../../src/errors/errors.ts'

test('a copy is equal, and may be changed', () => {
  const problem = toProblem(new NotFound('No book.', { extensions: { id: 7 } }))
  const copy = copyOf(problem)
  expect([copy, copy === problem]).toEqual([problem, false])
  Object.assign(copy, { detail: 'x', id: 8 })
  expect(problem).toMatchObject({ detail: 'No book.', id: 7 })
})

test('a copy has arrays and objects of its own, at every depth', () => {
  const problem = toProblem(
    new NotAcceptable({ available: [{ href: '/a' }], extensions: { shelf: { books: [1] } } })
  )
  const copy = copyOf(problem) as unknown as Record<string, unknown>
  expect(copy).toEqual(problem)
  for (const name of ['available', 'shelf']) expect(copy[name]).not.toBe(problem[name])
  const [first] = copy['available'] as readonly object[]
  Object.assign(first ?? {}, { href: '/b' })
  Object.assign((copy['shelf'] as { books: number[] }).books, [2])
  expect(problem).toMatchObject({ available: [{ href: '/a' }], shelf: { books: [1] } })
})

test('a name is escaped as a reference token, and back (RFC 6901 §3, §4)', () => {
  for (const [name, token] of [
    ['a', 'a'],
    ['a/b~c', 'a~1b~0c'],
    ['~1', '~01'],
    ['~~//', '~0~0~1~1'],
    ['', ''],
  ] as const) {
    expect(escapedName(name)).toBe(token)
    expect(unescapedName(token)).toBe(name)
  }
  expect(unescapedName('~01')).toBe('~1')
})

test('a pointer is a fragment whose names are encoded', () => {
  expect(jsonPointer([])).toBe('#')
  expect(jsonPointer(['a', 0, '', 'b/c~d', 'e f', '#', '%', 'é'])).toBe(
    '#/a/0//b~1c~0d/e%20f/%23/%25/%C3%A9'
  )
  expect(jsonPointer(['##', '\ud800', 'a\udc00b'])).toBe('#/%23%23/%EF%BF%BD/a%EF%BF%BDb')
  expect(jsonPointer([Symbol('a'), Symbol()])).toBe('#/a/')
})
