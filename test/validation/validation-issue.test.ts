import { describe, expect, test } from 'vitest'
import { SubmittedValues } from '../../src/validation/redaction.ts'
import {
  isIssueList,
  issuesOf,
  readIssue,
  valuesOfIssue,
} from '../../src/validation/validation-issue.ts'

const NOT_VALID = 'This value is not valid.'
const NOT_ALLOWED = 'This is not allowed here.'

/** What is read of an issue, where the client has sent these values. */
function read(issue: object, data?: unknown, sent: readonly unknown[] = []) {
  const submitted = new SubmittedValues()
  for (const value of sent) submitted.add(value)
  return readIssue(issue, submitted, 10, data)
}

/** The one sentence that an issue becomes. */
function detailOf(issue: object, data?: unknown): string | undefined {
  const found = read(issue, data)
  expect(found).toHaveLength(1)
  return found[0]?.detail
}

describe('isIssueList()', () => {
  class Issues extends Array<object> {}
  test.each<[unknown, boolean]>([
    [[{ message: 'x' }], true],
    [Issues.of({ message: '' }), true],
    [[], false],
    [[{ message: 'x' }, { message: 7 }], false],
    [[null], false],
    [{ 0: { message: 'x' }, length: 1 }, false],
    ['x', false],
    [undefined, false],
  ])('decides whether the value of row %# is a list of issues', (value, expected) => {
    expect(isIssueList(value)).toBe(expected)
    expect(issuesOf({ issues: value })).toBe(expected ? value : undefined)
  })

  test('A list that throws when it is read is none', () => {
    const get = (target: object, name: PropertyKey): unknown => {
      if (name === Symbol.iterator) throw new Error('trap')
      return Reflect.get(target, name)
    }
    expect(isIssueList(new Proxy([{ message: 'x' }], { get }))).toBe(false)
  })
})

describe('The path of an issue', () => {
  const symbol = Symbol('s')
  test.each<[unknown, readonly unknown[]]>([
    [
      ['a', 0, symbol],
      ['a', 0, symbol],
    ],
    [
      [{ key: 'a' }, { key: 1 }],
      ['a', 1],
    ],
    [['a', { key: {} }, 'b'], ['a']],
    [['a', null, 'b'], ['a']],
    [[], []],
    ['a', []],
    [undefined, []],
  ])('the path of row %# becomes the path of its keys', (path, keys) => {
    expect(read({ message: 'x', path })[0]?.path).toEqual(keys)
  })
})

describe('The names that a schema of Zod does not have', () => {
  const issue = { code: 'unrecognized_keys', message: 'secret', path: ['at'] }

  test('are one fault each, as far as they are names and fit the limit', () => {
    const fault = (name: unknown) => ({
      path: ['at', name],
      detail: NOT_ALLOWED,
      code: 'unrecognized_keys',
    })
    expect(read({ ...issue, keys: ['a', 'b'] })).toEqual([fault('a'), fault('b')])
    expect(read({ ...issue, keys: ['a', {}, 1] })).toEqual([fault('a'), fault(1)])
    expect(read({ ...issue, keys: Array.from({ length: 11 }, String) })).toHaveLength(10)
    expect(read({ ...issue, keys: 'ab' })).toEqual([])
  })
})

describe('The detail of an issue', () => {
  test.each([
    ['Wrong.', 'Wrong.'],
    ['', NOT_VALID],
    ['x'.repeat(500), 'x'.repeat(500)],
    ['x'.repeat(501), NOT_VALID],
    // The end that quotes the value is removed, after a word that announces it.
    ['Expected a, received "b"', 'Expected a'],
    ['Expected a but received "b"', 'Expected a'],
    ['Expected a; got 7', 'Expected a'],
    ['Expected a: actual: -7', 'Expected a'],
    ['Expected a (got [1])', 'Expected a'],
    ["Expected a, GOT 'b'\nand more", 'Expected a'],
    ['Expected a, but was "b"', 'Expected a'],
    ['Expected a, found {b}', 'Expected a'],
    ['Expected a, found: `b`', 'Expected a'],
    ['Expected a, got (b)', 'Expected a'],
    ['Expected a(got "b")', 'Expected a'],
    ['Expected a,  received "b"', 'Expected a'],
    ['Expected a but  was "b"', 'Expected a'],
    ['Expected a, got"b"', 'Expected a'],
    ['Expected a, was  "b"', 'Expected a'],
    ['Expected a, found"b"', 'Expected a'],
    [`${'x'.repeat(480)}, received "${'y'.repeat(7)}"`, 'x'.repeat(480)],
    [`${'x'.repeat(480)}, received "${'y'.repeat(8)}"`, NOT_VALID],
    // Without a quotation or a number, it is the name of a type.
    ['Expected a, received b', 'Expected a, received b'],
    ['Expected a, got undefined', 'Expected a, got undefined'],
    ['It was 7', 'It was 7'],
    ['The forgot "b"', 'The forgot "b"'],
    ['Expected a, gotten "b"', 'Expected a, gotten "b"'],
  ])('the message %j becomes the detail %j', (message, detail) => {
    expect(detailOf({ message })).toBe(detail)
  })

  test.each<[string, unknown, string]>([
    // Zod 3 and Valibot have the quotation apart.
    ['Expected a, received b', 'b', 'Expected a'],
    ["Expected a, received 'b'", 'b', 'Expected a'],
    ['Expected a but received b', 'b', 'Expected a'],
    ['Expected a: but received b', 'b', 'Expected a'],
    ['Expected a RECEIVED 7', 7, 'Expected a'],
    ['Expected a, received NaN', Number.NaN, 'Expected a'],
    ['Expected a, received true', true, 'Expected a, received true'],
    ['Expected a, received b', 'c', 'Expected a, received b'],
    ['Expected a, received b', { toString: () => 'b' }, 'Expected a, received b'],
    ['Not b', 'b', 'Not b'],
    ['It received one b', 'b', 'It received one b'],
    ['received is b', 'b', 'received is b'],
  ])('%j with the received value %j becomes %j', (message, received, detail) => {
    expect(detailOf({ message, received, code: 'invalid_type' })).toBe(detail)
  })

  test('is not the message where that quotes the value', () => {
    const quotes = { message: 'Not hunter2.' }
    expect(detailOf(quotes)).toBe('Not hunter2.')
    expect(detailOf({ ...quotes, input: 'hunter2' })).toBe(NOT_VALID)
    expect(detailOf({ ...quotes, received: 'hunter2' })).toBe(NOT_VALID)
    expect(detailOf({ ...quotes, path: ['a', 'b'] }, { a: { b: 'hunter2' } })).toBe(NOT_VALID)
    expect(detailOf({ ...quotes, path: ['a'] }, { b: 'hunter2' })).toBe('Not hunter2.')
    // `received` of invalid_type is the name of a type.
    const named = { message: 'Not a string at all.', received: 'string', code: 'invalid_type' }
    expect(detailOf(named)).toBe('Not a string at all.')
    expect(detailOf({ ...named, code: 'invalid_enum' })).toBe(NOT_VALID)
  })
})

