/** Which test file reaches which mutant: every test file is run once, without a mutant. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { output } from './sandbox.ts'
import { Session } from './session.ts'

/** What one test file reaches. */
export interface Reach {
  /** Milliseconds, with the imports. */
  readonly duration: number
  /** How often the code of each mutant ran, by its id. */
  readonly hits: Readonly<Record<string, number>>
}

export type Coverage = Readonly<Record<string, Reach>>

const coverageFile = join(output, 'coverage.json')

/**
 * @returns what each test file reaches. Files whose tests fail without a mutant prove nothing, and
 *   are left out with a line on the terminal.
 */
export async function measureCoverage(): Promise<Coverage> {
  const session = await Session.open(false)
  const coverage: Record<string, Reach> = {}
  try {
    const files = await session.testFiles()
    for (const [index, file] of files.entries()) {
      const { outcomes, hasUnhandledError } = await session.run([file], '', 0)
      const [outcome] = outcomes
      if (outcome === undefined || outcome.hasFailed || hasUnhandledError) {
        console.error(`Left out, as it fails without a mutant: ${file}: ${outcome?.failure ?? ''}`)
        continue
      }
      coverage[file] = { duration: outcome.duration, hits: outcome.hits }
      if (index % 25 === 0) console.log(`${index} of ${files.length} test files measured`)
    }
  } finally {
    await session.close()
  }
  writeFileSync(coverageFile, JSON.stringify(coverage))
  return coverage
}

/** The coverage of the last run, or undefined if there was none. */
export function savedCoverage(): Coverage | undefined {
  if (!existsSync(coverageFile)) return undefined
  return JSON.parse(readFileSync(coverageFile, 'utf8')) as Coverage
}
