import { describe, expect, test } from 'vitest'
import { typiaIssues } from '../../../src/validation/libraries/typia.ts'

const error = { path: '$input.age', expected: 'number', value: 'x' }
const issue = { message: 'Expected number', path: ['age'], input: 'x', isLibraryCode: true }

describe('typiaIssues()', () => {
  test.each([
    ['the list of errors', [error]],
    ['the result of validate', { success: false, errors: [error] }],
    ['a TypeGuardError', Object.assign(new Error('x'), { method: 'assert', ...error })],
  ])('reads the issues of %s', (_what, failure) => {
    expect(typiaIssues(failure)).toEqual([issue])
  })

  test.each<[string, unknown]>([
    ['an empty list', []],
    ['a list with something else', [error, {}]],
    ['no path', [{ ...error, path: 7 }]],
    ['another path', [{ ...error, path: 'a.$input' }]],
    ['no expectation', [{ ...error, expected: undefined }]],
    ['errors that are no list', { errors: error }],
    ['nothing', undefined],
  ])('%s is no failure of typia', (_what, failure) => {
    expect(typiaIssues(failure)).toBeUndefined()
  })

  test.each([
    ['undefined', 'This is not allowed here.'],
    ['(string & undefined)', 'Expected (string & undefined)'],
    ['__type', 'Expected object'],
    ['(__type | null)', 'Expected (object | null)'],
    ['Array<__type.o1>', 'Expected Array<object>'],
    ['__type.o12 | __type', 'Expected object | object'],
    ['__type.a', 'Expected object.a'],
    ['my__type', 'Expected my__type'],
    ['__types', 'Expected __types'],
  ])('The expectation %s becomes: %s', (expected, message) => {
    expect(typiaIssues([{ ...error, expected }])?.[0]?.message).toBe(message)
  })

  test.each([
    ['$input', []],
    ['$input.a', ['a']],
    ['$input.a.b', ['a', 'b']],
    ['$input.$a1_.é', ['$a1_', 'é']],
    ['$input[0]', [0]],
    ['$input[12].a', [12, 'a']],
    ['$input["a b"]', ['a b']],
    ['$input["a\\"b"][1]', ['a"b', 1]],
    ['$input[""].x', ['', 'x']],
    ['$input["\\u00e9"]', ['é']],
    // What is no JSON stays as it is written.
    ['$input["\\x"]', ['\\x']],
    // The path ends before what is no name and no index.
    ['$input.1a', []],
    ['$input.a-b.c', ['a']],
    ['$input[a].b', []],
    ['$input.a[', ['a']],
  ])('The path %s is %j', (path, keys) => {
    expect(typiaIssues([{ ...error, path }])?.[0]?.path).toEqual(keys)
  })
})
