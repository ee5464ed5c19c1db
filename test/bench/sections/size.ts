/** Bytes that the package adds to an app: minified, gzip, without hono and http-errors. */

import { existsSync } from 'node:fs'
import { bundlers, entryOf, gzipped, type Import } from '../bundle.ts'
import type { Row } from '../row.ts'
import { output, root } from '../worker.ts'

const KILOBYTE = 1000

interface Budget extends Import {
  readonly name: string
  readonly what: string
  readonly most: number
}

const budgets: readonly Budget[] = [
  { name: 'all', what: 'all of the main entry', names: '*', from: 'index', most: Infinity },
  { name: 'app', what: 'httpErrors', names: '{ httpErrors }', from: 'index', most: 9 },
  { name: 'not-found', what: 'NotFound', names: '{ NotFound }', from: 'index', most: 1 },
  { name: 'errors', what: 'NotFound of /errors', names: '{ NotFound }', from: 'errors', most: 1 },
  { name: 'client', what: 'the client', names: '*', from: 'client', most: 2 },
]

/** A row for each import and bundler. */
export async function sizeSection(): Promise<readonly Row[]> {
  const rows: Row[] = []
  const made = budgets.filter(({ from }) => existsSync(`${root}src/${from}.ts`))
  for (const { name, what, names, from, most } of made) {
    const entry = entryOf(name, { names, from })
    for (const [bundler, bundle] of Object.entries(bundlers)) {
      const { code } = await bundle(entry)
      rows.push({
        what: `${what}, ${bundler}`,
        measured: gzipped(code) / KILOBYTE,
        unit: 'kB',
        note: `${(code.length / KILOBYTE).toFixed(1)} kB before gzip`,
        ...(most !== Infinity && { target: { atMost: most } }),
      })
    }
  }
  return rows
}

/** The modules of an app's bundle, the largest first, in bytes before gzip. */
export async function largestModules(): Promise<readonly (readonly [string, number])[]> {
  const entry = `${output}/entries/app.js`
  const { modules } = (await bundlers['esbuild']?.(entry)) ?? { modules: new Map<string, number>() }
  return [...modules].toSorted((a, b) => b[1] - a[1])
}
