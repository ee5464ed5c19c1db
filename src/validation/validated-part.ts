/** Which part of a request was validated, for validators that do not pass it to their hook. */

import type { Context } from 'hono'
import { propertyOf } from '../untrusted/inspect.ts'

/** A part of a request by the name that Hono's validators have for it. */
export type ValidationTarget = 'json' | 'form' | 'query' | 'param' | 'header' | 'cookie'

/** A name at the top level of what was validated, and its value. */
type Evidence = readonly [name: string, value: unknown]

/**
 * The part whose values are those that were validated: the path, the query, the cookies or the
 * header. undefined where no part or no value matches, as for content.
 *
 * @param data what was validated, where the validator passes it on.
 * @param issues their first name and `input` stand for the data where it is absent.
 */
export function validatedPart(
  c: Context | undefined,
  data: unknown,
  issues: readonly unknown[]
): ValidationTarget | undefined {
  if (c === undefined) return undefined
  try {
    const isWhole = typeof data === 'object' && data !== null
    const evidence = isWhole ? Object.entries(data) : issues.flatMap(evidenceOf)
    const parts = partsOf(c)
    const found = parts.find(([, values]) => isFrom(values, evidence, isWhole && mayHaveContent(c)))
    return found?.[0]
  } catch {
    return undefined // data that throws, or a context that is none
  }
}

/** RFC 9110 §9.3.1 and §9.3.2: content of a GET or HEAD has no meaning, so parameters were checked. */
export function mayHaveContent(c: Context): boolean {
  return !['GET', 'HEAD'].includes(c.req.method)
}

type Values = Readonly<Record<string, unknown>>

/** In this order where several have the same values. */
function partsOf(c: Context): readonly (readonly [ValidationTarget, Values])[] {
  return [
    ['query', c.req.queries()],
    ['param', c.req.param()],
    ['cookie', cookiesOf(c.req.header('cookie') ?? '')],
    ['header', c.req.header()],
  ]
}

/** The cookies by name: RFC 6265 §4.2.1. */
export function cookiesOf(field: string): Values {
  const pairs = field.split(/; */).flatMap((pair) => {
    const end = pair.indexOf('=')
    return end < 0 ? [] : [[pair.slice(0, end), pair.slice(end + 1).replace(/^"|"$/g, '')]]
  })
  return Object.fromEntries(pairs)
}

function evidenceOf(issue: unknown): readonly Evidence[] {
  const path = propertyOf(issue, 'path')
  const first = Array.isArray(path) && path.length === 1 ? String(path[0]) : undefined
  return first === undefined ? [] : [[first, propertyOf(issue, 'input')]]
}

/**
 * Whether every value is the one of this part, and there is one at least. No parameter
 * can be null or undefined: such a value shows no part.
 */
function isFrom(values: Values, evidence: readonly Evidence[], isExact: boolean): boolean {
  const known = evidence.filter(([, value]) => !isAbsent(value))
  if (isExact && known.length !== Object.keys(values).length) return false
  return known.length > 0 && evidence.every(([name, value]) => isSame(valueOf(values, name), value))
}

function valueOf(values: Values, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined
}

/** Hono has every parameter of the query in a list, and its validators those with one value alone. */
function isSame(value: unknown, checked: unknown): boolean {
  if (value === undefined || isAbsent(checked)) return value === undefined && isAbsent(checked)
  return String(value) === String(checked)
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}
