/** The fields that a Context gives to its next response, without those that cannot be sent. */

import type { Context } from 'hono'
import { fieldsOfContext } from '../fields/context-fields.ts'
import { describe } from '../errors/problem.ts'
import { droppedMessage } from '../response/dropped-fields.ts'
import type { Settings } from '../response/settings.ts'
import { reportAlways } from '../response/report.ts'

interface SendableFields {
  /** Absent where nothing was set. */
  readonly headers?: Headers
  /** The names of fields that cannot be sent. */
  readonly dropped: readonly string[]
}

const noneSet: SendableFields = { dropped: [] }

/** RFC 9110 §5.5. `Headers` accepts control characters, but Node refuses to write them. */
const SENDABLE = /^[\t -~\x80-\uffff]*$/

/** Returns a copy of the fields of the context, and leaves those out that cannot be sent. */
export function sendableFields(c: Context): SendableFields {
  try {
    const set = fieldsOfContext(c)
    if (set.keys().next().done === true) return noneSet
    const headers = new Headers(set)
    return { headers, dropped: dropUnsendable(headers) }
  } catch {
    return readableFields(c)
  }
}

/**
 * A Response of @hono/node-server that was made with an invalid field has no readable `headers`: its
 * fields are read one by one, after those that were set on the context.
 */
function readableFields(c: Context): SendableFields {
  const fields = rawFields(c.res)
  clearResponse(c)
  const headers = new Headers(fieldsOfContext(c))
  const dropped = dropUnsendable(headers)
  for (const [name, value] of fields) {
    try {
      if (!SENDABLE.test(value)) dropped.push(name.toLowerCase())
      else if (/^set-cookie$/i.test(name)) headers.append(name, value)
      else headers.set(name, value)
    } catch {
      dropped.push(name.toLowerCase())
    }
  }
  return { headers, dropped }
}

/**
 * Removes `c.res`, so that Hono does not copy its fields over those of the next response. The setter
 * alone would mark the context as finalized (hono 4.13, context.ts `set res`).
 */
export function clearResponse(c: Context): void {
  const { finalized } = c
  c.res = undefined
  c.finalized = finalized
}

/** Returns the fields of a Response, also where its `headers` cannot be read. */
export function fieldsOfResponse(response: object): readonly (readonly [string, string])[] {
  try {
    const headers: unknown = Reflect.get(response, 'headers')
    return headers instanceof Headers ? [...headers] : []
  } catch {
    return rawFields(response)
  }
}

/**
 * The fields that a Response of @hono/node-server was made with, in a property of a private symbol:
 * `[status, body, headers]` (2.1, response.ts `cacheKey`). None where there is no such property: then a
 * response with an invalid field is sent without any of its fields.
 */
function rawFields(response: object): readonly (readonly [string, string])[] {
  for (const symbol of Object.getOwnPropertySymbols(response)) {
    const value: unknown = Reflect.get(response, symbol)
    if (!Array.isArray(value) || value.length !== 3) continue
    const fields: unknown = value[2]
    if (typeof fields !== 'object' || fields === null || fields instanceof Headers) continue
    const entries: readonly unknown[][] = Array.isArray(fields) ? fields : Object.entries(fields)
    return entries.flatMap(([name, values]) =>
      [values].flat().map((one) => [String(name), String(one)] as const)
    )
  }
  return []
}

/** Removes the values that cannot be sent, and returns the names of their fields. */
export function dropUnsendable(headers: Headers): string[] {
  const dropped: string[] = []
  for (const [name, value] of headers) if (!SENDABLE.test(value)) dropped.push(name)
  for (const name of dropped) {
    const cookies = name === 'set-cookie' ? headers.getSetCookie() : []
    headers.delete(name)
    for (const cookie of cookies) if (SENDABLE.test(cookie)) headers.append(name, cookie)
  }
  return dropped
}

/**
 * Reports fields that were set by the app and cannot be sent. The response is sent without them.
 *
 * @param request the method and the route, or the path where the route is not known.
 */
export function reportDropped(
  names: readonly string[],
  status: number,
  request: string,
  c: Context | undefined,
  settings: Settings
): void {
  const failure = new TypeError(droppedMessage(names, status, request))
  const problem = describe(settings.preset.errorClassOf(status).from())
  reportAlways(settings.report, failure, c, { problem, status, isFailure: true })
}
