import { describe, expect, test } from 'vitest'
import { readOptions, shuffled } from './options.ts'
import { describeRun, summarize, type TriedMutant } from './report.ts'

const tried = (id: number, status: TriedMutant['status']): TriedMutant => ({
  id: String(id),
  file: 'src/fields/allow.ts',
  line: 10 - id,
  column: 1,
  mutator: 'BooleanLiteral',
  original: 'true',
  replacement: 'false',
  status,
})
const run = [tried(1, 'killed'), tried(2, 'survived'), tried(3, 'endless'), tried(4, 'timeout')]
const known = [
  { file: 'src/fields/allow.ts', original: 'true', replacement: 'false', reason: 'only speed' },
]

describe('The summary of a mutation run', () => {
  test('counts an endless loop and a time limit as killed, and an equivalent mutant as a survivor', () => {
    expect(summarize(run, 4, 'abc1234', known)).toMatchObject({
      commit: 'abc1234',
      mutants: 4,
      sample: 4,
      killed: 3,
      survived: 1,
      equivalent: 1,
      score: 75,
    })
  })

  test('has no margin where every mutant was tried, and one where they are a sample', () => {
    expect(summarize(run, 4, '', []).margin).toBe(0)
    // 1.96 × √(0.75 × 0.25 ÷ 4 × 396 ÷ 399)
    expect(summarize(run, 400, '', []).margin).toBe(42.3)
  })

  test('of no mutant has the score 0', () => {
    expect(summarize([], 0, '', [])).toMatchObject({ sample: 0, score: 0, margin: 0 })
  })
})

test('The description lists each survivor with its place, its change and its reason', () => {
  const text = describeRun(run, summarize(run, 4, '', known), known)
  expect(text).toContain(
    'src/fields/allow.ts:8:1 BooleanLiteral (equivalent: only speed)\n  - true\n  + false'
  )
  expect(text).toContain('fields           3 of 4 killed')
  expect(text).toContain('1 killed, 1 endless, 1 timeout, 0 crashed, 1 survived')
})

describe('The command line of the mutation tests', () => {
  test('takes paths, a sample, a seed and a number of processes', () => {
    expect(readOptions(['src/fields', '--sample', '30', '--seed', '2', '--workers', '1'])).toEqual({
      paths: ['src/fields'],
      sample: 30,
      seed: 2,
      workers: 1,
      resume: false,
      survivors: false,
    })
  })

  test.each([
    [['--sample', '-1'], "Option '--sample' argument is ambiguous"],
    [['--sample=0'], '--sample must be a whole number from 1 on; received 0'],
    [['--workers', 'two'], '--workers must be a whole number from 1 on; received two'],
    [['test/fields'], 'a path starts with src/; received test/fields'],
    [['--samples', '3'], "Unknown option '--samples'"],
  ])('refuses %j by name', (args, message) => {
    expect(() => readOptions(args)).toThrow(message)
  })
})

test('The same seed chooses the same order, and every order has all items', () => {
  const list = Array.from({ length: 100 }, (_, index) => index)
  expect(shuffled(list, 1)).toEqual(shuffled(list, 1))
  expect(shuffled(list, 1)).not.toEqual(shuffled(list, 2))
  expect(shuffled(list, 3).toSorted((a, b) => a - b)).toEqual(list)
})
