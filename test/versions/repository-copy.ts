/** A copy of this repository in which some dependencies have another version. */

import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { outputFolder, type InstalledPackage } from './registry.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What is below `node_modules` but written in place: a hard link would change the original. */
const WRITTEN_IN_PLACE = ['.package-lock.json', '.vite', '.vite-temp', '.cache']

/** Copies the files that git knows or would add; the dependencies are hard links. Returns the folder. */
export function copyRepository(name: string, packages: readonly InstalledPackage[]): string {
  const copy = `${outputFolder}repositories/${name.replaceAll(/[^a-z0-9.-]+/g, '_')}/`
  rmSync(copy, { recursive: true, force: true })
  for (const file of sourceFiles()) {
    mkdirSync(dirname(`${copy}${file}`), { recursive: true })
    cpSync(`${root}${file}`, `${copy}${file}`)
  }
  execFileSync('cp', ['-al', `${root}node_modules`, `${copy}node_modules`])
  for (const entry of WRITTEN_IN_PLACE) {
    rmSync(`${copy}node_modules/${entry}`, { recursive: true, force: true })
  }
  for (const installed of packages) replacePackage(copy, installed)
  return copy
}

function sourceFiles(): readonly string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const files = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0')
  // A file that was deleted, but not yet from the index, is still listed.
  return files.filter((file) => file !== '' && existsSync(`${root}${file}`))
}

/** Removes the hard links first, so that the original's files keep their content. */
function replacePackage(copy: string, { name, folder }: InstalledPackage): void {
  const target = `${copy}node_modules/${name}`
  rmSync(target, { recursive: true })
  cpSync(folder, target, { recursive: true })
}
