import { ValueErrorType } from '@sinclair/typebox/errors'
import { describe, expect, test } from 'vitest'
import { typeboxIssues } from '../../../src/validation/libraries/typebox.ts'

const schema = {}
const error = { type: 54, schema, path: '/a', value: 7, message: 'Expected string' }
const issue = {
  message: 'Expected string',
  path: ['a'],
  code: 'String',
  input: 7,
  isLibraryCode: true,
}

describe('typeboxIssues()', () => {
  const kinds = Object.entries(ValueErrorType).filter(([, number]) => typeof number === 'number')
  test.each(kinds)('The code of %s is its name in the library', (name, type) => {
    expect(typeboxIssues([{ ...error, type }])).toEqual([{ ...issue, code: name }])
  })

  test('All 64 kinds are known, and another number has no code', () => {
    expect(kinds).toHaveLength(64)
    expect(typeboxIssues([{ ...error, type: 64 }])?.[0]?.code).toBeUndefined()
    expect(typeboxIssues([{ ...error, type: undefined }])?.[0]?.code).toBeUndefined()
  })

  test.each<[string, unknown]>([
    ['an empty list', []],
    ['a list with something else', [error, {}]],
    ['no path', [{ ...error, path: undefined }]],
    ['a path that is no pointer', [{ ...error, path: 'a/b' }]],
    ['no message', [{ ...error, message: 7 }]],
    ['no schema', [{ ...error, schema: 'x' }]],
    ['an error without a first one', { Errors: () => [error] }],
    ['an error whose first one is none', { error: {}, Errors: () => [error] }],
    ['an object', {}],
    ['an object with a place', { schema, path: '/a', message: 'x', value: 7 }],
  ])('%s is no failure of TypeBox', (_what, failure) => {
    expect(typeboxIssues(failure as object)).toBeUndefined()
  })

  test('An error at the top has an empty path', () => {
    expect(typeboxIssues([{ ...error, path: '' }])).toEqual([{ ...issue, path: [] }])
    expect(typeboxIssues([{ ...error, path: '/' }])).toEqual([{ ...issue, path: [''] }])
    expect(typeboxIssues([{ ...error, path: '/a~1b/~01' }])?.[0]?.path).toEqual(['a/b', '~1'])
  })

  test('A missing property is listed once, and two errors of one value are both listed', () => {
    const missing = { ...error, value: undefined }
    const [first, second] = [{ ...missing, type: 45 }, missing]
    expect(typeboxIssues([first, second])?.map(({ code }) => code)).toEqual([
      'ObjectRequiredProperty',
    ])
    expect(typeboxIssues([first, { ...second, path: '/b' }])).toHaveLength(2)
    expect(typeboxIssues([error, { ...error, type: 52 }])).toHaveLength(2)
  })
})

describe('A thrown error of TypeBox', () => {
  const other = { ...error, path: '/b' }

  test('has all errors in the iterator of Errors(), which can be read again', () => {
    let calls = 0
    const iterator = [error, other].values()
    const failure = { error, Errors: () => (calls++, iterator) }
    expect(typeboxIssues(failure)?.map(({ path }) => path)).toEqual([['a'], ['b']])
    expect(typeboxIssues(failure)).toHaveLength(2)
    expect(calls).toBe(1)
  })

  test.each<[string, unknown]>([
    ['is missing', undefined],
    ['is no function', 'text'],
    ['returns nothing', () => []],
    ['returns something else', () => [error, {}]],
    ['returns no iterator', () => 7],
    [
      'throws',
      () => {
        throw new Error('x')
      },
    ],
  ])('has its first error alone, where Errors() %s', (_what, Errors) => {
    expect(typeboxIssues({ error, Errors })).toEqual([issue])
  })

  test('reads at most 1001 errors', () => {
    let read = 0
    function* endless() {
      for (;;) {
        read++
        yield error
      }
    }
    expect(typeboxIssues({ error, Errors: endless })).toHaveLength(1001)
    expect(read).toBe(1001)
    expect(typeboxIssues(Array.from({ length: 1002 }, () => error))).toHaveLength(1001)
  })

  test('calls Errors() with the error as `this`', () => {
    const failure = {
      error,
      all: [error, other],
      Errors() {
        return this.all
      },
    }
    expect(typeboxIssues(failure)).toHaveLength(2)
  })

  test('of a Transform has the place and the value itself', () => {
    const failure = { schema, path: '/a', value: 7, message: 'No.', error: new Error('x') }
    expect(typeboxIssues(failure)).toEqual([{ ...issue, message: 'No.', code: 'Transform' }])
  })
})
