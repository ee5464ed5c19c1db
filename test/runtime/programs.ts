/** The programs that tests need besides Node, and the test files that need them. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  bunPackages,
  denoPackages,
  workerdPackages,
  type ProgramPackages,
} from './program-packages.ts'

/** A program, and what cannot be tested without it. */
export interface NeededProgram {
  readonly title: string
  /** Where it can be; the first one that exists is used. */
  readonly paths: readonly string[]
  /**
   * Whether it also has to write its version: a program of another C library or processor is there and
   * does not start. Chrome on Windows opens a window instead.
   */
  readonly writesVersion?: boolean
  /** How to get it. */
  readonly remedy: string
  /** The test files that need it, as patterns. */
  readonly files: readonly string[]
}

// These start several runtimes in one file.
const onAll = ['sockets', 'leaving', 'framing', 'upgrading', 'restored-errors'].map(
  (name) => `test/runtime/${name}.test.ts`
)

const chromiumPaths: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
  ],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
}

export const chromiumProgram: NeededProgram = {
  title: 'Chromium',
  paths: process.env['CHROMIUM_PATH']
    ? [process.env['CHROMIUM_PATH']]
    : (chromiumPaths[process.platform] ?? []),
  remedy:
    'install it (Debian: apt-get install -y --no-install-recommends chromium; macOS and Windows: ' +
    'Google Chrome), or set CHROMIUM_PATH to the path of another one',
  files: ['test/browser/**'],
}

export const bunProgram: NeededProgram = {
  title: 'Bun',
  ...fromPackage(bunPackages),
  files: ['test/runtime/bun*.test.ts', 'test/browser/behaviour.test.ts', ...onAll],
}

export const denoProgram: NeededProgram = {
  title: 'Deno',
  ...fromPackage(denoPackages),
  files: ['test/runtime/deno.test.ts', ...onAll],
}

export const workerdProgram: NeededProgram = {
  title: 'workerd',
  ...fromPackage(workerdPackages),
  files: ['test/runtime/workerd.test.ts', 'test/examples/workers.test.ts', ...onAll],
}

/** Tests that end a program by a signal that it handles, or that run a command of the shell. */
export const posixShell: NeededProgram = {
  title: 'the signals and the shell of POSIX',
  paths: ['/bin/sh'],
  remedy: 'use Linux or macOS, or WSL on Windows',
  files: [
    'test/node/example.test.ts',
    'test/examples/explorer.test.ts',
    'test/conformance/report.test.ts',
  ],
}

const neededPrograms = [chromiumProgram, bunProgram, denoProgram, workerdProgram, posixShell]

/** The path and the remedy of a program that npm installs; exported for its test. */
export function fromPackage(
  packages: ProgramPackages,
  system = `${process.platform}-${process.arch}`
): Pick<NeededProgram, 'paths' | 'writesVersion' | 'remedy'> {
  const found = packages[system]
  if (found === undefined) {
    const others = Object.keys(packages).join(', ')
    return { paths: [], remedy: `use one of the systems ${others}: this one is ${system}` }
  }
  const path = new URL(`../../node_modules/${found.name}/${found.file}`, import.meta.url)
  return {
    paths: [fileURLToPath(path)],
    writesVersion: true,
    remedy: `run npm ci, which installs ${found.name}; on Linux it needs glibc`,
  }
}

/** Where the program is; undefined where it is not installed, or does not start. */
export function pathOf({ paths, writesVersion = false }: NeededProgram): string | undefined {
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK)
    } catch {
      return false
    }
    return !writesVersion || spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0
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
  const places = program.paths.length > 0 ? ` at ${program.paths.join(', ')}` : ''
  throw new Error(`${program.title} is missing${places}: ${program.remedy}.`)
}

/**
 * The test files to leave out, as their program is missing. Writes a line for each program. None where
 * `CI` is set: the tests fail there.
 */
export function filesWithoutProgram(
  programs: readonly NeededProgram[] = neededPrograms,
  isCI = Boolean(process.env['CI'])
): readonly string[] {
  if (isCI) return []
  const missing = programs.filter((program) => pathOf(program) === undefined)
  for (const { title, remedy } of missing) {
    console.info(`The tests that need ${title} are skipped. To run them, ${remedy}.`)
  }
  return missing.flatMap(({ files }) => files)
}
