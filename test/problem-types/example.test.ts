/** The example of a problem type, and the message where one is missing or wrong. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineProblem, Forbidden, MethodNotAllowed, NotFound } from '../../src/index.ts'
import { checkExample, exampleOf } from '../../src/problem-types/example.ts'
import { isProblemClass } from '../../src/problem-types/problems.ts'

const declare = (Base: object, more: object = {}) =>
  defineProblem(Base as typeof NotFound, { type: '/a', title: 'A.', ...more } as never)
const extensions = z.object({ balance: z.number() })
const missing = `set 'example' in defineProblem().`

function errorOf(call: () => unknown): Error {
  try {
    call()
  } catch (error) {
    return error as Error
  }
  throw new Error('Nothing was thrown.')
}

describe('exampleOf', () => {
  test('asks for an example where the status has required fields, or the members are required', () => {
    expect(() => exampleOf(declare(MethodNotAllowed))).toThrow(
      new TypeError(`Problem type A needs an example, as a 405 has the field allow: ${missing}`)
    )
    const { message } = errorOf(() => exampleOf(declare(NotFound, { extensions })))
    expect(message).toMatch(
      /^Problem type A needs an example, as its members are required \(balance: /
    )
    expect(message.endsWith(`): ${missing}`)).toBe(true)
  })

  test('takes what the caller requires, which the example has priority over', () => {
    expect(exampleOf(declare(MethodNotAllowed), { allow: ['GET'] }).headers).toEqual({
      allow: 'GET',
    })
    const example = { allow: ['PUT'] }
    expect(exampleOf(declare(MethodNotAllowed, { example }), { allow: ['GET'] }).headers).toEqual({
      allow: 'PUT',
    })
  })

  test('names an example that does not fit its schema, or is not valid, with the cause', () => {
    const { message } = errorOf(() =>
      exampleOf(declare(NotFound, { extensions, example: { balance: 'x' } }))
    )
    expect(message).toMatch(
      /^The example of problem type A does not fit its schema: balance: .+\.$/
    )
    const error = errorOf(() => exampleOf(declare(NotFound, { example: { detail: 7 } })))
    expect(error.message).toMatch(/^The example of problem type A is not valid: Option 'detail'/)
    expect(error.cause).toBeInstanceOf(TypeError)
    expect((error.cause as Error).message).toMatch(/^Option 'detail'/)
  })
})

test('checkExample asks for no example', () => {
  expect(() => checkExample(declare(MethodNotAllowed))).not.toThrow()
  expect(() => checkExample(declare(NotFound, { extensions, example: { balance: 'x' } }))).toThrow(
    /^The example of problem type A does not fit/
  )
})

describe('the class of a problem type', () => {
  const definition = { type: '/a' }
  const from = () => new NotFound()
  test.each<[string, unknown, boolean]>([
    ['a class', declare(Forbidden), true],
    ['a class of a second copy', Object.assign(() => {}, { definition, from }), true],
    ['an object', { definition, from }, false],
    ['a function without from', Object.assign(() => {}, { definition }), false],
    [
      'a function whose type is no text',
      Object.assign(() => {}, { definition: { type: 1 }, from }),
      false,
    ],
    ['the class of a status', NotFound, false],
    ['undefined', undefined, false],
  ])('isProblemClass tells whether %s is the class of a problem type', (_, value, isClass) => {
    expect(isProblemClass(value)).toBe(isClass)
  })
})
