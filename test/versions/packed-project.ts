/** A project outside of this repository that has installed the packed package from its tarball. */

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }
import { runNode, type Check } from './checks.ts'
import { npm, outputFolder } from './registry.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

let tarball: string | undefined

/** Builds and packs the package, once for all rows. Returns the path of the tarball. */
function packedTarball(): string {
  if (tarball !== undefined) return tarball
  const folder = `${outputFolder}package/`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  runNode(['node_modules/tsdown/dist/run.mjs', '--out-dir', `${folder}dist`], root)
  for (const file of ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md']) {
    cpSync(`${root}${file}`, `${folder}${file}`)
  }
  npm(['pack', '--ignore-scripts', '--silent'], folder)
  tarball = `${folder}${manifest.name}-${manifest.version}.tgz`
  return tarball
}

/** A project, and what npm wrote when it installed the packages. */
export interface Project {
  /** The folder, with a slash at the end. */
  readonly folder: string
  readonly log: string
}

/** Installs the package and others, as users do: peers are resolved. */
export function installProject(name: string, packages: readonly string[]): Project {
  // Below this repository, a package that is missing would be found in ours.
  const folder = `${mkdtempSync(`${tmpdir()}/hono-http-errors-${name}-`)}/`
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(`${folder}package.json`, '{ "private": true }')
  const log = npm(['install', packedTarball(), ...packages], folder)
  return { folder, log }
}

/** Whether npm warned of nothing, such as a peer that does not fit. */
export function installCheck({ log }: Project): Check {
  return [
    'npm installs the package beside these versions without a warning',
    () => {
      // npm 11 warns of every package with install scripts, of which ours is none.
      const warnings = log.split('\n').filter((line) => /npm warn (?!install-scripts)/i.test(line))
      if (warnings.length > 0) throw new Error(warnings.join('\n'))
    },
  ]
}
