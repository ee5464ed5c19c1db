/** Which fields an error may bring along: end-to-end fields yes, those of the response itself no. */

import { isFieldValue, isToken, invalidOption, token } from './grammar.ts'
import { namesAndValues } from '../checks/header-entries.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import type { FieldLines } from './field.ts'

/** Response fields by lower-case name. */
export type Fields = Readonly<Record<string, FieldLines>>

/** No fields at all; shared, as most errors have none. */
export const noFields: Fields = /* @__PURE__ */ Object.freeze({})

/** Fields that were checked and cannot be changed any more. */
const sealed = /* @__PURE__ */ new WeakSet<Fields>([noFields])

/** Marks fields as checked, once and for all. */
export function markChecked(fields: Record<string, FieldLines>): Fields {
  for (const name in fields) Object.freeze(fields[name])
  sealed.add(Object.freeze(fields))
  return fields
}

/**
 * Whether these are fields that `seal` has marked. Others may hold anything, and on Node would end the
 * process: there the fields of a response go to the socket unchecked.
 */
export function isMarkedChecked(fields: Fields): boolean {
  return sealed.has(fields)
}

/**
 * The fields that only the finished response can know: framing (RFC 9112 §6), the connection
 * (RFC 9110 §7.6.1), the date, and what describes the error's own content. Early-Data must not be
 * in a response at all (RFC 8470 §5.1).
 */
const owned: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'connection',
  'content-encoding',
  'content-length',
  'content-range',
  'content-type',
  'date',
  'early-data',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * What describes a representation, its freshness or its place (RFC 9110 §8, RFC 9111 §5): true of
 * the success that a handler had begun, or of the content of an error from elsewhere, of ours a lie.
 */
const describing: readonly string[] = [
  'accept-ranges',
  'age',
  'cache-control',
  'cdn-cache-control',
  'content-digest',
  'content-disposition',
  'content-language',
  'content-location',
  'content-md5',
  'digest',
  'etag',
  'expires',
  'im',
  'last-modified',
  'location',
  'pragma',
  'preference-applied',
  'refresh',
  'repr-digest',
  'surrogate-control',
]

/** What must not survive on an error: set by a handler or middleware for the success that failed. */
export const staleFields: readonly string[] = [...owned, ...describing]

const CHALLENGES = new RegExp(`^${token}(?:[ ,].*)?$`)
const PROTOCOL = `${token}(?:/${token})?`

/** The grammar of fields that errors bring along as text, beyond that of every field. */
const grammars: ReadonlyMap<string, RegExp> = /* @__PURE__ */ new Map([
  // RFC 9110 §11.6.1 and §11.7.1: one challenge at least, which starts with its scheme.
  ['www-authenticate', CHALLENGES],
  ['proxy-authenticate', CHALLENGES],
  // RFC 9110 §8.8.3
  ['etag', /^(?:W\/)?"[!#-~\x80-\xff]*"$/],
  // RFC 9110 §10.2.1: may be empty.
  ['allow', new RegExp(`^(?:${token}(?:, ?${token})*)?$`)],
  // RFC 9110 §14.4: in an error only the unsatisfied-range.
  ['content-range', /^bytes \*\/\d+$/],
  // RFC 9110 §10.2.3 and §5.6.7: seconds, or a date as IMF-fixdate.
  ['retry-after', /^(?:\d+|[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT)$/],
  // RFC 9110 §7.8
  ['upgrade', new RegExp(`^${PROTOCOL}(?:, ?${PROTOCOL})*$`)],
])

/** The fields of an option, checked. Throws a `TypeError` that names the option and the field. */
export function checkedFields(headers: unknown, option: string): Fields {
  const fields: Record<string, FieldLines> = {}
  for (const [name, value] of namesAndValues(headers, option)) {
    if (!isToken(name)) throw new TypeError(`Option '${option}' must have field names as its keys.`)
    if (owned.has(name.toLowerCase())) {
      throw new TypeError(`Option '${option}' must not set '${name}': the response sets it itself.`)
    }
    if (!areLinesOf(name.toLowerCase(), value)) {
      throw invalidOption(`${option}['${name}']`, 'a value of this field', value)
    }
    const lower = name.toLowerCase()
    const lines = typeof value === 'string' ? value : [...value]
    // Headers has several Set-Cookie fields one by one.
    fields[lower] = lower in fields ? [fields[lower] ?? [], lines].flat() : lines
  }
  return fields
}

/** What an error from elsewhere may not bring, unless its status asks for it. */
const foreign: ReadonlySet<string> = /* @__PURE__ */ new Set(
  staleFields.filter((name) => name !== 'cache-control')
)

/** Whether a field of a foreign error, or of a success that failed, is replaced by that of the response. */
export function isReplaced(name: string): boolean {
  return foreign.has(name)
}

/** Fields that are true of a Response that is sent with its own content. */
export const representationFields: ReadonlySet<string> = /* @__PURE__ */ new Set(describing)

/** What `filterFields` let pass, and the names of the fields that are not valid. */
export interface FilteredFields {
  readonly fields: Fields
  readonly dropped: readonly string[]
}

/**
 * The fields of a foreign error. What describes its content or its connection is replaced by that of the
 * response, which is no failure; what is not valid is dropped by name. Takes `Headers` as well as
 * objects, and never throws, whatever it is given.
 *
 * @param wanted the fields that the status asks for, by lower-case name: those pass in any case.
 */
export function filterFields(headers: unknown, wanted: ReadonlySet<string>): FilteredFields {
  const fields: Record<string, FieldLines> = {}
  const dropped: string[] = []
  for (const [name, value] of entriesOf(headers)) {
    const lower = String(name).toLowerCase()
    const isForeign = foreign.has(lower)
    if (isForeign && !wanted.has(lower)) continue
    const isField = isToken(name) && lower !== '__proto__'
    const lines = isField ? linesOf(lower, value) : undefined
    // A Content-Range of a success, for one, is no failure in a 416.
    if (lines === undefined && isForeign) continue
    if (lines === undefined) dropped.push(String(name))
    // Headers gives several Set-Cookie fields one by one.
    else fields[lower] = lower in fields ? [fields[lower] ?? [], lines].flat() : lines
  }
  return { fields, dropped }
}

/** Whether this is a valid value of a field, given by its lower-case name. */
export function isValueOf(name: string, value: string): boolean {
  return areLinesOf(name, value)
}

function areLinesOf(name: string, value: unknown): value is FieldLines {
  const lines: readonly unknown[] = Array.isArray(value) ? value : [value]
  const grammar = grammars.get(name)
  return lines.every((line) => isFieldValue(line) && (grammar?.test(line) ?? true))
}

/** http-errors users write `headers: { 'retry-after': 30 }`; a number is as good as its digits. */
function linesOf(name: string, value: unknown): FieldLines | undefined {
  try {
    const lines = typeof value === 'number' ? String(value) : value
    if (!areLinesOf(name, lines)) return undefined
    return typeof lines === 'string' ? lines : [...lines]
  } catch {
    return undefined
  }
}

function entriesOf(headers: unknown): readonly (readonly [string, unknown])[] {
  try {
    if (typeof headers !== 'object' || headers === null) return []
    if (headers instanceof Headers) return [...headers]
    // A getter that throws has no value, and its field is dropped as such.
    return Object.keys(headers).map((name) => [name, propertyOf(headers, name)] as const)
  } catch {
    return []
  }
}
