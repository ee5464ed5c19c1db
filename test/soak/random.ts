/** Random choices that a seed repeats. */

/** Choices in a fixed order. */
export interface Random {
  /** A number from 0 up to 1. */
  next(): number
  /** An integer from 0 up to the limit. */
  below(limit: number): number
  /** @throws {RangeError} if the list is empty. */
  pick<Item>(items: readonly Item[]): Item
}

/** The generator mulberry32, whose state is one integer of 32 bits. */
export function randomOf(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    pick(items) {
      if (items.length === 0) throw new RangeError('Nothing can be chosen from an empty list.')
      return items[below(items.length)] as (typeof items)[number]
    },
  }
}
