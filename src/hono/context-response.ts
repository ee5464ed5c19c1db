/** Reply -> Response, alone or in a Hono context that holds fields of its own. */

import type { Context } from 'hono'
import { noteResponse } from './answered-requests.ts'
import type { Reply } from '../response/exchange.ts'
import { staleFields } from '../fields/field-groups.ts'
import { mergeVary } from '../response/finalize.ts'
import type { Settings } from '../response/options.ts'
import { incomingOf, missingRuntimeFields } from './request-exchange.ts'
import { hasProperty, propertyOf } from '../untrusted/inspect.ts'
import type { FieldLines } from '../fields/field.ts'
import { forgetResponse, reportDropped, requestLineOf, stagedFields } from './staged-fields.ts'

/** Where an error is answered: the Context of the request, and the hook that failures go to. */
export interface Place {
  readonly c: Context
  readonly settings: Settings
}

/**
 * The Response for a reply. Fields that middleware and handler have set survive (CORS, request id,
 * Set-Cookie), those that described the success that failed do not.
 */
export function contextResponse(reply: Reply, { c, settings }: Place): Response {
  const completed = addRuntimeFields(reply, c.req.raw)
  dropReasonPhrase(c.env)
  const { status, content, fields } = completed
  const { headers: staged, dropped } = stagedFields(c)
  if (dropped.length > 0) {
    reportDropped(dropped, { status, request: requestLineOf(c), c, settings })
  }
  if (staged === undefined) {
    const response = bareResponse(completed, c.req.raw, c.env)
    noteResponse(c, reply, response)
    return response
  }
  for (const name of staleFields) staged.delete(name)
  for (const [name, lines] of Object.entries(fields)) setLines(staged, name, lines)
  // Hono would put the fields of an earlier response over ours; they are all in here already.
  forgetResponse(c)
  const response = new Response(content, { status, headers: staged })
  noteResponse(c, reply, response)
  return response
}

/**
 * The response, which takes the place of one that is there by now: that of a handler which ended
 * while it was written, or before its middleware called `c.notFound()`. Hono would pass ours over,
 * although the fields of the other are in it.
 */
export function replaceResponse(response: Response, c: Context): Response {
  if (c.finalized) {
    // Or else Hono would put the fields of the other over ours.
    c.res = undefined
    c.res = response
  }
  return response
}

/** A reason phrase that the app set on Node's response was for another status. */
function dropReasonPhrase(env: unknown): void {
  const outgoing = propertyOf(env, 'outgoing')
  // HTTP/2 has none, and Node warns of every access there.
  if (!hasProperty(outgoing, 'shouldKeepAlive') || !propertyOf(outgoing, 'statusMessage')) return
  Reflect.set(outgoing as object, 'statusMessage', undefined)
}

/** The reply, with the fields that the runtime owes it. */
export function addRuntimeFields(reply: Reply, request: Request): Reply {
  const owed = missingRuntimeFields(request)
  return owed === undefined ? reply : { ...reply, fields: { ...owed, ...reply.fields } }
}

/** The Response for a reply where nothing else is to be sent with it. */
export function bareResponse(reply: Reply, request: Request, env: unknown): Response {
  const { status, fields, content } = reply
  if (isPlain(fields) || isRecordKept(reply, request, env)) {
    // On Node a record goes to the socket as it is, and an array in it as several field lines.
    // Whatever else reads the record makes one line with commas of the array, which means the same
    // (RFC 9110 §5.3).
    return new Response(content, { status, headers: fields as Record<string, string> })
  }
  const headers = new Headers()
  for (const [name, lines] of Object.entries(fields)) setLines(headers, name, lines)
  return new Response(content, { status, headers })
}

/** Whether the record of fields reaches the socket as it is. */
function isRecordKept({ fields, content }: Reply, request: Request, env: unknown): boolean {
  // Cookies are the one field whose lines must not become one (RFC 9110 §5.3).
  if (content === null || typeof (fields['Set-Cookie'] ?? '') !== 'string') return false
  // On HEAD, Hono makes a Headers of it anyway (`new Response(null, response)`).
  return incomingOf(env) !== undefined && request.method !== 'HEAD'
}

/** Whether every field is one line. */
function isPlain(fields: Reply['fields']): boolean {
  for (const name in fields) if (typeof fields[name] !== 'string') return false
  return true
}

function setLines(headers: Headers, name: string, lines: FieldLines): void {
  if (name === 'Vary') {
    headers.set(name, mergeVary([headers.get(name) ?? '', lines]))
  } else if (typeof lines === 'string' && name !== 'Link' && name !== 'Set-Cookie') {
    headers.set(name, lines)
  } else {
    // Links and cookies of a middleware and of the error do not contradict each other.
    if (name !== 'Link' && name !== 'Set-Cookie') headers.delete(name)
    // What a thrown response got of the context is in it already.
    const before = name === 'Set-Cookie' ? headers.getSetCookie() : [headers.get(name)]
    for (const line of [lines].flat()) if (!before.includes(line)) headers.append(name, line)
  }
}
