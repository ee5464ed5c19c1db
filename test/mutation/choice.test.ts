import { describe, expect, test } from 'vitest'
import { hitLimitFor, testFilesFor, timeLimitFor } from './choice.ts'
import type { Mutant } from './sandbox.ts'

const mutant: Mutant = {
  id: '7',
  file: 'src/fields/allow.ts',
  line: 3,
  column: 1,
  mutator: 'BooleanLiteral',
  original: 'true',
  replacement: 'false',
}
const reach = (duration: number, hits: number) => ({ duration, hits: { '7': hits } })

describe('The test files that a mutant is tried with', () => {
  test('are those that reach it: first the one of its name, then its folder, then the fastest', () => {
    const coverage = {
      'test/hono/guard.test.ts': reach(10, 1),
      'test/hono/slow.test.ts': reach(90, 1),
      'test/fields/fields.test.ts': reach(50, 1),
      'test/fields/allow.test.ts': reach(99, 1),
      'test/fields/other.test.ts': { duration: 1, hits: {} },
    }
    expect(testFilesFor(mutant, coverage, new Map())).toEqual([
      'test/fields/allow.test.ts',
      'test/fields/fields.test.ts',
      'test/hono/guard.test.ts',
      'test/hono/slow.test.ts',
    ])
  })

  test('begin with those that found other mutants of the same source file', () => {
    const coverage = { 'test/hono/a.test.ts': reach(1, 1), 'test/hono/b.test.ts': reach(9, 1) }
    expect(testFilesFor(mutant, coverage, new Map([['test/hono/b.test.ts', 1]]))).toEqual([
      'test/hono/b.test.ts',
      'test/hono/a.test.ts',
    ])
  })

  test('are none where no test reaches it', () => {
    expect(testFilesFor(mutant, { 'test/a.test.ts': reach(1, 0) }, new Map())).toEqual([])
  })

  test('are twelve at most', () => {
    const coverage = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`test/${index}.test.ts`, reach(index, 1)])
    )
    expect(testFilesFor(mutant, coverage, new Map())).toHaveLength(12)
  })
})

describe('The limits of a mutant', () => {
  const coverage = { 'test/a.test.ts': reach(2000, 5000), 'test/b.test.ts': reach(1000, 1) }

  test('let its code run a hundred times as often as without it, and 100,000 times at least', () => {
    expect(hitLimitFor('7', ['test/a.test.ts'], coverage)).toBe(500_000)
    expect(hitLimitFor('7', ['test/b.test.ts'], coverage)).toBe(100_000)
  })

  test('are 90 seconds, and ten times what its test files take', () => {
    expect(timeLimitFor(['test/a.test.ts', 'test/b.test.ts'], coverage)).toBe(120_000)
  })
})
