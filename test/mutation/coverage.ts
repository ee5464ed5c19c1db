/** Which test file reaches which mutant: every test file is run once, without a mutant. */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { output, root, type Mutant } from './sandbox.ts'
import { Session } from './session.ts'

/** What one test file reaches. */
export interface Reach {
  /** Milliseconds, with the imports. */
  readonly duration: number
  /** How often the code of each mutant ran, by its id. */
  readonly hits: Readonly<Record<string, number>>
}

export type Coverage = Readonly<Record<string, Reach>>

/** What is kept for the next run: ids change with every source, the order in a file does not. */
export interface SavedCoverage {
  /** The hash of each source when it was measured. */
  readonly sources: Readonly<Record<string, string>>
  readonly tests: Readonly<Record<string, SavedReach>>
}

interface SavedReach {
  /** The hash of the test file. */
  readonly hash: string
  readonly duration: number
  /** By source file: the place of a mutant among those of its file, and how often it ran. */
  readonly hits: Readonly<Record<string, Readonly<Record<number, number>>>>
}

const coverageFile = join(output, 'coverage.json')

const hashOf = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(join(root, name)))
    .digest('hex')

/**
 * Measures the test files that have changed since the last run; of the others it takes what was
 * measured then.
 *
 * @returns what each test file reaches. Files whose tests fail without a mutant prove nothing, and
 *   are left out with a line on the terminal.
 */
export async function measureCoverage(mutants: readonly Mutant[]): Promise<Coverage> {
  const before = savedCoverage()
  const sources = Object.fromEntries(
    [...new Set(mutants.map(({ file }) => file))].map((file) => [file, hashOf(file)])
  )
  const known = before === undefined ? {} : restore(before, sources, mutants)
  const session = await Session.open(false)
  const coverage: Record<string, Reach> = {}
  try {
    for (const file of await session.testFiles()) {
      const isSame = before?.tests[file]?.hash === hashOf(file)
      const reach = (isSame ? known[file] : undefined) ?? (await measure(session, file))
      if (reach !== undefined) coverage[file] = reach
    }
  } finally {
    await session.close()
  }
  writeFileSync(coverageFile, JSON.stringify(save(coverage, sources, mutants, hashOf)))
  return coverage
}

async function measure(session: Session, file: string): Promise<Reach | undefined> {
  const { outcomes, hasUnhandledError } = await session.run([file], '', 0)
  const [outcome] = outcomes
  if (outcome === undefined || outcome.hasFailed || hasUnhandledError) {
    console.error(`Left out, as it fails without a mutant: ${file}: ${outcome?.failure ?? ''}`)
    return undefined
  }
  console.log(`Measured what ${file} reaches`)
  return { duration: outcome.duration, hits: outcome.hits }
}

function savedCoverage(): SavedCoverage | undefined {
  if (!existsSync(coverageFile)) return undefined
  return JSON.parse(readFileSync(coverageFile, 'utf8')) as SavedCoverage
}

/** The coverage by the ids of the mutants of now. Exported for its test. */
export function restore(
  { sources: before, tests }: SavedCoverage,
  sources: Readonly<Record<string, string>>,
  mutants: readonly Mutant[]
): Coverage {
  const byFile = groupByFile(mutants)
  const entries = Object.entries(tests).map(([test, { duration, hits }]) => {
    const byId: Record<string, number> = {}
    for (const [file, counts] of Object.entries(hits)) {
      const most = Math.max(...Object.values(counts))
      for (const [place, { id }] of (byFile.get(file) ?? []).entries()) {
        // In a source that has changed, a test may reach every mutant.
        const count = before[file] === sources[file] ? counts[place] : most
        if (count !== undefined) byId[id] = count
      }
    }
    return [test, { duration, hits: byId }] as const
  })
  return Object.fromEntries(entries)
}

/** The coverage without ids. Exported for its test. */
export function save(
  coverage: Coverage,
  sources: Readonly<Record<string, string>>,
  mutants: readonly Mutant[],
  hash: (file: string) => string
): SavedCoverage {
  const places = new Map<string, { readonly file: string; readonly place: number }>()
  for (const [file, list] of groupByFile(mutants))
    for (const [place, { id }] of list.entries()) places.set(id, { file, place })
  const tests: Record<string, SavedReach> = {}
  for (const [test, { duration, hits }] of Object.entries(coverage)) {
    const byFile: Record<string, Record<number, number>> = {}
    for (const [id, count] of Object.entries(hits)) {
      const found = places.get(id)
      if (found !== undefined) (byFile[found.file] ??= {})[found.place] = count
    }
    tests[test] = { hash: hash(test), duration, hits: byFile }
  }
  return { sources, tests }
}

function groupByFile(mutants: readonly Mutant[]): ReadonlyMap<string, readonly Mutant[]> {
  const groups = new Map<string, Mutant[]>()
  for (const mutant of mutants) {
    const group = groups.get(mutant.file)
    if (group === undefined) groups.set(mutant.file, [mutant])
    else group.push(mutant)
  }
  return groups
}
