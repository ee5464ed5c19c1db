/** The command `hono-http-errors`. */
import { writeFileSync } from 'node:fs'
import { conformance } from '../conformance.ts'
import { junit } from '../report/junit.ts'
import { paintFor, printable, printableJson } from '../report/terminal.ts'
import { textReport } from '../report/text.ts'
import { NothingAsked, WrongUsage } from '../run/wrong-usage.ts'
import type { CheckCommand } from './arguments.ts'
import { parseArguments } from './arguments.ts'
import { HELP } from './help.ts'
import type { ProgressStream } from './progress.ts'
import { ProgressLine } from './progress.ts'

export interface Surroundings {
  readonly stdout: ProgressStream
  readonly stderr: ProgressStream
  /** The version of the package. */
  readonly version: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * Runs one command.
 *
 * @param args the arguments after the name of the program.
 * @returns the exit code: 0 without findings, 1 with findings, 2 if nothing could be asked.
 */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    const command = parseArguments(args)
    if (command.command === 'check') return await check(command, surroundings)
    surroundings.stdout.write(command.command === 'help' ? HELP : `${surroundings.version}\n`)
    return 0
  } catch (error) {
    surroundings.stderr.write(`${explanationOf(error)}\n`)
    return 2
  }
}

function explanationOf(error: unknown): string {
  if (error instanceof WrongUsage) {
    return `${printable(error.forCommandLine)}\nhono-http-errors --help lists all options.`
  }
  if (error instanceof NothingAsked) return printable(error.message)
  // A fault of the kit itself: 1 would mean that there are findings.
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

async function check(command: CheckCommand, surroundings: Surroundings): Promise<number> {
  const { stdout, stderr, environment } = surroundings
  const progress = new ProgressLine(stderr)
  const report = await conformance(command.url, {
    ...command.options,
    onProgress: (step) => progress.show(step),
  }).finally(() => progress.end())
  if (command.junit !== undefined) writeReport(command.junit, junit(report))
  stdout.write(
    command.json
      ? `${printableJson(JSON.stringify(report, null, 2))}\n`
      : textReport(report, paintFor(stdout, environment))
  )
  return report.findings.length === 0 ? 0 : 1
}

/** @throws {WrongUsage} if the file cannot be written. */
function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new WrongUsage(
      `--junit needs a file that can be written; ${(error as Error).message}.`,
      '--junit result.xml'
    )
  }
}
