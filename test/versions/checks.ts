/** Checks that are not tests of vitest: each passes, or throws. */

import { spawnSync } from 'node:child_process'
import type { Outcome } from './outcome.ts'

/** A sentence that says what holds, and the function that throws where it does not. */
export type Check = readonly [sentence: string, check: () => Promise<unknown> | unknown]

/** Runs all checks, also after one has failed. */
export async function runChecks(checks: readonly Check[]): Promise<Outcome> {
  const failures: string[] = []
  for (const [sentence, check] of checks) {
    try {
      await check()
    } catch (failure) {
      failures.push(`${sentence}: ${String(failure)}`)
    }
  }
  const failed = failures.length
  return { passed: checks.length - failed, failed, skipped: 0, failures }
}

/** Runs a script with Node; throws with all that it wrote if it fails. */
export function runNode(args: readonly string[], cwd: string): void {
  runProgram(process.execPath, args, cwd)
}

/** Runs a program; throws with all that it wrote if it fails. */
export function runProgram(program: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' })
  if (error) throw error
  if (status !== 0) throw new Error(`${args.join(' ')} ends with ${status}: ${stdout}${stderr}`)
}
