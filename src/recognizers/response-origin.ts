/** Whether the app itself made a Response, or passes on that of an upstream. */

import type { Context } from 'hono'
import { ignoreRejection } from '../untrusted/maybe-promise.ts'
import { propertyOf } from '../untrusted/inspect.ts'

/** What a Response was made of; a stream may be that of an upstream. */
type Content = 'own' | 'stream' | 'unknown'

/**
 * Fields that only the server of an upstream adds (RFC 9110 §6.6.1 requires Date): a Response that
 * has one, and not from the context, was made with the fields of an upstream.
 */
const serverFields = ['date', 'via', 'age', 'keep-alive', 'transfer-encoding']

/** Responses of the app that were seen before; reading one loses what it was made of. */
const ownResponses = /* @__PURE__ */ new WeakSet<object>()

/** By shape: there is more than one class of that name, on Node with @hono/node-server for one. */
export function isResponse(value: unknown): value is Response {
  return (
    typeof propertyOf(value, 'status') === 'number' &&
    typeof propertyOf(value, 'arrayBuffer') === 'function' &&
    typeof propertyOf(value, 'clone') === 'function' &&
    typeof propertyOf(value, 'headers') === 'object'
  )
}

/**
 * Whether the app made this Response out of content of its own: a string, bytes, a form or a Blob.
 * What was fetched, or made of a stream, may be an upstream's, and so may all that cannot be told.
 */
export function isOwnResponse(value: unknown, c: Context | undefined): value is Response {
  if (!isResponse(value)) return false
  if (ownResponses.has(value)) return true
  // First of all, as the Response of node-server forgets its content when others are read.
  const content = contentOf(value)
  if (content === 'stream' || isFetched(value) || hasServerFields(value, c)) return false
  if (content === 'unknown' && !isTyped(value)) return false
  ownResponses.add(value)
  return true
}

/** What the `getResponse` of a thrown value returns; undefined where there is none. */
export function madeResponse(thrown: object, failed?: (failure: unknown) => void): unknown {
  const getResponse = propertyOf(thrown, 'getResponse')
  if (typeof getResponse !== 'function') return undefined
  try {
    return ignoreRejection(Reflect.apply(getResponse, thrown, []))
  } catch (failure) {
    failed?.(failure)
    return undefined
  }
}

/** Whether `fetch` itself made this Response: one that was constructed has no URL and this type. */
export function isFetched(response: object): boolean {
  const type = propertyOf(response, 'type')
  return propertyOf(response, 'url') !== '' || (type !== 'default' && type !== undefined)
}

function hasServerFields({ headers }: Response, c: Context | undefined): boolean {
  try {
    const found = serverFields.filter((name) => headers.has(name))
    if (found.length === 0) return false
    const staged = c?.newResponse(null, 200).headers
    return found.some((name) => headers.get(name) !== staged?.get(name))
  } catch {
    return true // headers that are none
  }
}

/**
 * A Response that was made of a string gets a Content-Type (Fetch §5.1 "extract a body"), one of a
 * stream has only what it was given: where the content does not show, this comes closest.
 */
function isTyped(response: Response): boolean {
  try {
    return response.headers.has('content-type') || response.body === null
  } catch {
    return false
  }
}

/** What the Response was made of, as far as the runtime shows. */
function contentOf(response: object): Content {
  // @hono/node-server 1.14 to 2.1: [status, body, headers], until another property is read.
  const cache = bySymbol(response, 'cache')
  if (Array.isArray(cache)) return kindOf(cache[1])
  const native = bySymbol(response, 'responseCache')
  // It keeps every stream in its cache, so what has none was made of something else.
  if (native === undefined && isOfNodeServer(response)) return 'own'
  const inner = native ?? response
  // Node 20 and 22
  const state = bySymbol(inner, 'state')
  if (state !== undefined) return bySource(propertyOf(state, 'body'))
  // Deno 2
  if (typeof bySymbol(inner, 'lazy static body') === 'string') return 'own'
  const innerResponse = bySymbol(inner, 'response')
  if (innerResponse !== undefined) return bySource(propertyOf(innerResponse, 'body'))
  return byInspection(inner)
}

function kindOf(body: unknown): Content {
  return typeof propertyOf(body, 'getReader') === 'function' ? 'stream' : 'own'
}

/** Fetch §2.2.4: a body has a source, which is null for a stream. */
function bySource(body: unknown): Content {
  if (body === null) return 'own'
  const source = propertyOf(body, 'source')
  if (source === undefined) return 'unknown'
  return source === null ? 'stream' : 'own'
}

/** Bun has no symbols, but its inspection shows a stream as such. */
function byInspection(response: unknown): Content {
  const inspect = propertyOf(propertyOf(globalThis, 'Bun'), 'inspect')
  if (typeof inspect !== 'function') return 'unknown'
  try {
    return /^ {2}ReadableStream \{/m.test(String(inspect(response))) ? 'stream' : 'own'
  } catch {
    return 'unknown'
  }
}

function isOfNodeServer(response: object): boolean {
  return symbolOf(Object.getPrototypeOf(response), 'getResponseCache') !== undefined
}

function bySymbol(value: unknown, description: string): unknown {
  const symbol = symbolOf(value, description)
  return symbol && propertyOf(value, symbol)
}

function symbolOf(value: unknown, description: string): symbol | undefined {
  try {
    return Object.getOwnPropertySymbols(value).find((each) => each.description === description)
  } catch {
    return undefined // a Proxy that throws
  }
}
