/** The JSON of problems, of which the last one of each status is kept. */
import { describe, expect, test } from 'vitest'
import { cacheKeyOf, stringifyProblem } from '../../src/formatters/problem-text.ts'
import { problemWith } from './problems.ts'

const json = (problem: object) => JSON.stringify(problem)

describe('the text', () => {
  test('is that of each problem, whatever the one before was', () => {
    const variants = [
      {},
      { detail: 'Other.' },
      { condition: 'temporary' },
      { title: 'Other' },
      { type: '/x' },
      { status: 410 },
      { detail: '"\n\u2028' },
      { detail: 'd'.repeat(256) },
      { detail: 'd'.repeat(257) },
      { detail: 'd'.repeat(257), condition: 'permanent' },
    ].map((members) => problemWith(members))
    for (const one of variants) {
      for (const other of variants) {
        expect(stringifyProblem(one)).toBe(json(one))
        expect(cacheKeyOf(other)).toBe(json(other))
        expect(stringifyProblem(other)).toBe(json(other))
      }
    }
  })
})

describe('cacheKeyOf()', () => {
  test.each([
    { instance: '/1' },
    { applied: true },
    { more: 1 },
    { title: '' },
    { title: 7 },
    { type: '' },
    { type: null },
    { detail: '' },
    { detail: ['x'] },
    { condition: '' },
    { condition: true },
    { status: 399 },
    { status: 600 },
    { status: '404' },
    { status: 404.5 },
  ])('is undefined for a problem with %j, whose text is that of JSON', (members) => {
    const problem = problemWith(members as never)
    expect(cacheKeyOf(problem)).toBeUndefined()
    expect(stringifyProblem(problem)).toBe(json(problem))
  })

  test('is undefined for a problem without one of the members', () => {
    for (const name of ['type', 'title', 'status', 'detail', 'condition']) {
      const { [name]: _left, ...others } = problemWith()
      const problem = { ...others, more: 1 }
      expect(cacheKeyOf(problem as never)).toBeUndefined()
      expect(stringifyProblem(problem as never)).toBe(json(problem))
    }
  })

  test.each([400, 599])('is the text of a %i', (status) => {
    const problem = problemWith({ status })
    expect(cacheKeyOf(problem)).toBe(json(problem))
  })
})
