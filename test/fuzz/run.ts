/**
 * `npm run fuzz -- [--times TIMES] [--seed SEED] [PATH…]`: all property tests, each with many times as
 * many random values as in `npm test`. Prints the seed, with which `npm run fuzz -- --seed SEED PATH` repeats a failure.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { readFuzzArguments } from './arguments.ts'
import { propertyTests } from './property-tests.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

function main(): number {
  const known = propertyTests(root)
  let given
  try {
    given = readFuzzArguments(process.argv.slice(2), known, Date.now() % 2 ** 31)
  } catch (error) {
    console.error((error as RangeError).message)
    return 2
  }
  const { times, seed, files } = given
  console.log(
    `${files.length} files with property tests, ${times} times their random values, seed ${seed}`
  )
  const { status } = spawnSync(
    process.execPath,
    [
      `${root}node_modules/vitest/vitest.mjs`,
      'run',
      '--config',
      'test/vitest.fuzz.config.ts',
      ...files,
    ],
    {
      cwd: root,
      // The progress: a line for each file that is done.
      stdio: 'inherit',
      env: { ...process.env, FUZZ_TIMES: String(times), FUZZ_SEED: String(seed) },
    }
  )
  if (status === 0) return 0
  console.log(
    `To repeat: npm run fuzz -- --times ${times} --seed ${seed}, and the path of the file.`
  )
  return 1
}

process.exitCode = main()
