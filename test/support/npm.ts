/** The commands `npm` and `npx`, also where they are no programs: on Windows they are scripts of the shell. */
import { dirname, join } from 'node:path'

/** A program, and the arguments that come before those of the command. */
export type NpmCommand = readonly [file: string, ...first: readonly string[]]

/** How to start npm or npx without a shell: on Windows by Node, which has them beside it. */
export function npmCommand(
  name: 'npm' | 'npx',
  platform: NodeJS.Platform = process.platform
): NpmCommand {
  // It would write of new versions of npm to the terminal.
  const quiet = '--no-update-notifier'
  if (platform !== 'win32') return [name, quiet]
  const script = join(dirname(process.execPath), `node_modules/npm/bin/${name}-cli.js`)
  return [process.execPath, script, quiet]
}
