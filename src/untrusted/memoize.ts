/** Results worth keeping: what clients send over and over is worked out once. */

/** How many results are kept: the clients of an app are few kinds, and an attacker gets no more. */
const MOST = 100
/** Longer keys are not of those kinds. */
const LONGEST = 512

/** The function, with its last results kept by their key. Never keeps more than a hundred of them. */
/* @__NO_SIDE_EFFECTS__ */
export function memoizeByString<Result>(make: (key: string) => Result): (key: string) => Result {
  const results = new Map<string, Result>()
  return (key) => {
    const known = results.get(key)
    if (known !== undefined) return known
    const made = make(key)
    if (key.length <= LONGEST) {
      // All at once, as to find the oldest would cost more than to work them out again.
      if (results.size >= MOST) results.clear()
      results.set(key, made)
    }
    return made
  }
}
