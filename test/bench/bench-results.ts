/** The file of results of `npm run bench`: each section with the date and the machine of its measurement. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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

const folder = `${root}test/output`
const file = `${folder}/bench.json`

/** Writes the sections that were measured; the others keep their date. */
export function keepSections(results: Readonly<Record<string, readonly Row[]>>): void {
  const measured = Object.entries(results).map(
    ([name, rows]) => [name, { ...dateAndMachine(), rows }] as const
  )
  const kept: BenchResults = {
    sections: { ...lastSections(), ...Object.fromEntries(measured) },
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`)
}

function lastSections(): BenchResults['sections'] {
  try {
    const { sections } = JSON.parse(readFileSync(file, 'utf8')) as BenchResults
    // Before 2026-11-26 a section was its rows alone.
    return Object.fromEntries(Object.entries(sections).filter(([, section]) => 'rows' in section))
  } catch {
    return {}
  }
}
