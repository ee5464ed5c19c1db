/** Bytes that the package adds to an app, and the source files that they come from. */

import { budgets, KILOBYTE, type Budget } from '../budgets.ts'
import { bundlers, bundleWithEsbuild, gzippedBytes, writeEntry } from '../bundle.ts'
import { unpackInto } from '../packed-package.ts'
import type { Row } from '../row.ts'
import { bytesBySource } from '../source-bytes.ts'
import { output, root } from '../worker.ts'

const project = `${output}/size`

/** What else people write, by the name of its column in the README: each is one file with its route. */
const peers = {
  HTTPException: 'http-exception',
  'http-errors': 'http-errors',
  'by hand': 'by-hand',
} as const

/** kB after gzip of the bundles of esbuild, by the name of the import or of the peer. */
export async function sizesByName(): Promise<Readonly<Record<string, number>>> {
  const sizes: Record<string, number> = {}
  for (const { name, code } of budgets)
    sizes[name] = await kilobytes(writeEntry(project, name, code))
  for (const [name, file] of Object.entries(peers)) sizes[name] = await kilobytes(peerFile(file))
  return sizes
}

function peerFile(name: string): string {
  return `${root}test/bench/cases/${name}.ts`
}

async function kilobytes(entry: string): Promise<number> {
  return gzippedBytes(await bundleWithEsbuild(entry)) / KILOBYTE
}

/** A row for each import and bundler, then one for each peer. */
export async function sizeSection(): Promise<readonly Row[]> {
  unpackInto(project)
  const rows: Row[] = []
  for (const budget of budgets) {
    for (const bundler of Object.keys(bundlers)) rows.push(await sizeRow(budget, bundler))
  }
  for (const [name, file] of Object.entries(peers)) {
    const measured = await kilobytes(peerFile(file))
    rows.push({ what: `${name}, with its route, esbuild`, measured, unit: 'kB' })
  }
  return rows
}

async function sizeRow({ name, what, code, budget }: Budget, bundler: string): Promise<Row> {
  const row = { what: `${what}, ${bundler}`, unit: 'kB', ...targetOf(budget) }
  const bundle = await bundlers[bundler]?.(writeEntry(project, name, code))
  if (bundle === undefined) return { ...row, measured: undefined }
  const note = `${(bundle.length / KILOBYTE).toFixed(1)} kB before gzip`
  return { ...row, measured: gzippedBytes(bundle) / KILOBYTE, note }
}

function targetOf(budget: number | undefined): Pick<Row, 'target'> {
  return budget === undefined ? {} : { target: { atMost: budget } }
}

/** Minified bytes of the bundles of esbuild by source file, the largest file first. */
export async function bytesByFile(): Promise<string> {
  const columns = new Map<string, ReadonlyMap<string, number>>()
  for (const { name, code } of budgets) {
    const bundle = await bundleWithEsbuild(writeEntry(project, name, code), true)
    columns.set(name, bytesBySource(bundle))
  }
  const files = new Set([...columns.values()].flatMap((bytes) => [...bytes.keys()]))
  const largest = (file: string): number =>
    Math.max(...[...columns.values()].map((bytes) => bytes.get(file) ?? 0))
  const lines = [...files]
    .toSorted((a, b) => largest(b) - largest(a))
    .map((file) => line(file, columns, (bytes) => bytes.get(file) ?? 0))
  const sum = (bytes: ReadonlyMap<string, number>): number =>
    [...bytes.values()].reduce((total, number) => total + number, 0)
  return [[...columns.keys(), 'source file'].join('  '), ...lines, line('all', columns, sum)].join(
    '\n'
  )
}

/** The number of each column, right-aligned below the name of the column. */
function line(
  file: string,
  columns: ReadonlyMap<string, ReadonlyMap<string, number>>,
  numberOf: (bytes: ReadonlyMap<string, number>) => number
): string {
  const cells = [...columns].map(([name, bytes]) =>
    String(numberOf(bytes) || '-').padStart(name.length)
  )
  return [...cells, file].join('  ')
}
