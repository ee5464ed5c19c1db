/**
 * `npm run measure`: runs the measuring scripts one after the other, then writes the figures of the README.
 * `npm run measure -- speed happy size` runs those of some sections. The machine should do nothing else.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { resultFiles } from './figures.ts'
import { sectionsOf } from './section-names.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Runs a command where its output is seen; returns whether it has succeeded. */
function run(command: string): boolean {
  console.log(`\n> ${command}\n`)
  return spawnSync(command, { cwd: root, stdio: 'inherit', shell: true }).status === 0
}

try {
  const names = sectionsOf(process.argv.slice(2))
  const commands = [
    ...names.map((name) => resultFiles[name].command),
    `npm run figures -- ${names.join(' ')}`,
  ]
  const failed = commands.find((command) => !run(command))
  if (failed !== undefined) throw new Error(`${failed} has failed.`)
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure)
  process.exitCode = 1
}
