/** Asks Deno whether JSR takes the sources: `npm run jsr`. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { denoProgram, requiredPath } from '../runtime/programs.ts'

const args = ['publish', '--dry-run', '--allow-dirty', '--config', '.jsr.json']
const { status } = spawnSync(requiredPath(denoProgram), args, {
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  stdio: 'inherit',
})
process.exitCode = status ?? 1
