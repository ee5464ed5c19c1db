/** The arguments of `npm run fuzz`. */

/** How often, with which seed, and which files. */
export interface FuzzArguments {
  /** How many times as many random values as `npm test` has. */
  readonly times: number
  readonly seed: number
  readonly files: readonly string[]
}

const HELP = `npm run fuzz -- [--times TIMES] [--seed SEED] [PATH…]

  --times  how many times as many random values as npm test has, from 1 to 100000; 100 without it
  --seed   of the random values, an integer from 0 to 2147483647; the time without it
  PATH     what the paths of the test files have to contain; all property tests without it`

/**
 * Reads the arguments.
 *
 * @param known the files with property tests.
 * @param defaultSeed used without `--seed`.
 * @throws {RangeError} that names the argument, and shows the usage.
 */
export function readFuzzArguments(
  args: readonly string[],
  known: readonly string[],
  defaultSeed: number
): FuzzArguments {
  const numbers = new Map([
    ['--times', 100],
    ['--seed', defaultSeed],
  ])
  const paths: string[] = []
  for (let index = 0; index < args.length; index++) {
    const [name = '', ...inline] = (args[index] ?? '').split('=')
    if (!name.startsWith('-')) {
      paths.push(args[index] ?? '')
      continue
    }
    if (!numbers.has(name)) throw wrong(`There is no argument '${name}'.`)
    const value = inline.length > 0 ? inline.join('=') : args[++index]
    if (value === undefined) throw wrong(`${name} needs a value.`)
    const [least, most] = name === '--times' ? [1, 100_000] : [0, 2_147_483_647]
    if (!/^\d+$/.test(value) || Number(value) < least || Number(value) > most) {
      throw wrong(`${name} must be an integer from ${least} to ${most}; received '${value}'.`)
    }
    numbers.set(name, Number(value))
  }
  for (const path of paths) {
    if (!known.some((file) => file.includes(path))) {
      throw wrong(`No file with property tests has '${path}' in its path.`)
    }
  }
  const files = known.filter(
    (file) => paths.length === 0 || paths.some((path) => file.includes(path))
  )
  return { times: numbers.get('--times') ?? 0, seed: numbers.get('--seed') ?? 0, files }
}

function wrong(message: string): RangeError {
  return new RangeError(`${message}\n\n${HELP}`)
}
