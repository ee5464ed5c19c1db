/** The fields that a Context would give to its next response, without those that cannot be sent. */

import type { Context } from 'hono'
import { routePath } from 'hono/route'
import { toProblem } from '../problem/problem.ts'
import type { Settings } from '../response/options.ts'
import { reportAlways } from '../response/report.ts'

interface Staged {
  /** Absent where nothing was set. */
  readonly headers?: Headers | undefined
  /** The names of fields that cannot be sent. */
  readonly dropped: readonly string[]
}

const nothing: Staged = { dropped: [] }

/** RFC 9110 §5.5. `Headers` accepts control characters, but Node refuses to write them. */
const SENDABLE = /^[\t -~\x80-\uffff]*$/

/** Whether a field value has no control characters but HTAB. */
export function isSendable(value: string): boolean {
  return SENDABLE.test(value)
}

/**
 * What the context would give to a response: set by `c.header`, or on an earlier response. A copy,
 * as on @hono/node-server the response and the context share one `Headers`: what is put into that
 * one would come back in whatever the context answers next.
 */
export function stagedFields(c: Context): Staged {
  let headers: Headers
  try {
    headers = c.newResponse(null, 200).headers
    if (headers.keys().next().done === true) return nothing
  } catch {
    return readableFields(c)
  }
  const copy = new Headers(headers)
  return { headers: copy, dropped: dropUnsendable(copy) }
}

/** Makes the context forget its response, so that Hono does not copy the fields of that response. */
export function forgetResponse(c: Context): void {
  const { finalized } = c
  c.res = undefined
  c.finalized = finalized
}

/**
 * A Response of @hono/node-server that was made with an invalid field has no readable `headers`. Its
 * fields are read one by one, after those that were set on the context.
 */
function readableFields(c: Context): Staged {
  const raw = rawFields(c.res)
  forgetResponse(c)
  const headers = new Headers(c.newResponse(null, 200).headers)
  const dropped = dropUnsendable(headers)
  for (const [name, value] of raw) {
    try {
      if (!isSendable(value)) throw new TypeError('The value cannot be sent.')
      if (name.toLowerCase() === 'set-cookie') headers.append(name, value)
      else headers.set(name, value)
    } catch {
      dropped.push(name.toLowerCase())
    }
  }
  return { headers, dropped: [...new Set(dropped)] }
}

/** The fields of a Response, also where its `headers` cannot be read. */
export function fieldsOf(response: object): readonly (readonly [string, string])[] {
  try {
    const headers: unknown = Reflect.get(response, 'headers')
    return headers instanceof Headers ? [...headers] : []
  } catch {
    return rawFields(response)
  }
}

/**
 * The fields that a Response of @hono/node-server (2.1) was made with, in the property of a private
 * symbol: `[status, body, headers]`. None where there is no such property.
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
  for (const [name, value] of headers) if (!isSendable(value)) dropped.push(name)
  for (const name of dropped) {
    const cookies = name === 'set-cookie' ? headers.getSetCookie() : []
    headers.delete(name)
    for (const cookie of cookies) if (isSendable(cookie)) headers.append(name, cookie)
  }
  return [...new Set(dropped)]
}

/** The response that is sent without fields, and the hook that is called. */
interface Dropping {
  readonly status: number
  /** The method and the route, or the path where the route is not known. */
  readonly request: string
  readonly c: Context | undefined
  readonly settings: Settings
}

/** Reports fields that were set by the app and cannot be sent. The response is sent without them. */
export function reportDropped(
  names: readonly string[],
  { status, request, c, settings }: Dropping
): void {
  const fields = names.map((name) => `'${name}'`).join(', ')
  const failure = new TypeError(
    `The response with status ${status} to ${request} was sent without ${fields}: ` +
      'a field value must not contain control characters (RFC 9110 §5.5).'
  )
  const problem = toProblem(settings.preset.errorClassOf(status).from())
  reportAlways(settings.report, failure, c, { problem, status, isFailure: true })
}

/** The method and the route of a request. */
export function requestLineOf(c: Context): string {
  const { method, path } = c.req
  try {
    return `${method} ${routePath(c)}`
  } catch {
    // `routePath` cannot read the Context of another copy of Hono.
    return `${method} ${path}`
  }
}
