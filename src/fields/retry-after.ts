/** Reading the Retry-After of an upstream (RFC 9110 §10.2.3). */

import { ignoreRejection } from '../untrusted/maybe-promise.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import { longestDelay } from './numbers.ts'

// RFC 9110 §5.6.7: a recipient accepts IMF-fixdate and both obsolete forms.
const HTTP_DATES = [
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT$/,
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/,
]

/** The value of Retry-After, in seconds or as a date; undefined when there is none that is valid. */
export function readRetryAfter(fields: unknown): number | Date | undefined {
  const value = fieldOf(fields, 'retry-after')
  if (typeof value !== 'string') return undefined
  // A delay of more than ten years is a time in milliseconds.
  if (/^\d+$/.test(value)) return Number(value) <= longestDelay ? Number(value) : undefined
  if (!HTTP_DATES.some((form) => form.test(value))) return undefined
  // The asctime form names no zone, though all of them are in UTC.
  const date = new Date(value.endsWith('GMT') ? value : `${value} GMT`)
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** A field of a `Headers`, or of an object with names in lower case, as the libraries have them. */
function fieldOf(fields: unknown, name: string): unknown {
  const get = propertyOf(fields, 'get')
  if (typeof get !== 'function') return propertyOf(fields, name)
  try {
    return ignoreRejection(Reflect.apply(get, fields, [name]))
  } catch {
    return undefined
  }
}
