/** The package as npm delivers it, in the `node_modules` of a project. */

import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import manifest from '../../package.json' with { type: 'json' }
import { root } from './worker.ts'
import { npmCommand } from '../support/npm.ts'

/**
 * Builds, packs and unpacks the package into `<project>/node_modules`, and says in its manifest that
 * its files have side effects: a bundle must be small because of its code, not because of a flag.
 */
export function unpackInto(project: string): void {
  const contents = `${project}/contents`
  const installed = `${project}/node_modules/${manifest.name}`
  rmSync(project, { recursive: true, force: true })
  mkdirSync(contents, { recursive: true })
  mkdirSync(installed, { recursive: true })
  // Without this, the name of the package would lead to the repository and its `dist`.
  writeFileSync(`${project}/package.json`, '{ "private": true, "type": "module" }\n')
  for (const name of ['package.json', 'src', 'CHANGELOG.md']) {
    cpSync(`${root}${name}`, `${contents}/${name}`, { recursive: true })
  }
  const tsdown = `${root}node_modules/tsdown/dist/run.mjs`
  run(process.execPath, [tsdown, '--out-dir', `${contents}/dist`, '--no-dts', '--sourcemap'], root)
  const [file, ...first] = npmCommand('npm')
  const pack = ['pack', '--ignore-scripts', '--offline', `--pack-destination=${project}`]
  // The home of who runs the tests may be read-only.
  run(file, [...first, ...pack, `--cache=${project}/cache`], contents)
  const archive = `${project}/${manifest.name}-${manifest.version}.tgz`
  run('tar', ['-xzf', archive, '-C', installed, '--strip-components=1'], project)
  const manifestFile = `${installed}/package.json`
  const packed = JSON.parse(readFileSync(manifestFile, 'utf8')) as Readonly<Record<string, unknown>>
  writeFileSync(manifestFile, JSON.stringify({ ...packed, sideEffects: true }, null, 2))
}

function run(file: string, args: readonly string[], cwd: string): void {
  execFileSync(file, [...args], { cwd, stdio: ['ignore', 'ignore', 'pipe'] })
}

/** The file of the unpacked package that a specifier stands for; undefined for another package. */
export function fileOfExport(project: string, specifier: string): string | undefined {
  if (!`${specifier}/`.startsWith(`${manifest.name}/`)) return undefined
  const path = specifier.replace(manifest.name, '.')
  for (const [pattern, target] of Object.entries(manifest.exports)) {
    if (pattern !== path || typeof target === 'string' || !('import' in target)) continue
    return `${project}/node_modules/${manifest.name}/${target.import.default}`
  }
  return undefined
}
