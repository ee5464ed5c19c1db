/** What a schema of a problem type returns, and how its refusal is written. */
import { describe, expect, test } from 'vitest'
import { readExtensions, textOfViolation } from '../../src/problem-types/read-extensions.ts'

const read = (validate: (value: unknown) => unknown, members: object = {}) =>
  readExtensions({ '~standard': { validate } }, members)
const fail = (thrown: unknown) => (): never => {
  throw thrown
}
class Row {
  readonly a = 1
}

describe('readExtensions', () => {
  test('the members are a copy of the value, also of an instance of a class', () => {
    const value = Object.freeze({ a: 1 })
    const { extensions } = read(() => ({ value }))
    expect([extensions, extensions === value]).toEqual([{ a: 1 }, false])
    expect(read(() => ({ value: new Row() }))).toStrictEqual({ extensions: { a: 1 } })
    expect(read(() => ({ value: {} }))).toStrictEqual({ extensions: {} })
    expect(read((given) => ({ value: given }), { b: 2 })).toStrictEqual({ extensions: { b: 2 } })
  })

  test.each<[string, unknown, string]>([
    ['text', 'a', 'The schema returned no object.'],
    ['nothing', undefined, 'The schema returned no object.'],
    ['null', null, 'The schema returned no object.'],
    ['an array', [{ a: 1 }], 'The schema returned no object.'],
    [
      'a Map',
      new Map([['a', 1]]),
      'The schema returned an object without members, or with a toJSON.',
    ],
    ['a Date', new Date(0), 'The schema returned an object without members, or with a toJSON.'],
    [
      'toJSON',
      { a: 1, toJSON: 1 },
      'The schema returned an object without members, or with a toJSON.',
    ],
    ...['type', 'title', 'status', 'detail', 'instance', 'condition', 'applied'].map(
      (name): [string, object, string] => [
        `the member ${name}`,
        { a: 1, [name]: 'x' },
        `The schema returned the member '${name}', which the problem has itself.`,
      ]
    ),
  ])('a schema that returns %s has refused', (_, value, message) => {
    expect(read(() => ({ value }))).toStrictEqual({ violation: [{ message }] })
  })

  test('a schema that returns no result has refused', () => {
    const violation = [{ message: 'The schema returned no object.' }]
    for (const result of [undefined, null, 'text', {}])
      expect(read(() => result)).toStrictEqual({ violation })
  })

  test('a schema that returns a promise has refused, and its rejection ends no process', async () => {
    const message = 'The schema is asynchronous. An error needs its members when it is thrown.'
    expect(read(() => Promise.resolve({ value: {} }))).toStrictEqual({ violation: [{ message }] })
    expect(read(async () => fail('x')())).toStrictEqual({ violation: [{ message }] })
    // An unhandled rejection would fail the run in this turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve))
  })

  test('a schema that throws has refused with what it has thrown', () => {
    expect(read(fail('x'))).toStrictEqual({ violation: ['x'] })
    const value = Object.defineProperty({}, 'a', { get: fail('y'), enumerable: true })
    expect(read(() => ({ value }))).toStrictEqual({ violation: ['y'] })
  })

  test('the issues are at most a hundred; what is no list is one issue', () => {
    const issues = Array.from({ length: 150 }, (_, index) => ({ message: String(index) }))
    expect(read(() => ({ issues, value: {} })).violation).toEqual(issues.slice(0, 100))
    expect(read(() => ({ issues: [] })).violation).toEqual([[]])
    expect(read(() => ({ issues: 'all' })).violation).toEqual(['all'])
    expect(read(() => ({ issues: null })).violation).toEqual([null])
    expect(read(() => ({ issues: undefined, value: { a: 1 } })).extensions).toEqual({ a: 1 })
  })
})

describe('textOfViolation', () => {
  const unreadable = new Proxy([], { get: fail('x') })
  test.each<[string, readonly unknown[], string]>([
    ['no issue', [], ''],
    ['an issue without a path', [{ message: 'Required' }], 'Required'],
    ['an issue with an empty path', [{ message: 'Required', path: [] }], 'Required'],
    ['a path of names', [{ message: 'Required', path: ['a', 0, 'b'] }], 'a.0.b: Required'],
    ['a path of objects', [{ message: 'x', path: [{ key: 'a' }, { key: 0 }, 'b'] }], 'a.0.b: x'],
    ['a path that is no list', [{ message: 'x', path: 'a' }], 'x'],
    ['no message', [{ path: ['a'] }], 'a: refused'],
    ['an empty message', [{ message: '' }], 'refused'],
    ['no object', ['text', null], 'refused; refused'],
    ['a path that cannot be read', [{ message: 'x', path: unreadable }], '?: x'],
    ['a part that is no text', [{ message: 'x', path: [Object.create(null)] }], '?: x'],
    ['a symbol', [{ message: 'x', path: [Symbol('a')] }], 'Symbol(a): x'],
    ['several', [{ message: 'x', path: ['a'] }, { message: 'y' }], 'a: x; y'],
  ])('returns the text for %s', (_, violation, text) => {
    expect(textOfViolation(violation)).toBe(text)
  })

  test('has ten issues, twenty parts of a path, and 500 characters of each text', () => {
    const issues = Array.from({ length: 12 }, (_, index) => ({ message: String(index) }))
    expect(textOfViolation(issues)).toBe('0; 1; 2; 3; 4; 5; 6; 7; 8; 9')
    const path = Array.from({ length: 30 }, (_, index) => index)
    expect(textOfViolation([{ message: 'x', path }])).toBe(`${path.slice(0, 20).join('.')}: x`)
    const long = 'y'.repeat(600)
    expect(textOfViolation([{ message: long, path: [long] }])).toBe(
      `${'y'.repeat(500)}: ${'y'.repeat(500)}`
    )
  })
})
