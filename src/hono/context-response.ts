/** Reply -> Response, alone or with the fields that are set on a Hono context. */

import type { Context } from 'hono'
import { staleFields } from '../fields/field-groups.ts'
import type { FieldLines } from '../fields/field.ts'
import { requestLineOf } from '../response/dropped-fields.ts'
import type { Reply } from '../response/exchange.ts'
import { mergeVary } from '../response/finalize.ts'
import type { Settings } from '../response/settings.ts'
import { hasProperty, propertyOf } from '../untrusted/inspect.ts'
import { recordError, type RenderedError } from './error-record.ts'
import { incomingOf, missingRuntimeFields } from './request-exchange.ts'
import { clearResponse, reportDropped, sendableFields } from './sendable-fields.ts'

/** Where an error response is made: the Context of the request, and the settings of the app. */
export interface Place extends RenderedError {
  readonly c: Context
  readonly settings: Settings
}

/**
 * Returns the Response for a reply. Fields that middleware and handler have set are kept (CORS, request
 * id, Set-Cookie), those that described the success that failed are not.
 */
export function contextResponse(reply: Reply, place: Place): Response {
  const { c, settings } = place
  const complete = addRuntimeFields(reply, c.req.raw)
  dropReasonPhrase(c.env)
  const { headers, dropped } = sendableFields(c)
  if (dropped.length > 0) {
    reportDropped(dropped, reply.status, requestLineOf(c), c, settings)
  }
  const response = headers
    ? mergedResponse(complete, headers, c)
    : bareResponse(complete, c.req.raw, c.env)
  recordError(c, reply, response, place)
  return response
}

function mergedResponse(
  { status, content, fields }: Reply,
  headers: Headers,
  c: Context
): Response {
  for (const name of staleFields) headers.delete(name)
  for (const [name, lines] of Object.entries(fields)) mergeField(headers, name, lines)
  // The fields of an earlier response are all in here already.
  clearResponse(c)
  return new Response(content, { status, headers })
}

/**
 * Puts the response in the place of one that is there by now: that of a handler which ended while ours
 * was made, or before its middleware called `c.notFound()`. Hono ignores a returned response in that
 * case (hono 4.13, compose.ts `dispatch`).
 */
export function replaceResponse(response: Response, c: Context): Response {
  if (c.finalized) {
    // The setter copies the fields of the old response over ours, unless there is none.
    c.res = undefined
    c.res = response
  }
  return response
}

/** Removes a reason phrase that the app set on Node's response: it was for another status. */
function dropReasonPhrase(env: unknown): void {
  const outgoing = propertyOf(env, 'outgoing')
  // HTTP/2 has none, and Node warns of every access there.
  if (!hasProperty(outgoing, 'shouldKeepAlive') || !propertyOf(outgoing, 'statusMessage')) return
  Reflect.set(outgoing as object, 'statusMessage', undefined)
}

/** Returns the reply with the fields that the runtime does not send by itself. */
export function addRuntimeFields(reply: Reply, request: Request): Reply {
  const missing = missingRuntimeFields(request)
  return missing === undefined ? reply : { ...reply, fields: { ...missing, ...reply.fields } }
}

/** Returns the Response for a reply where nothing else is to be sent with it. */
export function bareResponse(reply: Reply, request: Request, env: unknown): Response {
  const { status, fields, content } = reply
  // On Node a record goes to the socket as it is, and an array in it as several field lines. Whatever
  // else reads the record makes one line with commas of the array, which means the same (RFC 9110 §5.3).
  if (isPlain(fields) || isRecordKept(reply, request, env)) {
    return new Response(content, { status, headers: fields as Record<string, string> })
  }
  const headers = new Headers()
  for (const [name, lines] of Object.entries(fields)) mergeField(headers, name, lines)
  return new Response(content, { status, headers })
}

/** Whether the record of fields reaches the socket as it is. */
function isRecordKept({ fields, content }: Reply, request: Request, env: unknown): boolean {
  // Cookies are the one field whose lines must not become one (RFC 9110 §5.3).
  if (content === null || Array.isArray(fields['Set-Cookie'])) return false
  // On HEAD, Hono makes a Headers of it anyway (`new Response(null, response)`).
  return incomingOf(env) !== undefined && request.method !== 'HEAD'
}

/** Whether every field is one line. */
function isPlain(fields: Reply['fields']): boolean {
  for (const name in fields) if (typeof fields[name] !== 'string') return false
  return true
}

/** Vary, Link and Set-Cookie join those that are there; every other field replaces them. */
function mergeField(headers: Headers, name: string, lines: FieldLines): void {
  if (name === 'Vary') headers.set(name, mergeVary([headers.get(name) ?? '', lines]))
  else if (name === 'Link' || name === 'Set-Cookie') {
    // A thrown response may have copied lines of the context.
    const before = name === 'Link' ? [headers.get(name)] : headers.getSetCookie()
    for (const line of [lines].flat()) if (!before.includes(line)) headers.append(name, line)
  } else headers.set(name, typeof lines === 'string' ? lines : lines.join(', '))
}
