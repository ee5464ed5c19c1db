import { describe, expect, test } from 'vitest'
import { effectIssues } from '../../../src/validation/libraries/effect.ts'

/** The issues of a SchemaError that has this issue, without what all of them have. */
function read(issue: object): unknown {
  return effectIssues({ _tag: 'SchemaError', issue })?.map(({ isLibraryCode, ...rest }) => {
    expect(isLibraryCode).toBe(true)
    return rest
  })
}

const leaf = { _tag: 'InvalidType', ast: { _tag: 'String' }, actual: 7 }
const wanted = { message: 'Expected string', path: [], code: 'InvalidType', input: 7 }

describe('effectIssues()', () => {
  test.each([
    ['a ParseError of effect 3', { _tag: 'ParseError', issue: leaf }],
    ['a SchemaError of effect 4', { _tag: 'SchemaError', issue: leaf }],
    [
      'a FiberFailure of effect 3',
      {
        [Symbol.for('effect/Runtime/FiberFailure/Cause')]: {
          error: { _tag: 'ParseError', issue: leaf },
        },
      },
    ],
  ])('reads the issues of %s', (_what, failure) => {
    expect(effectIssues(failure)).toEqual([{ ...wanted, isLibraryCode: true }])
  })

  test.each<[string, unknown]>([
    ['another error', { _tag: 'OtherError', issue: leaf }],
    ['an error without a tag', { issue: leaf }],
    ['a tag that is no text', { _tag: ['ParseError'], issue: leaf }],
    ['no issue', { _tag: 'ParseError' }],
    ['an issue without a tag', { _tag: 'ParseError', issue: {} }],
    ['an issue without known issues', { _tag: 'ParseError', issue: { _tag: 'A', issues: [{}] } }],
    ['nothing', undefined],
  ])('%s is no failure of Effect', (_what, failure) => {
    expect(effectIssues(failure)).toBeUndefined()
  })

  test('A name that the schema does not have is not allowed', () => {
    for (const tag of ['Unexpected', 'UnexpectedKey'])
      expect(read({ _tag: tag })).toEqual([
        { message: 'This is not allowed here.', path: [], code: tag, input: undefined },
      ])
  })

  test('A name that is missing is required', () => {
    for (const tag of ['Missing', 'MissingKey'])
      expect(read({ _tag: tag })).toEqual([
        { message: 'This is required.', path: [], code: tag, input: undefined },
      ])
  })

  test('The message of the issue comes before what the schema wants', () => {
    expect(read({ ...leaf, message: 'Own.' })).toEqual([{ ...wanted, message: 'Own.' }])
    expect(read({ ...leaf, annotations: { message: 'Noted.' } })).toEqual([
      { ...wanted, message: 'Noted.' },
    ])
    expect(read({ ...leaf, message: 7, annotations: { message: 7 } })).toEqual([wanted])
    expect(read({ ...leaf, ast: undefined })).toEqual([{ ...wanted, message: '' }])
  })
})

describe('The path of an issue', () => {
  const pointer = (path: unknown, issue: object, actual?: unknown) => ({
    _tag: 'Pointer',
    path,
    issue,
    actual,
  })
  const bare = { _tag: 'InvalidType', ast: { _tag: 'String' } }

  test('is made of all pointers, and the value is read on the way', () => {
    const inner = pointer(['b', 0], bare)
    expect(read(pointer('a', inner, { a: { b: [9] } }))).toEqual([
      { ...wanted, path: ['a', 'b', 0], input: 9 },
    ])
  })

  test('has names, indexes and symbols alone', () => {
    const symbol = Symbol('s')
    expect(read(pointer(['a', 1, symbol, {}, null], leaf))).toEqual([
      { ...wanted, path: ['a', 1, symbol] },
    ])
    expect(read(pointer({}, leaf))).toEqual([wanted])
  })

  test('of several issues is that of each', () => {
    const issues = [pointer('a', leaf), pointer('b', leaf)]
    expect(read({ _tag: 'Composite', issues })).toEqual([
      { ...wanted, path: ['a'] },
      { ...wanted, path: ['b'] },
    ])
    expect(read({ _tag: 'Composite', issues: issues[0] })).toEqual([{ ...wanted, path: ['a'] }])
  })

  test('has at most 64 nodes above it', () => {
    const deep = (depth: number): object =>
      depth === 0 ? leaf : { _tag: 'Composite', issues: [deep(depth - 1)] }
    expect(read(deep(64))).toEqual([wanted])
    expect(read(deep(65))).toBeUndefined()
  })

  test('is one of at most 1001', () => {
    const many = (length: number) => ({
      _tag: 'Composite',
      issues: Array.from({ length }, () => leaf),
    })
    expect(read({ _tag: 'Composite', issues: [many(1000), many(7)] })).toHaveLength(1001)
    expect(read({ _tag: 'Composite', issues: [many(1000), leaf] })).toHaveLength(1001)
    expect(read({ _tag: 'Composite', issues: [many(500), leaf] })).toHaveLength(501)
  })
})

