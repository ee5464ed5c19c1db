/** What a test may expect, and what is refused. */
import { expect, test } from 'vitest'
import { defineProblem, Forbidden, NotFound } from '../../src/index.ts'
import { readExpectation } from '../../src/testing/expected-problem.ts'

class OutOfCredit extends defineProblem(Forbidden, {
  type: 'https://api.example.com/problems/out-of-credit',
  title: 'No credit.',
}) {}
class BookMissing extends NotFound {}
const read = (expected: unknown, members?: unknown) => readExpectation(expected, members, 'call()')

test('the class of a status, of an app and of a problem type have labels', () => {
  expect(read(NotFound)).toStrictEqual({
    definition: NotFound.definition,
    members: {},
    label: 'problem NotFound (404)',
  })
  expect(read(BookMissing).label).toBe('problem BookMissing (404)')
  const members = { balance: 1 }
  expect(read(OutOfCredit, members)).toStrictEqual({
    definition: OutOfCredit.definition,
    members,
    label: 'problem OutOfCredit (403, https://api.example.com/problems/out-of-credit)',
  })
})

test('a status code, members and nothing have labels', () => {
  expect(read(404)).toStrictEqual({ members: { status: 404 }, label: 'problem with status 404' })
  expect(read({ a: 1 })).toStrictEqual({ members: { a: 1 }, label: 'problem' })
  expect(read(undefined)).toStrictEqual({ members: {}, label: 'problem' })
})

test.each([
  [200, '200.'],
  ['NotFound', 'a string.'],
  [null, 'null.'],
  [[404], 'an array.'],
  [() => NotFound, 'a function.'],
  [Error, 'a function (Error).'],
  [Object.assign(() => {}, { definition: { status: '404' } }), 'a function.'],
  [new NotFound(), 'an Error. Pass the class of the error.'],
])('%o cannot be expected', (expected, received) => {
  expect(() => read(expected)).toThrow(
    new TypeError(
      `call() takes the class of a status or of defineProblem(), a status code, or an object with members; received ${received}`
    )
  )
})

test.each([
  [404, '404'],
  [undefined, 'undefined'],
  [{}, 'an object'],
  [Error, 'a function (Error)'],
])('members beside %o are refused', (expected, received) => {
  expect(() => read(expected, {})).toThrow(
    new TypeError(
      `call() takes members beside a class only; received ${received} before them: write one object, { status: 404, detail: '…' }.`
    )
  )
})

test.each([
  [null, 'null'],
  [[], 'an array'],
  ['a', 'a string'],
])('the members of a class cannot be %j', (members, received) => {
  expect(() => read(NotFound, members)).toThrow(
    new TypeError(`The members that call() takes must be an object; received ${received}.`)
  )
})
