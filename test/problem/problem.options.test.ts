/** The options that apply to all problems of an app. */
import { expect, test } from 'vitest'
import { NotAcceptable, NotFound, ServiceUnavailable } from '../../src/errors/errors.ts'
import { toProblem } from '../../src/problem/problem.ts'

test('the options are used where the error has none of its own', () => {
  const options = { type: '/t', instance: '/i', extensions: { a: 1 } }
  expect(toProblem(new NotFound('No book.'), options)).toStrictEqual({
    type: '/t',
    title: 'Not Found',
    status: 404,
    detail: 'No book.',
    instance: '/i',
    condition: 'unknown',
    a: 1,
  })
  const own = { type: '/own', instance: '/own', extensions: { a: 2, b: 3 } }
  expect(toProblem(new NotFound('No book.', own), options)).toMatchObject({
    type: '/own',
    instance: '/own',
    a: 2,
    b: 3,
  })
})

test('an error without options has neither instance nor applied', () => {
  expect(Object.keys(toProblem(new NotFound()))).toEqual([
    'type',
    'title',
    'status',
    'detail',
    'condition',
  ])
})

test('members of the status have priority over extensions, and reserved names are left out', () => {
  const error = new NotAcceptable({ available: [{ href: '/a' }] })
  const extensions = { available: 1, status: 1, toJSON: 1, b: 2 }
  expect(toProblem(error, { extensions })).toMatchObject({
    status: 406,
    available: [{ href: '/a' }],
    b: 2,
  })
  expect(toProblem(error)).toHaveProperty('available')
  expect(toProblem(error, { extensions })).not.toHaveProperty('toJSON')
  expect(toProblem(NotFound.from({ extensions: extensions as never }))).toMatchObject({
    status: 404,
    available: 1,
  })
})

test('the hook expose decides whether a message is public, with true only', () => {
  const error = new ServiceUnavailable('The disk is full.')
  const expose = (value: unknown) => toProblem(error, { expose: () => value as boolean }).detail
  expect(expose(true)).toBe('The disk is full.')
  for (const value of [false, 1, 'yes', undefined])
    expect(expose(value)).toBe('The server is overloaded or under maintenance. Try again later.')
  expect(toProblem(new NotFound('x'), { expose: () => false }).detail).toMatch(/^Nothing was found/)
  let asked: unknown
  toProblem(error, { expose: (given) => (asked = given) === undefined })
  expect(asked).toBe(error)
})
