/** The result of a run, as text and as JSON. */

import { cpus } from 'node:os'
import type { Result } from './pool.ts'
import type { Mutant } from './sandbox.ts'

export interface TriedMutant extends Mutant {
  readonly status: Result['status']
  readonly by?: string | undefined
  readonly test?: string | undefined
}

/** A mutant that no test can find, as it changes nothing that a program sees. */
export interface EquivalentMutant {
  readonly file: string
  readonly original: string
  readonly replacement: string
  readonly reason: string
}

export interface Summary {
  /** The day, as 2026-11-26. */
  readonly date: string
  readonly machine: string
  readonly commit: string
  /** How many mutants there are in the files that were asked for. */
  readonly mutants: number
  /** How many of them, chosen at random, were tried. */
  readonly sample: number
  readonly killed: number
  readonly survived: number
  /** Survivors that change nothing that a program sees: listed with a reason, counted as survivors. */
  readonly equivalent: number
  /** Percent of the sample that was killed. */
  readonly score: number
  /** Half of the 95 % interval of the score, in percentage points; 0 where all were tried. */
  readonly margin: number
}

const isKilled = ({ status }: TriedMutant): boolean => status !== 'survived'

/** @returns the reason why the mutant is equivalent, or undefined */
export function equivalence(
  mutant: Mutant,
  known: readonly EquivalentMutant[]
): string | undefined {
  return known.find(
    ({ file, original, replacement }) =>
      file === mutant.file && original === mutant.original && replacement === mutant.replacement
  )?.reason
}

export function summarize(
  tried: readonly TriedMutant[],
  mutants: number,
  commit: string,
  known: readonly EquivalentMutant[]
): Summary {
  const killed = tried.filter(isKilled).length
  const survivors = tried.filter((mutant) => !isKilled(mutant))
  const share = tried.length === 0 ? 0 : killed / tried.length
  // The normal approximation of the binomial distribution, corrected for a finite population.
  const finite = mutants > 1 ? (mutants - tried.length) / (mutants - 1) : 0
  const margin = 1.96 * Math.sqrt((share * (1 - share) * finite) / Math.max(1, tried.length))
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`,
    commit,
    mutants,
    sample: tried.length,
    killed,
    survived: survivors.length,
    equivalent: survivors.filter((mutant) => equivalence(mutant, known) !== undefined).length,
    score: Math.round(share * 1000) / 10,
    margin: Math.round(margin * 1000) / 10,
  }
}

/** The survivors as a person reads them, and the score of each folder of `src`. */
export function describeRun(
  tried: readonly TriedMutant[],
  summary: Summary,
  known: readonly EquivalentMutant[]
): string {
  const lines: string[] = []
  for (const mutant of tried.filter((each) => !isKilled(each)).toSorted(byPlace)) {
    const { file, line, column, mutator, original, replacement } = mutant
    const reason = equivalence(mutant, known)
    lines.push(
      `${file}:${line}:${column} ${mutator}${reason === undefined ? '' : ` (equivalent: ${reason})`}`,
      ...original.split('\n').map((text) => `  - ${text}`),
      ...replacement.split('\n').map((text) => `  + ${text}`)
    )
  }
  for (const [room, mutants] of Object.entries(byRoom(tried))) {
    const killed = mutants.filter(isKilled).length
    lines.push(`${room.padEnd(16)} ${killed} of ${mutants.length} killed`)
  }
  const statuses = ['killed', 'endless', 'timeout', 'crashed', 'survived'] as const
  const counts = statuses.map(
    (name) => `${tried.filter(({ status }) => status === name).length} ${name}`
  )
  lines.push(
    counts.join(', '),
    `${summary.score} % (± ${summary.margin}) of ${summary.sample} mutants, of ${summary.mutants} in all; ` +
      `${summary.equivalent} of the ${summary.survived} survivors change nothing that a program sees`
  )
  return lines.join('\n')
}

function byPlace(a: Mutant, b: Mutant): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column
}

function byRoom(tried: readonly TriedMutant[]): Record<string, TriedMutant[]> {
  const rooms: Record<string, TriedMutant[]> = {}
  for (const mutant of tried.toSorted(byPlace)) {
    const room = mutant.file.split('/')[1] ?? ''
    ;(rooms[room] ??= []).push(mutant)
  }
  return rooms
}
