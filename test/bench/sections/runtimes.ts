/** The same ratios on Bun and Deno, against Hono's own exceptions there. */

import { bunProgram, denoProgram, pathOf } from '../../runtime/programs.ts'
import type { Row } from '../row.ts'
import { roundsOf, timeRow } from './in-process.ts'

const runtimes = [
  { program: bunProgram, flags: ['run'] },
  { program: denoProgram, flags: ['run', '-A'] },
] as const

/** A row that says so where a runtime is not installed. */
export async function runtimesSection(): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const { program, flags } of runtimes) {
    const name = program.title
    const runtime = pathOf(program)
    if (runtime === undefined) {
      const note = `not installed: ${program.remedy}`
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
