/** The file of results of `npm run bench`: each section with the date and the machine of its measurement. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { dateAndMachine, type DateAndMachine } from './machine.ts'
import type { Row } from './row.ts'
import { root } from './worker.ts'

/** One section of the file. */
export interface MeasuredSection extends DateAndMachine {
  readonly rows: readonly Row[]
}

/** The content of the file. */
export interface BenchResults {
  readonly sections: Readonly<Record<string, MeasuredSection>>
}

const resultFile = `${root}test/output/bench.json`

/** Writes the sections that were measured; the others keep their date. */
export function keepSections(
  results: Readonly<Record<string, readonly Row[]>>,
  file = resultFile
): void {
  const measured = Object.entries(results).map(
    ([name, rows]) => [name, { ...dateAndMachine(), rows }] as const
  )
  const kept: BenchResults = {
    sections: { ...lastSections(file), ...Object.fromEntries(measured) },
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`)
}

function lastSections(file: string): BenchResults['sections'] {
  try {
    const { sections } = JSON.parse(readFileSync(file, 'utf8')) as BenchResults
    // Before 2026-11-26 a section was its rows alone, without a date.
    return Object.fromEntries(Object.entries(sections).filter(([, section]) => 'rows' in section))
  } catch {
    // There is no file yet, or nothing in it that could be kept.
    return {}
  }
}
