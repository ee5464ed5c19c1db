import { describe, expect, test } from 'vitest'
import { restore, save } from './coverage.ts'
import type { Mutant } from './sandbox.ts'

const mutant = (id: string, file: string): Mutant => ({
  id,
  file,
  line: 1,
  column: 1,
  mutator: 'BooleanLiteral',
  original: 'true',
  replacement: 'false',
})
const mutants = [mutant('0', 'src/a.ts'), mutant('1', 'src/b.ts'), mutant('2', 'src/b.ts')]
const coverage = { 'test/b.test.ts': { duration: 7, hits: { '1': 2, '2': 5 } } }
const sources = { 'src/a.ts': 'hash-a', 'src/b.ts': 'hash-b' }
const saved = save(coverage, sources, mutants, () => 'hash-test')

describe('The coverage that is kept for the next run', () => {
  test('is the same for the same sources', () => {
    expect(restore(saved, sources, mutants)).toEqual(coverage)
  })

  test('survives that other sources have more mutants than before', () => {
    const now = [mutant('0', 'src/a.ts'), mutant('1', 'src/a.ts')].concat(
      mutant('2', 'src/b.ts'),
      mutant('3', 'src/b.ts')
    )
    expect(restore(saved, { ...sources, 'src/a.ts': 'changed' }, now)).toEqual({
      'test/b.test.ts': { duration: 7, hits: { '2': 2, '3': 5 } },
    })
  })

  test('names every mutant of a source that has changed', () => {
    const now = [...mutants, mutant('3', 'src/b.ts')]
    expect(restore(saved, { ...sources, 'src/b.ts': 'changed' }, now)).toEqual({
      'test/b.test.ts': { duration: 7, hits: { '1': 5, '2': 5, '3': 5 } },
    })
  })
})
