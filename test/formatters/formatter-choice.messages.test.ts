/** The choice of formatters: the whole messages, the replacement by media type, and those that are built in. */
import { describe, expect, test } from 'vitest'
import { builtInFormatters } from '../../src/formatters/built-in.ts'
import {
  checkedFormatters,
  fieldsOfFormatter,
  readFormatters,
} from '../../src/formatters/formatter-choice.ts'
import { isBuiltIn, type Formatter } from '../../src/formatters/formatter.ts'
import { problemWith } from './problems.ts'

const format = () => ''
const one = { type: 'text/x-one', format }

describe('a list of formatters', () => {
  const wanted = (option: string, received: string) =>
    `Option '${option}' must be a formatter; received ${received}.`

  test.each<[unknown, string]>([
    [
      'html',
      `Option 'formatters' must be a formatter or an array of them, an object of such values or a function; received "html".`,
    ],
    [
      null,
      `Option 'formatters' must be a formatter or an array of them, an object of such values or a function; received null.`,
    ],
    [
      7,
      `Option 'formatters' must be a formatter or an array of them, an object of such values or a function; received 7.`,
    ],
    [
      [],
      `Option 'formatters' must be a formatter or an array of them, an object of such values or a function; received an empty array.`,
    ],
    [[one, null], wanted('formatters[1]', 'null')],
    [[{ type: 'text/x' }], wanted('formatters[0]', 'an object')],
    [[{ type: 'text', format }], wanted('formatters[0]', 'an object')],
    [[{ type: 7, format }], wanted('formatters[0]', 'an object')],
    [[{ type: 'text/x', format: 'x' }], wanted('formatters[0]', 'an object')],
    [
      { default: 'x' },
      `Option 'formatters.default' must be a formatter or an array of them; received "x".`,
    ],
    [
      { 404: 'x' },
      `Option 'formatters['404']' must be a formatter or an array of them; received "x".`,
    ],
    [
      { 404: [] },
      `Option 'formatters['404']' must be a formatter or an array of them; received an empty array.`,
    ],
  ])('%j is refused with the whole message', (choice, message) => {
    expect(() => readFormatters(choice as never, builtInFormatters)).toThrow(new TypeError(message))
  })

  test.each([
    '200',
    '600',
    '40',
    '4044',
    'x404',
    '404x',
    '4XX',
    '3xx',
    '4xxx',
    'x4xx',
    'defualt',
    'a b:',
    'ä/',
  ])('The key %j is refused with the whole message', (key) => {
    expect(() => readFormatters({ [key]: one } as never, builtInFormatters)).toThrow(
      new TypeError(
        `Option 'formatters' has the key '${key}'. Its keys are status codes, '4xx', '5xx', 'default' and URIs of problem types.`
      )
    )
  })

  test.each(['400', '599', '4xx', '5xx', 'urn:x', '/problems/x', 'x#y', '#'])(
    'The key %j is taken',
    (key) => {
      expect(() => readFormatters({ [key]: one } as never, builtInFormatters)).not.toThrow()
    }
  )
})

describe('the formatters of a map', () => {
  const two = { type: 'text/x-two; charset=utf-8', format }
  const typesOf = (list: readonly Formatter[]) => list.map(({ type }) => type)
  const of = (status: number, type = 'about:blank') => problemWith({ status, type })

  test('of another key are those of the default, in its order', () => {
    const choose = readFormatters({ default: [one, two], 500: one }, builtInFormatters)
    expect(choose(of(404), undefined)).toEqual([one, two])
    expect(choose(of(499), undefined)).toEqual([one, two])
    expect(readFormatters({ 500: one }, builtInFormatters)(of(404), undefined)).toBe(
      builtInFormatters()
    )
  })

  test('replace those of their media type at its place, and join the others at the end', () => {
    const other = { type: 'TEXT/X-two', format }
    const third = { type: 'text/x-three', format }
    const choose = readFormatters(
      { default: [one, two], '5xx': [third, other], 501: { type: 'text/x-one;a=b', format } },
      builtInFormatters
    )
    expect(typesOf(choose(of(500), undefined))).toEqual([
      'text/x-one',
      'TEXT/X-two',
      'text/x-three',
    ])
    expect(typesOf(choose(of(501), undefined))).toEqual([
      'text/x-one;a=b',
      'TEXT/X-two',
      'text/x-three',
    ])
    expect(choose(of(500), undefined)).toBe(choose(of(503), undefined))
    expect(typesOf(choose(of(499), undefined))).toEqual(['text/x-one', 'text/x-two; charset=utf-8'])
  })

  test('of a function are those that it returns, for a copy of the problem', () => {
    const problem = of(404)
    const choose = readFormatters((given) => {
      expect(given).toEqual(problem)
      expect(given).not.toBe(problem)
      return one
    }, builtInFormatters)
    expect(choose(problem, undefined)).toEqual([one])
    expect(readFormatters(() => undefined, builtInFormatters)(problem, undefined)).toBe(
      builtInFormatters()
    )
    expect(() =>
      readFormatters(() => ['x'] as never, builtInFormatters)(problem, undefined)
    ).toThrow(new TypeError(`Option 'formatters()[0]' must be a formatter; received "x".`))
  })
})

describe('the fields of a formatter', () => {
  test('are checked once, by lower-case name', () => {
    const fields = { 'X-A': 'b' }
    const formatter = { ...one, fields }
    expect(fieldsOfFormatter(formatter)).toEqual({})
    checkedFormatters('formatters', [formatter])
    expect(fieldsOfFormatter(formatter)).toEqual({ 'x-a': 'b' })
    fields['X-A'] = 'c'
    checkedFormatters('formatters', [formatter])
    expect(fieldsOfFormatter(formatter)).toEqual({ 'x-a': 'b' })
  })
})

test('The built-in formatters are the same list each time, and none of them is of an app', () => {
  const list = builtInFormatters()
  expect(list.map(({ type }) => type)).toEqual([
    'application/problem+json',
    'application/json',
    'text/html; charset=utf-8',
    'application/problem+xml',
    'application/xml',
    'text/plain; charset=utf-8',
  ])
  expect(builtInFormatters()).toBe(list)
  expect(list.map((formatter) => isBuiltIn(formatter))).toEqual(Array(6).fill(true))
  expect(isBuiltIn(one)).toBe(false)
  expect(list.map(({ showsReference }) => showsReference)).toEqual([
    undefined,
    undefined,
    true,
    undefined,
    undefined,
    undefined,
  ])
})
