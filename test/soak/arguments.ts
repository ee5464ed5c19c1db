/** The arguments of `npm run soak`. */

/** How long, and with which random choices. */
export interface SoakArguments {
  readonly minutes: number
  readonly seed: number
}

const HELP = `npm run soak -- [--minutes MINUTES] [--seed SEED]

  --minutes  how long, from 0.25 to 10000; 30 without it
  --seed     of the random choices, an integer from 0 to 4294967295; the time without it`

/**
 * Reads the arguments.
 *
 * @param defaultSeed used without `--seed`.
 * @throws {RangeError} that names the argument, and shows the usage.
 */
export function readArguments(args: readonly string[], defaultSeed: number): SoakArguments {
  const values = new Map<string, string>()
  for (let index = 0; index < args.length; index += 2) {
    const [name = '', ...inline] = (args[index] ?? '').split('=')
    if (name !== '--minutes' && name !== '--seed') throw wrong(`There is no argument '${name}'.`)
    if (values.has(name)) throw wrong(`${name} may be given once.`)
    if (inline.length > 0) index--
    const value = inline.length > 0 ? inline.join('=') : args[index + 1]
    if (value === undefined) throw wrong(`${name} needs a value.`)
    values.set(name, value)
  }
  const { minutes = '30', seed = String(defaultSeed) } = {
    minutes: values.get('--minutes'),
    seed: values.get('--seed'),
  }
  const length = Number(minutes)
  if (!/^[\d.]+$/.test(minutes) || !(length >= 0.25 && length <= 10_000)) {
    throw wrong(`--minutes must be a number from 0.25 to 10000; received '${minutes}'.`)
  }
  if (!/^\d+$/.test(seed) || Number(seed) > 0xffff_ffff) {
    throw wrong(`--seed must be an integer from 0 to 4294967295; received '${seed}'.`)
  }
  return { minutes: length, seed: Number(seed) }
}

function wrong(message: string): RangeError {
  return new RangeError(`${message}\n\n${HELP}`)
}
