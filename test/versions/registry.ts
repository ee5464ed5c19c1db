/** Packages of npm in the versions to be tested, each installed in a folder without others. */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }
import { npmCommand } from '../support/npm.ts'

/** The folder of everything that `npm run test:versions` makes. */
export const outputFolder = fileURLToPath(new URL('../output/versions/', import.meta.url))

/** A package that was installed, and where. */
export interface InstalledPackage {
  readonly name: string
  readonly version: string
  readonly folder: string
}

type Peer = keyof typeof manifest.peerDependencies

/** The lowest version that a range of `peerDependencies` allows: `^1.19.11 || ^2` gives `1.19.11`. */
export function lowestVersion(peer: Peer): string {
  const range = manifest.peerDependencies[peer]
  const version = /\d+\.\d+\.\d+/.exec(range)?.[0]
  if (version === undefined) throw new Error(`No version stands in the range ${range} of ${peer}.`)
  return version
}

/** Installs the newest version of a range, without the package's peers. */
export function installPackage(name: string, range: string): InstalledPackage {
  const project = `${outputFolder}packages/${`${name}-${range}`.replaceAll(/[^a-z0-9.-]+/g, '_')}/`
  const folder = `${project}node_modules/${name}`
  // An exact version never changes; a range may have got a newer one.
  if (!existsSync(folder) || !/^\d/.test(range)) {
    mkdirSync(project, { recursive: true })
    writeFileSync(`${project}package.json`, '{ "private": true }')
    npm(['install', '--no-save', '--legacy-peer-deps', `${name}@${range}`], project)
  }
  const installed = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
    readonly version: string
    readonly dependencies?: object
  }
  if (Object.keys(installed.dependencies ?? {}).length > 0) {
    throw new Error(`${name}@${installed.version} has dependencies, which a copy would not get.`)
  }
  return { name, version: installed.version, folder }
}

/** Runs npm in a folder; throws with its output if it fails. Returns what it wrote. */
export function npm(args: readonly string[], cwd: string): string {
  const [file, ...first] = npmCommand('npm')
  const quiet = ['--no-audit', '--no-fund']
  const { status, stdout, stderr } = spawnSync(file, [...first, ...args, ...quiet], {
    cwd,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ends with ${status}: ${stdout}${stderr}`)
  return stdout + stderr
}
