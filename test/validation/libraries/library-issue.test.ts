import { describe, expect, test } from 'vitest'
import { arrayOf, pathOfPointer } from '../../../src/validation/libraries/library-issue.ts'
import { issuesOfFailure, issuesOfResult } from '../../../src/validation/library-issues.ts'

describe('arrayOf()', () => {
  test.each<[string, unknown, unknown]>([
    ['an array', [1, 'a'], [1, 'a']],
    ['an empty array', [], []],
    ['an object', { length: 1 }, undefined],
    ['a text', 'ab', undefined],
    ['nothing', undefined, undefined],
    [
      'a Proxy that throws',
      new Proxy([1], {
        get: () => {
          throw new Error('trap')
        },
      }),
      undefined,
    ],
  ])('decides for %s whether it is an array', (_what, value, expected) => {
    expect(arrayOf(value)).toEqual(expected)
  })

  test('is the first 1001 members', () => {
    expect(arrayOf(Array.from({ length: 1001 }))).toHaveLength(1001)
    expect(arrayOf(Array.from({ length: 1002 }))).toHaveLength(1001)
  })

  test('is no instance of a subclass, and has no holes', () => {
    class List extends Array<number> {}
    expect(arrayOf(List.of(1))?.constructor).toBe(Array)
    expect(Object.keys(arrayOf(Object.assign([], { length: 2 })) ?? [])).toEqual(['0', '1'])
  })
})

test.each([
  ['', []],
  ['/', ['']],
  ['/a', ['a']],
  ['/a/0/b', ['a', '0', 'b']],
  ['/a~1b~1c/~0~0/~01', ['a/b/c', '~~', '~1']],
])('pathOfPointer(%j) is %j', (pointer, path) => {
  expect(pathOfPointer(pointer)).toEqual(path)
})

const issues = [{ message: 'x' }]

describe('issuesOfFailure()', () => {
  test('reads issues and arkErrors, and nothing of other values', () => {
    expect(issuesOfFailure({ issues })).toBe(issues)
    expect(issuesOfFailure({ arkErrors: issues })).toBe(issues)
    expect(issuesOfFailure({ issues: [], arkErrors: issues })).toBe(issues)
    for (const value of [null, undefined, 'text', 7, issues, {}, { issues: 'x' }, { issues: [{}] }])
      expect(issuesOfFailure(value)).toBeUndefined()
    expect(issuesOfFailure(Object.assign(() => {}, { issues }))).toBeUndefined()
  })

  // One failure of each library that has a form of its own.
  test.each<[string, object]>([
    ['TypeBox', [{ path: '', message: 'x', schema: {} }]],
    ['Ajv', [{ keyword: 'type', instancePath: '', schemaPath: '#', message: 'x' }]],
    ['typia', [{ path: '$input', expected: 'number' }]],
    ['class-validator', [{ property: 'a', constraints: { isInt: 'x' } }]],
    ['Effect', { _tag: 'ParseError', issue: { _tag: 'Missing' } }],
  ])('reads the failure of %s', (_library, failure) => {
    expect(issuesOfFailure(failure)).toHaveLength(1)
  })
})

describe('issuesOfResult()', () => {
  test('reads a list of issues as well, and the result of a safeParse', () => {
    expect(issuesOfResult(issues)).toBe(issues)
    expect(issuesOfResult({ issues })).toBe(issues)
    expect(issuesOfResult({ success: false, error: { issues } })).toBe(issues)
    const others = [{ message: 'y' }]
    expect(issuesOfResult({ success: false, issues, error: { issues: others } })).toBe(issues)
    for (const value of [
      [],
      [{}],
      {},
      undefined,
      { error: { issues } },
      { success: true, error: { issues } },
      { success: false },
    ])
      expect(issuesOfResult(value)).toBeUndefined()
  })
})
