/** A copy of the repository in which every mutant of `src` is behind a switch. */

import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Instrumenter } from '@stryker-mutator/instrumenter'

export const root: string = fileURLToPath(new URL('../..', import.meta.url))
export const output: string = join(root, 'test/output/mutation')
export const sandbox: string = join(output, 'sandbox')

/** One change of the sources, as Stryker makes it. */
export interface Mutant {
  readonly id: string
  /** The path from the root of the repository, such as `src/fields/allow.ts`. */
  readonly file: string
  /** Counted from 1, as editors do. */
  readonly line: number
  readonly column: number
  readonly mutator: string
  readonly original: string
  readonly replacement: string
}

const quiet = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: () => {},
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  fatal: () => {},
}

/** Copies what git tracks, and puts the mutants of `src` into the copy. */
export async function makeSandbox(): Promise<readonly Mutant[]> {
  rmSync(sandbox, { recursive: true, force: true })
  const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  })
  const names = tracked.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))
  for (const name of names) {
    mkdirSync(dirname(join(sandbox, name)), { recursive: true })
    cpSync(join(root, name), join(sandbox, name))
  }
  symlinkSync(join(root, 'node_modules'), join(sandbox, 'node_modules'))
  const sources = names.filter((name) => /^src\/.*\.tsx?$/.test(name))
  const texts = new Map(sources.map((name) => [name, readFileSync(join(root, name), 'utf8')]))
  const { files, mutants } = await new Instrumenter(quiet).instrument(
    [...texts].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [] }
  )
  for (const { name, content } of files) writeFileSync(join(sandbox, name), content)
  return mutants.map(({ id, fileName, location: { start, end }, mutatorName, replacement }) => ({
    id,
    file: fileName,
    line: start.line + 1,
    column: start.column + 1,
    mutator: mutatorName,
    original: textBetween(texts.get(fileName) ?? '', start, end),
    replacement,
  }))
}

interface Position {
  /** Counted from 0. */
  readonly line: number
  readonly column: number
}

function textBetween(text: string, start: Position, end: Position): string {
  const lines = text.split('\n').slice(start.line, end.line + 1)
  const last = lines.length - 1
  lines[last] = (lines[last] ?? '').slice(0, end.column)
  lines[0] = (lines[0] ?? '').slice(start.column)
  return lines.join('\n')
}
