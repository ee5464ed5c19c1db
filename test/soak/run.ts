/** `npm run soak -- --minutes 30`: prints the result, and writes `test/output/soak.json`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dateAndMachine } from '../bench/machine.ts'
import { readArguments, type SoakArguments } from './arguments.ts'
import { soak, type SoakOptions } from './soak.ts'
import { reportOf } from './table.ts'

const output = fileURLToPath(new URL('../output', import.meta.url))

async function main(): Promise<void> {
  let given: SoakArguments
  try {
    given = readArguments(process.argv.slice(2), Date.now() % 2 ** 32)
  } catch (error) {
    console.error((error as RangeError).message)
    process.exitCode = 2
    return
  }
  console.log(`Soak of ${given.minutes} minutes with the seed ${given.seed}.`)
  const result = await soak({ ...given, onSample: progress() })
  console.log(`\n${reportOf(result)}`)
  mkdirSync(output, { recursive: true })
  const { node, v8, uv } = process.versions
  const json = { ...dateAndMachine(), versions: { node, v8, uv }, ...result }
  writeFileSync(`${output}/soak.json`, `${JSON.stringify(json, null, 2)}\n`)
  if (result.failures.length > 0) process.exitCode = 1
}

/** Prints a line each minute. */
function progress(): NonNullable<SoakOptions['onSample']> {
  let next = 1
  return ({ minutes, heap, rss, sockets }, { counts, faults }) => {
    if (minutes < next) return
    next = Math.floor(minutes) + 1
    const exchanges = Object.values(counts).reduce((all, count) => all + count, 0)
    const memory = `heap ${(heap / 1e6).toFixed(1)} MB, process ${(rss / 1e6).toFixed(1)} MB`
    console.log(
      `${minutes.toFixed(1)} min: ${exchanges} exchanges, ${faults.length} wrong, ${memory}, ${sockets} connections`
    )
  }
}

await main()