describe('The detail of an issue of Valibot', () => {
  const issue = { kind: 'schema', type: 'string', message: 'Not hunter2.', input: 'hunter2' }
  test.each([
    [{ expected: 'string' }, 'Expected string'],
    [{ expected: 'never' }, NOT_ALLOWED],
    [{ expected: null }, NOT_VALID],
    [{ expected: 'x'.repeat(491) }, `Expected ${'x'.repeat(491)}`],
    [{ expected: 'x'.repeat(492) }, NOT_VALID],
    [{ expected: 'hunter2' }, NOT_VALID],
    [{ expected: 'string', kind: 7 }, NOT_VALID],
    [{ expected: 'string', message: 'Give a text.' }, 'Give a text.'],
    [{ expected: 'never', message: 'Give nothing.' }, NOT_ALLOWED],
    // `received` is a quotation, which does not count as a value.
    [{ expected: 'string', message: 'Give a text.', received: 'text' }, 'Give a text.'],
  ])('with %j is %j', (members, detail) => {
    expect(detailOf({ ...issue, ...members })).toBe(detail)
  })
})

describe('The detail of an issue of ArkType', () => {
  const issue = {
    message: 'age must be a number (was hunter2)',
    problem: 'must be a number (was hunter2)',
  }
  const part = (expected: unknown, path: readonly string[] = []) => ({ expected, path })
  const nested = (depth: number): object =>
    depth === 0 ? part('a') : { path: [], errors: [nested(depth - 1)] }
  test.each<[object, string]>([
    [{ expected: 'a number' }, 'must be a number'],
    [{ expected: 'removed' }, NOT_ALLOWED],
    [{ expected: '' }, NOT_VALID],
    [{ expected: 7 }, NOT_VALID],
    [{ expected: 'a number', message: 'Give a number.' }, 'Give a number.'],
    [{ expected: 'a number', message: 'Not hunter2.', data: 'hunter2' }, 'must be a number'],
    [{ expected: 'a number', message: 'Not hunter2.', input: 'hunter2' }, 'Not hunter2.'],
    [{ code: 'union', errors: [part('a'), part('b')] }, 'must be a or b'],
    [{ code: 'union', errors: [part('a'), part('a')] }, 'must be a'],
    [{ code: 'intersection', errors: [part('a'), part('b')] }, 'must be a and b'],
    [{ code: 'union', errors: [part('a'), part('b', ['c'])] }, NOT_VALID],
    [{ code: 'union', errors: [part('a'), part(7)] }, NOT_VALID],
    [{ expected: 'c', errors: [] }, 'must be c'],
    [{ errors: [nested(7)] }, 'must be a'],
    [{ errors: [nested(8)] }, NOT_VALID],
  ])('the issue of row %# becomes the detail in English', (members, detail) => {
    expect(detailOf({ ...issue, ...members })).toBe(detail)
  })
})

test.each<[object, readonly unknown[]]>([
  [{ input: 1, received: 2 }, [1, 2, undefined]],
  [{ input: 1, received: 2, code: 'invalid_type' }, [1, undefined]],
  [{ input: 1, received: 2, kind: 'schema', path: [{ input: { a: 1 } }] }, [1, { a: 1 }]],
  [{ input: 1, data: 3, problem: 'x' }, [3, undefined]],
])('The values of the issue %j are %j', (issue, values) => {
  expect(valuesOfIssue(issue)).toEqual(values)
})
