/** The programs that tests need besides Node, and the test files that need them. */
import { accessSync, constants } from 'node:fs'
import { arch, platform } from 'node:os'
import { fileURLToPath } from 'node:url'

const modules = new URL('../../node_modules/', import.meta.url)

/** A program, and what cannot be tested without it. */
export interface NeededProgram {
  readonly title: string
  /** Where it can be; the first one that exists is used. */
  readonly paths: readonly string[]
  /** How to get it. */
  readonly remedy: string
  /** The test files that need it, as patterns. */
  readonly files: readonly string[]
}

const ofPackage = `run npm ci; its package is for linux-x64 with glibc, this is ${platform()}-${arch()}`

// These start several runtimes in one file.
const onAll = ['sockets', 'leaving', 'framing', 'upgrading', 'round-trip', 'restored-errors'].map(
  (name) => `test/runtime/${name}.test.ts`
)

export const chromiumProgram: NeededProgram = {
  title: 'Chromium',
  paths: process.env['CHROMIUM_PATH']
    ? [process.env['CHROMIUM_PATH']]
    : ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  remedy:
    'install it (Debian: apt-get install -y --no-install-recommends chromium), or name another in CHROMIUM_PATH',
  files: ['test/browser/**'],
}

export const bunProgram: NeededProgram = {
  title: 'Bun',
  paths: [packageFile('@oven/bun-linux-x64/bin/bun')],
  remedy: ofPackage,
  files: ['test/runtime/bun*.test.ts', 'test/browser/behaviour.test.ts', ...onAll],
}

export const denoProgram: NeededProgram = {
  title: 'Deno',
  paths: [packageFile('@deno/linux-x64-glibc/deno')],
  remedy: ofPackage,
  files: ['test/runtime/deno.test.ts', ...onAll],
}

export const workerdProgram: NeededProgram = {
  title: 'workerd',
  paths: [packageFile('@cloudflare/workerd-linux-64/bin/workerd')],
  remedy: ofPackage,
  files: ['test/runtime/workerd.test.ts', 'test/examples/workers.test.ts', ...onAll],
}

function packageFile(path: string): string {
  return fileURLToPath(new URL(path, modules))
}

/** Where the program is; undefined where it is not installed. */
export function pathOf({ paths }: NeededProgram): string | undefined {
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/**
 * Where the program is.
 *
 * @throws {Error} that says how to get it.
 */
export function requiredPath(program: NeededProgram): string {
  const path = pathOf(program)
  if (path !== undefined) return path
  throw new Error(`${program.title} is missing at ${program.paths.join(', ')}: ${program.remedy}.`)
}

/**
 * The test files to leave out, as their program is missing. Writes a line for each program. None where
 * `CI` is set: the tests fail there.
 */
export function filesWithoutProgram(
  programs: readonly NeededProgram[] = [chromiumProgram, bunProgram, denoProgram, workerdProgram],
  isCI = Boolean(process.env['CI'])
): readonly string[] {
  if (isCI) return []
  const missing = programs.filter((program) => pathOf(program) === undefined)
  for (const { title, remedy } of missing) {
    console.info(`The tests that need ${title} are skipped. To run them, ${remedy}.`)
  }
  return missing.flatMap(({ files }) => files)
}
