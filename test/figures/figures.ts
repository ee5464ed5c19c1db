/** The figures of the README: what each is, and of which file of results it is read. */
import type { DateAndMachine } from '../bench/machine.ts'
import { HAPPY_ASYNC, HAPPY_SYNC } from '../bench/sections/in-process.ts'
import { isRecord, readResults, type ResultFile, type Results } from './results.ts'

/** The columns of the comparison, and the load of `npm run bench -- http` that each is measured by. */
export const columns = {
  'this package': 'throw',
  HTTPException: 'HTTPException',
  'http-errors': 'http-errors',
  'by hand': 'the same bytes',
} as const

/** A number for each column. */
export type ByColumn = Readonly<Record<keyof typeof columns, number>>

/** Thrown 404s over HTTP. */
export interface Speed extends DateAndMachine {
  readonly generator: string
  /** Absent where only CPU time was measured. */
  readonly perSecond?: ByColumn
  readonly perCpuSecond: ByColumn
}

/** What a handler takes longer while nothing is thrown, in nanoseconds. */
export interface Happy extends DateAndMachine {
  readonly sync: number
  readonly async: number
}

/** kB (1000 bytes) after gzip. */
export interface Size extends DateAndMachine {
  readonly tiny: number
  readonly byColumn: ByColumn
}

export interface Conformance extends DateAndMachine {
  readonly exchanges: number
  readonly rules: number
}

export interface Tests extends DateAndMachine {
  readonly tests: number
  /** Of `npm test`. */
  readonly seconds: number
  /** Of `npm run test:quick`. */
  readonly quickSeconds: number
}

export interface Mutation extends DateAndMachine {
  readonly mutants: number
  /** How many of them, chosen at random, were tried. */
  readonly sample: number
  /** Percent of the sample that a test killed. */
  readonly score: number
  /** Half of the 95 % interval of the score, in percentage points; 0 where all were tried. */
  readonly margin: number
}

/** The last results of each section: `test/bench/figures.json`. A section that was never measured is absent. */
export interface Figures {
  readonly speed?: Speed
  readonly happy?: Happy
  readonly size?: Size
  readonly conformance?: Conformance
  readonly tests?: Tests
  readonly mutation?: Mutation
}

export type SectionName = keyof Figures

const speed: ResultFile = { file: 'http.json', command: 'npm run bench -- http' }
const happy: ResultFile = { file: 'bench.json', command: 'npm run bench -- happy' }
const size: ResultFile = { file: 'size.json', command: 'npm run size' }
const conformance: ResultFile = { file: 'conformance.json', command: 'npm run conformance' }
const tests: ResultFile = { file: 'tests.json', command: 'npm run test:count' }
const mutation: ResultFile = { file: 'mutation.json', command: 'npm run mutation' }

/** The file of results of each section. */
export const resultFiles: Readonly<Record<SectionName, ResultFile>> = {
  speed,
  happy,
  size,
  conformance,
  tests,
  mutation,
}

/** Less is no median: a single round of a busy machine is not published. */
const LEAST_ROUNDS = 5

const readers: { readonly [Name in SectionName]-?: (results: Results) => Required<Figures>[Name] } =
  {
    speed(results) {
      const rounds = results.number('rounds')
      if (rounds < LEAST_ROUNDS) {
        throw results.error(`has ${rounds} rounds, and the README needs ${LEAST_ROUNDS}`)
      }
      return {
        ...dateAndMachineOf(results),
        generator: results.text('generator'),
        perSecond: byColumn((load) => results.number('perSecond', load)),
        perCpuSecond: byColumn((load) => results.number('perCpuSecond', load)),
      }
    },
    happy(results) {
      const rows = results.list('sections', 'happy', 'rows')
      const nanosecondsOf = (what: string): number => {
        const row = rows.find((one) => isRecord(one) && one['what'] === what)
        if (isRecord(row) && typeof row['measured'] === 'number') return row['measured']
        throw results.error(`has no number of '${what}'`)
      }
      return {
        ...dateAndMachineOf(results, 'sections', 'happy'),
        sync: nanosecondsOf(HAPPY_SYNC),
        async: nanosecondsOf(HAPPY_ASYNC),
      }
    },
    size(results) {
      const kilobytes = (name: string): number => results.number('kilobytes', name)
      return {
        ...dateAndMachineOf(results),
        tiny: kilobytes('tiny'),
        byColumn: byColumn((_load, column) =>
          kilobytes(column === 'this package' ? 'main' : column)
        ),
      }
    },
    conformance: (results) => ({
      ...dateAndMachineOf(results),
      exchanges: results.number('exchanges'),
      rules: results.number('rules'),
    }),
    tests: (results) => ({
      ...dateAndMachineOf(results),
      tests: results.number('tests'),
      seconds: results.number('seconds'),
      quickSeconds: results.number('quickSeconds'),
    }),
    mutation: (results) => ({
      ...dateAndMachineOf(results),
      mutants: results.number('mutants'),
      sample: results.number('sample'),
      margin: results.number('margin'),
      score: results.number('score'),
    }),
  }

/** The sections in the order of their measurement. */
export const sectionNames: readonly SectionName[] = Object.keys(resultFiles) as SectionName[]

/**
 * Reads the results of some sections.
 *
 * @throws {Error} that names the file and the command, where a result is missing or no number.
 */
export function readFigures(names: readonly SectionName[], folder?: string): Figures {
  return Object.fromEntries(
    names.map((name) => [name, readers[name](readResults(resultFiles[name], folder))])
  )
}

function dateAndMachineOf(results: Results, ...path: readonly string[]): DateAndMachine {
  return { date: results.text(...path, 'date'), machine: results.text(...path, 'machine') }
}

function byColumn(numberOf: (load: string, column: string) => number): ByColumn {
  const entries = Object.entries(columns).map(([column, load]) => [column, numberOf(load, column)])
  return Object.fromEntries(entries) as ByColumn
}
