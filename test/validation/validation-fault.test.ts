import { describe, expect, test } from 'vitest'
import { areFaults, isValidationProblem, summaryOf } from '../../src/validation/validation-fault.ts'

const fault = { detail: 'x' }

describe('summaryOf()', () => {
  const at = (pointer: string) => ({ detail: 'x', pointer })
  const of = (place: 'query' | 'path' | 'header' | 'cookie') => ({ detail: 'x', in: place })
  test.each([
    [[at('#')], 'The content of the request has 1 error.'],
    [[at(''), at('#/a')], 'The content of the request has 2 errors.'],
    [[fault], 'The request has 1 error.'],
    [[at('#'), fault], 'The request has 2 errors.'],
    [[of('query')], 'The query of the request has 1 error.'],
    [[of('path'), of('path')], 'The path of the request has 2 errors.'],
    [[of('header')], 'The header fields of the request have 1 error.'],
    [[of('cookie'), of('cookie')], 'The cookies of the request have 2 errors.'],
    [[of('cookie'), of('query')], 'The request has 2 errors.'],
    [[of('query'), fault], 'The request has 2 errors.'],
  ])('of %j is: %s', (errors, text) => {
    expect(summaryOf(errors)).toBe(text)
  })

  test('takes how many were found, and whether all are in the content', () => {
    expect(summaryOf([fault], 7)).toBe('The request has 7 errors.')
    expect(summaryOf([fault], 1, true)).toBe('The content of the request has 1 error.')
    expect(summaryOf([at('#')], 1, false)).toBe('The request has 1 error.')
    expect(summaryOf([fault], 1000)).toBe('The request has 1000 errors.')
    expect(summaryOf([fault], 1001)).toBe('The request has more than 1000 errors.')
    expect(summaryOf([], 0, false)).toBe('The request has 0 errors.')
  })
})

describe('areFaults()', () => {
  const throwing = new Proxy([], {
    get: () => {
      throw new Error('trap')
    },
  })
  test.each([
    [[fault], true],
    [[fault, { detail: '' }], true],
    [[], false],
    [[fault, {}], false],
    [[{ detail: 7 }], false],
    [[null], false],
    [{ 0: fault, length: 1 }, false],
    ['text', false],
    [undefined, false],
    [throwing, false],
  ])('decides whether the value of row %# is a list of field errors', (value, expected) => {
    expect(areFaults(value)).toBe(expected)
  })
})

test.each([
  [400, true],
  [422, true],
  [404, false],
  [500, false],
])('A problem of the status %i that lists faults: %s', (status, expected) => {
  const problem = { status, errors: [fault] }
  expect(isValidationProblem(problem)).toBe(expected)
  expect(isValidationProblem({ status, errors: [] })).toBe(false)
  expect(isValidationProblem({ status })).toBe(false)
})
