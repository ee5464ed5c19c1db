/** Workers: measured in a process of their own, as plain JavaScript, so that no loader has a say. */

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const output = `${root}test/output/bench`

/** The build that is measured. `BENCH_DIST` may name another one, to compare with. */
const entry = process.env['BENCH_DIST'] ?? `${output}/dist/index.js`

/** What every worker finds in its environment. */
export const environment = { ...process.env, NODE_ENV: 'production', BENCH_DIST: entry }

/** Builds the package as it is published, but for what only people and compilers read. */
export async function buildPackage(): Promise<void> {
  const tsdown = `${root}node_modules/tsdown/dist/run.mjs`
  const options = [
    '--out-dir',
    `${output}/dist`,
    '--no-dts',
    '--no-sourcemap',
    '--logLevel',
    'error',
  ]
  await promisify(execFile)(process.execPath, [tsdown, ...options], { cwd: root })
}

/** Strips the types of all workers; packages stay where they are. */
export async function buildWorkers(): Promise<void> {
  await build({
    entryPoints: [`${root}test/bench/workers/*.ts`],
    outdir: output,
    bundle: true,
    splitting: false,
    format: 'esm',
    platform: 'node',
    target: 'es2023',
    packages: 'external',
  })
}

/** How a worker is run. */
export interface Run {
  readonly args?: readonly string[]
  /** Arguments of the runtime itself. */
  readonly flags?: readonly string[]
  /** The runtime; Node, unless told. */
  readonly runtime?: string
}

/** The command of a worker. */
export function commandOf(worker: string, { args = [], flags = [] }: Run = {}): string[] {
  return [...flags, `${output}/${worker}.js`, ...args]
}

/** Runs a worker on the first core and returns what it printed. */
export async function runWorker(worker: string, run: Run = {}): Promise<string> {
  const command = ['-c', '0', run.runtime ?? process.execPath, ...commandOf(worker, run)]
  const { stdout } = await promisify(execFile)('taskset', command, {
    cwd: root,
    env: environment,
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout
}
