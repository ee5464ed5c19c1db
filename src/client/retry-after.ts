/** Retry-After (RFC 9110 §10.2.3), as the server's half of this package reads it, in less code. */

/** Ten years, in seconds: a longer delay is a mistake. */
const longestDelay = 315_576_000

// The three forms of RFC 9110 §5.6.7 by their day, time and end; `Date.parse` reads the rest.
const date = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [-\w ]+ \d\d:\d\d:\d\d (GMT|\d{4})$/

/** Whole seconds from now, never negative; undefined where the value is missing or invalid. */
export function secondsUntil(value = ''): number | undefined {
  // The asctime form has no zone, though all three forms are in UTC.
  const time = Date.parse(date.test(value) ? value.replace(/( GMT)?$/, ' GMT') : '')
  return wholeSeconds(/^\d+$/.test(value) ? +value : (time - Date.now()) / 1000)
}

/** A delay as whole seconds, never negative; undefined where it is NaN or too long. */
export function wholeSeconds(delay: number): number | undefined {
  return delay <= longestDelay ? Math.max(0, Math.ceil(delay)) : undefined
}
