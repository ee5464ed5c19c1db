/** The figures as the README states them. */
import manifest from '../../package.json' with { type: 'json' }
import type { DateAndMachine } from '../bench/machine.ts'
import type { ByColumn, Figures, Mutation } from './figures.ts'

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** The text of each figure that has a result, by the name of its marker. */
export function textsOf(figures: Figures): ReadonlyMap<string, string> {
  const { speed, happy, size, conformance, tests, mutation } = figures
  return new Map([
    ['validators', validators()],
    ...(speed ? [['speed-measured', `${measured(speed)}, ${speed.generator}`] as const] : []),
    ...(happy
      ? ([
          ['happy-sync', microseconds(happy.sync)],
          ['happy-async', microseconds(happy.async)],
          ['happy-measured', measured(happy)],
        ] as const)
      : []),
    ...(size
      ? ([
          ['size-main', kilobytes(size.byColumn['this package'])],
          ['size-tiny', kilobytes(size.tiny)],
          ['size-measured', measured(size)],
        ] as const)
      : []),
    ...(conformance
      ? ([
          ['exchanges', conformance.exchanges.toLocaleString('en')],
          ['rules', conformance.rules.toLocaleString('en')],
          ['exchanges-measured', measured(conformance)],
        ] as const)
      : []),
    ...(tests
      ? ([
          ['tests', tests.tests.toLocaleString('en')],
          ['tests-measured', measured(tests)],
        ] as const)
      : []),
    ...(mutation
      ? ([
          ['mutation-score', scoreOf(mutation)],
          ['mutants', mutantsOf(mutation)],
          ['mutation-measured', measured(mutation)],
        ] as const)
      : []),
  ])
}

/** The measured rows of the comparison: the first cell, and the others in the order of the columns. */
export function rowsOf({ speed, size }: Figures): readonly (readonly [string, ...string[]])[] {
  const cells = (numbers: ByColumn, write: (number: number) => string): readonly string[] =>
    Object.values(numbers).map(write)
  return [
    ...(size ? [[ROWS.size, ...cells(size.byColumn, kilobytes)] as const] : []),
    ...(speed?.perSecond ? [[ROWS.perSecond, ...cells(speed.perSecond, hundreds)] as const] : []),
    ...(speed ? [[ROWS.perCpuSecond, ...cells(speed.perCpuSecond, hundreds)] as const] : []),
  ]
}

/** The first cells of the measured rows. */
export const ROWS = {
  size: 'kB after gzip, without Hono',
  perSecond: '404s in a second over HTTP',
  perCpuSecond: '404s in a second of CPU time',
} as const

/** How long the commands take, as the comments in the README state it. */
export function durationsOf({ tests }: Figures): ReadonlyMap<RegExp, string> {
  if (tests === undefined) return new Map()
  return new Map([
    [/(?<=\bnpm test\b.* about )\d+ minutes?\b/, withUnit(Math.ceil(tests.seconds / 60), 'minute')],
    [
      /(?<=\bnpm run test:quick takes )\d+ seconds?\b/,
      withUnit(Math.ceil(tests.quickSeconds), 'second'),
    ],
  ])
}

function withUnit(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}

function validators(): string {
  const paths = Object.keys(manifest.exports).filter((path) => path.startsWith('./validators/'))
  return WORDS[paths.length] ?? String(paths.length)
}

function measured({ date, machine }: DateAndMachine): string {
  return `${date}, ${machine}`
}

function kilobytes(number: number): string {
  return number.toFixed(1)
}

function microseconds(nanoseconds: number): string {
  return (nanoseconds / 1000).toFixed(2)
}

function hundreds(number: number): string {
  return (Math.round(number / 100) * 100).toLocaleString('en')
}

/** Rounded down: 89.96 is not 90. */
function scoreOf({ score, margin }: Mutation): string {
  return `${Math.floor(score * 10) / 10} %${margin > 0 ? ` (± ${margin})` : ''}`
}

function mutantsOf({ mutants, sample }: Mutation): string {
  const all = mutants.toLocaleString('en')
  return sample === mutants ? all : `${sample.toLocaleString('en')} of ${all}`
}
