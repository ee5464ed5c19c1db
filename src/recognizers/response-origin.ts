/** Whether the app made a Response itself, or passes on that of an upstream. */

import type { Context } from 'hono'
import { HttpError } from '../errors/http-error.ts'
import { isReceived } from '../errors/received.ts'
import { fieldsOfContext } from '../fields/context-fields.ts'
import { ignoreRejection } from '../untrusted/maybe-promise.ts'
import { propertyAt, propertyOf } from '../untrusted/inspect.ts'

/**
 * Fields that only the server of an upstream adds (RFC 9110 §6.6.1 requires Date): a Response that
 * has one, and not from the context, was made with the fields of an upstream.
 */
const serverFields = ['date', 'via', 'age', 'keep-alive', 'transfer-encoding']

/** Responses of the app that were checked before: to read one can remove what it was made of. */
const ownResponses = /* @__PURE__ */ new WeakSet<object>()

/**
 * Whether the value has the properties of a Response that are used here. There is more than one class
 * of that name: @hono/node-server has its own, for one.
 */
export function isResponse(value: unknown): value is Response {
  return (
    typeof propertyOf(value, 'status') === 'number' &&
    typeof propertyOf(value, 'arrayBuffer') === 'function' &&
    typeof propertyOf(value, 'clone') === 'function' &&
    typeof propertyOf(value, 'headers') === 'object'
  )
}

/**
 * Whether the app made this Response out of a string, bytes, a form or a Blob. One that was fetched, or
 * made of a stream, may be an upstream's, and so may every other Response.
 */
export function isOwnResponse(value: unknown, c: Context | undefined): value is Response {
  if (!isResponse(value)) return false
  if (ownResponses.has(value)) return true
  try {
    // Before all else, as the Response of node-server removes its content when others are read.
    const isWithoutStream = isMadeWithoutStream(value)
    if (isWithoutStream === false || isFetched(value) || hasServerFields(value, c)) return false
    if (isWithoutStream === undefined && !isTyped(value)) return false
  } catch {
    return false // a Proxy that throws, or headers that are none
  }
  ownResponses.add(value)
  return true
}

/**
 * Whether the value has a `getResponse()`, as HTTPException has. The errors of this package do not
 * count, also those of a second copy: the app's own formatters and fields apply to them. Nor do those
 * that a client restored.
 */
export function isLikeHttpException(thrown: unknown): boolean {
  if (typeof propertyOf(thrown, 'getResponse') !== 'function') return false
  return !HttpError.is(thrown) && !isReceived(thrown)
}

/** The value that `getResponse` of an HTTPException and its like returns. */
export function madeResponse(thrown: object, failed?: (failure: unknown) => void): unknown {
  if (!isLikeHttpException(thrown)) return undefined
  try {
    const getResponse = Reflect.get(thrown, 'getResponse') as () => unknown
    return ignoreRejection(Reflect.apply(getResponse, thrown, []))
  } catch (failure) {
    failed?.(failure)
    return undefined
  }
}

/** Whether `fetch` made this Response: one that was constructed has no URL, and another type. */
export function isFetched(response: object): boolean {
  const type = propertyOf(response, 'type')
  return propertyOf(response, 'url') !== '' || (type !== 'default' && type !== undefined)
}

function hasServerFields({ headers }: Response, c: Context | undefined): boolean {
  const found = serverFields.filter((name) => headers.has(name))
  if (found.length === 0) return false
  const staged = c && fieldsOfContext(c)
  return found.some((name) => headers.get(name) !== staged?.get(name))
}

/**
 * A Response that was made of a string gets a Content-Type (Fetch §5.1 "extract a body"), one of a
 * stream has only the type that the app set: the best guess where the runtime does not show more.
 */
function isTyped({ headers, body }: Response): boolean {
  return headers.has('content-type') || body === null
}

/** Whether a Response was made of something other than a stream; undefined where it does not show. */
function isMadeWithoutStream(response: object): boolean | undefined {
  // @hono/node-server 1.14 to 2.1: [status, body, headers], until another property is read.
  const cache = bySymbol(response, 'cache')
  if (Array.isArray(cache)) return typeof propertyOf(cache[1], 'getReader') !== 'function'
  const native = bySymbol(response, 'responseCache')
  // It keeps every stream in its cache, so a Response without one was made of something else.
  const prototype: unknown = Object.getPrototypeOf(response)
  if (native === undefined && symbolOf(prototype, 'getResponseCache') !== undefined) return true
  const inner = native ?? response
  // Deno 2, for a string
  if (typeof bySymbol(inner, 'lazy static body') === 'string') return true
  // Node 20 and 22; Deno 2
  const state = bySymbol(inner, 'state') ?? bySymbol(inner, 'response')
  if (state === undefined) return showsNoStream(inner) ?? isFilledAtOnce(inner)
  // Fetch §2.2.4: a body has a source, which is null for a stream.
  const body = propertyOf(state, 'body')
  const source = propertyOf(body, 'source')
  return body === null || (source === undefined ? source : source !== null)
}

/** Bun has no symbols, but its inspection shows a stream. Undefined on other runtimes. */
function showsNoStream(response: unknown): boolean | undefined {
  const inspect = propertyAt(globalThis, ['Bun', 'inspect'])
  if (typeof inspect !== 'function') return undefined
  return !/^ {2}ReadableStream \{/m.test(String(inspect(response)))
}

/** What Node keeps of a stream. */
interface Controller {
  /** Only a byte stream has none, and a content that is no stream gets a byte stream. */
  readonly sizeAlgorithm?: unknown
  /** Bytes that wait to be read. */
  readonly queueTotalSize: number
  readonly started: boolean
  /** Has a name for a clone, and none for what fetch receives; there is none for an empty content. */
  readonly pullAlgorithm?: { readonly name: string }
}

/**
 * Node 24 and later show the stream only: one that was made of a string or of bytes holds them from the
 * start, that of an upstream nothing until it is read. Undefined for an empty content, for a clone, where
 * no stream shows, and where the package undici replaces the classes of Node: it fills none at once.
 */
function isFilledAtOnce(response: unknown): boolean | undefined {
  const [stream, ofText] = [response, new Response('a')].map(controllerOf)
  if (stream?.sizeAlgorithm) return false
  if (!stream || !ofText?.queueTotalSize) return undefined
  if (stream.queueTotalSize) return true
  return stream.started && stream.pullAlgorithm?.name === '' ? false : undefined
}

function controllerOf(message: unknown): Controller | undefined {
  const stream = bySymbol(propertyOf(message, 'body'), 'kState')
  return bySymbol(propertyOf(stream, 'controller'), 'kState') as Controller | undefined
}

function bySymbol(value: unknown, description: string): unknown {
  const symbol = symbolOf(value, description)
  return symbol && propertyOf(value, symbol)
}

function symbolOf(value: unknown, description: string): symbol | undefined {
  return Object.getOwnPropertySymbols(Object(value)).find(
    (symbol) => symbol.description === description
  )
}
