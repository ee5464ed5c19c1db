/** Caches results by strings that clients send: bounded, as a client may send ever new ones. */

/** How many results are kept: most clients of an app send the same few strings. */
const MOST_RESULTS = 100
/** Results of longer strings are not kept, in characters. */
const LONGEST_KEY = 512

/** Returns the function with a cache of at most 100 results, of keys of at most 512 characters. */
/* @__NO_SIDE_EFFECTS__ */
export function memoizeByString<Result>(make: (key: string) => Result): (key: string) => Result {
  const results = new Map<string, Result>()
  return (key) => {
    const cached = results.get(key)
    if (cached !== undefined) return cached
    const result = make(key)
    if (key.length <= LONGEST_KEY) {
      // All at once: to find the oldest one would take longer than to compute them again.
      if (results.size >= MOST_RESULTS) results.clear()
      results.set(key, result)
    }
    return result
  }
}
