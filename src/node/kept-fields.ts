/** The fields that an error response takes from the response that cannot be sent. */

import { setImmediate } from 'node:timers/promises'
import { staleFields } from '../fields/field-groups.ts'
import { isFieldValue, isToken } from '../fields/grammar.ts'
import type { Settings } from '../response/settings.ts'
import { fieldsOfResponse, reportDropped } from '../hono/sendable-fields.ts'
import type { Incoming, Outgoing } from './outgoing.ts'

/** A property and no WeakMap: it is set for every request. */
const result = Symbol('result')

interface Recorded {
  [result]?: unknown
}

/** Records what the app has returned for a request: a Response, or a promise of one. */
export function recordResult<Result>(outgoing: Outgoing | undefined, returned: Result): Result {
  // An upgrade has no response of Node.
  if (outgoing !== undefined) (outgoing as Recorded)[result] = returned
  return returned
}

/**
 * Sets the fields that the app's response had, such as those of CORS and the request id, for the
 * error that is sent instead. Those that described the content of that response are left out.
 */
export async function keepFields(outgoing: Outgoing): Promise<void> {
  try {
    const response = await resultOf((outgoing as Recorded)[result])
    if (outgoing.headersSent) return
    const kept = new Map<string, string | string[]>()
    for (const [name, value] of fieldsOfResponse(Object(response))) {
      const lower = name.toLowerCase()
      if (staleFields.includes(lower) || !isToken(lower) || !isFieldValue(value)) continue
      const before = kept.get(lower)
      kept.set(lower, before === undefined ? value : [before, value].flat())
    }
    for (const [name, lines] of kept) outgoing.setHeader(name, lines)
  } catch {
    // What the app returned cannot be read: the error is sent with its own fields only.
  }
}

/** What the app returned; undefined where it is still working, having written to Node itself. */
function resultOf(returned: unknown): Promise<unknown> {
  return Promise.race([returned, setImmediate(undefined)])
}

/** The head of an error response without the fields that cannot be sent. */
export interface SendableHead {
  readonly status: number
  readonly fields: Readonly<Record<string, unknown>>
  /** The names of the fields that were left out. */
  readonly dropped: readonly string[]
}

/** What Node writes as a field value (`checkInvalidHeaderChar`). */
const WRITABLE = /^[\t\x20-\x7e\x80-\xff]*$/

/**
 * The head of an error response whose fields made `writeHead` throw: the error is still the right
 * response without them. Undefined where the response is no error, or its fields are not the cause.
 */
export function sendableHead([status, ...rest]: readonly [status: number, ...rest: unknown[]]):
  SendableHead | undefined {
  const record: unknown = rest.at(-1)
  if (status < 400 || typeof record !== 'object' || record === null) return undefined
  const fields: Record<string, unknown> = {}
  const dropped: string[] = []
  for (const [name, value] of Object.entries(record)) {
    if (isToken(name) && [value].flat().every(isWritable)) fields[name] = value
    else dropped.push(name)
  }
  return dropped.length === 0 ? undefined : { status, fields, dropped }
}

function isWritable(value: unknown): boolean {
  return value !== undefined && WRITABLE.test(String(value))
}

/** Reports the fields that an error response was sent without. */
export function reportLost(
  names: readonly string[],
  status: number,
  { method, url }: Incoming,
  settings: Settings
): void {
  // The query may be private.
  const request = `${method} ${String(url).split('?', 1)[0]}`
  reportDropped(names, status, request, undefined, settings)
}