describe('A message of a node', () => {
  const ast = { annotations: { message: 'Of the node.' } }

  test('is used for the issues within it, where they are about the same value', () => {
    expect(read({ _tag: 'Filter', ast, issue: leaf })).toEqual([
      { ...wanted, message: 'Of the node.' },
    ])
    expect(
      read({ _tag: 'Encoding', ast, actual: 3, issue: { ...leaf, actual: undefined } })
    ).toEqual([{ ...wanted, message: 'Of the node.', input: 3 }])
  })

  test('can be that of a filter', () => {
    const filter = { annotations: { expected: 'a short text' } }
    expect(read({ _tag: 'Filter', filter, issue: leaf })).toEqual([
      { ...wanted, message: 'Expected a short text' },
    ])
  })

  test('is not used for the members of an object', () => {
    const pointer = { _tag: 'Pointer', path: 'a', issue: leaf }
    expect(read({ _tag: 'Composite', ast, issues: [leaf] })).toEqual([wanted])
    expect(read({ _tag: 'Filter', ast, issue: pointer })).toEqual([{ ...wanted, path: ['a'] }])
  })

  test('of the outermost node comes first', () => {
    const inner = { ...leaf, ast: { annotations: { message: 'Of the leaf.' } } }
    expect(read(inner)).toEqual([{ ...wanted, message: 'Of the leaf.' }])
    expect(read({ _tag: 'Filter', ast, issue: inner })).toEqual([
      { ...wanted, message: 'Of the node.' },
    ])
  })
})

describe('The code of an issue', () => {
  test.each([
    ['Predicate', 'Refinement'],
    ['Transformation', 'Refinement'],
    ['From', 'InvalidType'],
    [undefined, 'InvalidType'],
  ])('within a refinement of the kind %s is %s', (kind, code) => {
    expect(read({ _tag: 'Refinement', kind, issue: leaf })).toEqual([{ ...wanted, code }])
  })

  test('below a pointer is not that of the node above', () => {
    const pointer = { _tag: 'Pointer', path: 'a', issue: leaf }
    expect(read({ _tag: 'Refinement', kind: 'Predicate', issue: pointer })).toEqual([
      { ...wanted, path: ['a'] },
    ])
  })

  test.each([
    [{ _tag: 'AnyOf' }, 'Union'],
    [{ _tag: 'OneOf' }, 'Union'],
    [{ _tag: 'Type', ast: { _tag: 'Union', types: [] } }, 'Union'],
    [{ _tag: 'Type', ast: { _tag: 'Never' } }, 'Type'],
  ])('of %j is %s', (issue, code) => {
    expect(effectIssues({ _tag: 'ParseError', issue })?.map((each) => each.code)).toEqual([code])
  })

  test('A union with one issue has that issue, one with several is described as a whole', () => {
    const union = { _tag: 'Union', types: [{ _tag: 'String' }, { _tag: 'Number' }] }
    expect(read({ _tag: 'AnyOf', ast: union, issues: [leaf] })).toEqual([wanted])
    expect(read({ _tag: 'AnyOf', ast: union, actual: 7, issues: [leaf, leaf] })).toEqual([
      { ...wanted, message: 'Expected string | number', code: 'Union' },
    ])
    expect(read({ _tag: 'Composite', ast: union, actual: 7, issues: [leaf, leaf] })).toEqual([
      { ...wanted, message: 'Expected string | number', code: 'Union' },
    ])
  })
})
