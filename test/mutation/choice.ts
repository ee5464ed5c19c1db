/** Which test files a mutant is tried with, and in which order. */

import { basename, dirname } from 'node:path'
import type { Coverage } from './coverage.ts'
import type { Mutant } from './sandbox.ts'

/** As many test files as a mutant is tried with: more would find more, and take hours. */
const MOST_FILES = 12

/**
 * @param kills how often each test file has found a mutant of the same source file
 * @returns the test files that reach the mutant: first those that are named as its source file,
 *   then those that have found mutants of it, those of its folder, and the fastest
 */
export function testFilesFor(
  { id, file }: Mutant,
  coverage: Coverage,
  kills: ReadonlyMap<string, number>
): readonly string[] {
  const module = basename(file).replace(/\.tsx?$/, '')
  const folder = dirname(file).replace(/^src/, 'test')
  const room = folder.split('/').slice(0, 2).join('/')
  const rank = (test: string): number => {
    const isNamed = basename(test).startsWith(`${module}.`)
    return (
      (isNamed ? 1000 : 0) + (kills.get(test) ?? 0) * 10 + (test.startsWith(`${room}/`) ? 5 : 0)
    )
  }
  return Object.entries(coverage)
    .filter(([, { hits }]) => (hits[id] ?? 0) > 0)
    .toSorted(([a, left], [b, right]) => rank(b) - rank(a) || left.duration - right.duration)
    .slice(0, MOST_FILES)
    .map(([test]) => test)
}

/** @returns how often the code of the mutant may run before it counts as an endless loop */
export function hitLimitFor(id: string, files: readonly string[], coverage: Coverage): number {
  const most = Math.max(0, ...files.map((file) => coverage[file]?.hits[id] ?? 0))
  return Math.max(100_000, most * 100)
}

/** @returns milliseconds after which a mutant counts as one that hangs, on a loaded machine too */
export function timeLimitFor(files: readonly string[], coverage: Coverage): number {
  return 90_000 + 10 * files.reduce((sum, file) => sum + (coverage[file]?.duration ?? 0), 0)
}
