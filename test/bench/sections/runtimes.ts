/** The same ratios on Bun and Deno, against Hono's own exceptions there. */

import { existsSync } from 'node:fs'
import type { Row } from '../row.ts'
import { root } from '../worker.ts'
import { roundsOf, timeRow } from './in-process.ts'

const runtimes = [
  { name: 'Bun', path: '@oven/bun-linux-x64/bin/bun', flags: ['run'] },
  {
    name: 'Deno',
    path: '@deno/linux-x64-glibc/deno',
    flags: ['run', '-A'],
  },
] as const

/** A row that says so where a runtime is not installed. */
export async function runtimesSection(): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const { name, path, flags } of runtimes) {
    const runtime = `${root}node_modules/${path}`
    if (!existsSync(runtime)) {
      const note = `not installed: npm i --no-save ${path.split('/').slice(0, 2).join('/')}`
      rows.push({ what: `throw, on ${name}`, measured: undefined, unit: '', note })
      continue
    }
    const rounds = await roundsOf('other runtimes', { runtime, flags })
    rows.push(
      timeRow(`throw on ${name}, of HTTPException + onError`, rounds, 'throw', 'HTTPException'),
      timeRow(`throw on ${name}, of return c.json`, rounds, 'throw', 'return')
    )
  }
  return rows
}
