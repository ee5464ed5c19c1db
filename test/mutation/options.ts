/** The command line of `npm run mutation`. */

import { parseArgs } from 'node:util'

export interface Options {
  /** Paths that the file of a mutant starts with, such as `src/fields`. Empty: all. */
  readonly paths: readonly string[]
  /** How many mutants to try, chosen at random. */
  readonly sample: number
  /** What the random choice starts from: the same seed chooses the same mutants. */
  readonly seed: number
  /** How many processes try mutants at the same time. */
  readonly workers: number
  /** Whether to go on with the sandbox and the results of the last run. */
  readonly resume: boolean
  /** Whether to try only the survivors of the last run again. */
  readonly survivors: boolean
}

/** @throws TypeError where an argument is wrong: it names the argument */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      sample: { type: 'string', default: 'all' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: '2' },
      resume: { type: 'boolean', default: false },
      survivors: { type: 'boolean', default: false },
    },
  })
  for (const path of positionals)
    if (!path.startsWith('src')) throw new TypeError(`a path starts with src/; received ${path}`)
  return {
    paths: positionals,
    sample: values.sample === 'all' ? Infinity : wholeNumber('--sample', values.sample),
    seed: wholeNumber('--seed', values.seed),
    workers: wholeNumber('--workers', values.workers),
    resume: values.resume,
    survivors: values.survivors,
  }
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1)
    throw new TypeError(`${name} must be a whole number from 1 on; received ${text}`)
  return value
}

/** @returns a permutation of the list, the same for the same seed (mulberry32, Fisher-Yates) */
export function shuffled<Item>(list: readonly Item[], seed: number): readonly Item[] {
  const items = [...list]
  let state = seed
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const [a, b] = [items[last], items[other]]
    if (a === undefined || b === undefined) continue
    items[last] = b
    items[other] = a
  }
  return items
}
