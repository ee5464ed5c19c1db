/** A request and its environment -> Exchange. */

import type { Exchange } from '../response/exchange.ts'
import { hasProperty, propertyOf } from '../untrusted/inspect.ts'

/** The part of Node's IncomingMessage, of HTTP/1 and HTTP/2 alike, that describes the connection. */
interface Incoming {
  readonly httpVersion: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** Returns the exchange of a request; each property is read from the request only when it is used. */
export function exchangeOf(request: Request, env: unknown): Exchange {
  return new RequestExchange(request, env)
}

/** A class, as an object literal with getters takes longer to make than all the rest of an error. */
class RequestExchange implements Exchange {
  readonly #request: Request
  readonly #env: unknown

  constructor(request: Request, env: unknown) {
    this.#request = request
    this.#env = env
  }

  get method(): string {
    const method = propertyOf(this.#request, 'method')
    return typeof method === 'string' ? method : 'GET'
  }

  get accept(): string | null {
    return fieldOf(this.#request, 'accept')
  }

  get acceptLanguage(): string | null {
    return fieldOf(this.#request, 'accept-language')
  }

  get httpVersion(): string | undefined {
    return incomingOf(this.#env)?.httpVersion
  }

  get closes(): boolean {
    return onBun ? asksToClose(this.#request) : willClose(incomingOf(this.#env))
  }
}

/**
 * A field of the request. The getters of Deno 2.9 throw once the client of a stream has left, and
 * tests of apps call `app.fetch` with an object that has a method and a URL, and no fields.
 */
function fieldOf(request: { readonly headers?: Headers }, name: string): string | null {
  try {
    return request.headers?.get(name) ?? null
  } catch {
    return null
  }
}

/** Whether this is Bun, which leaves to the app what other runtimes do by themselves. */
export const onBun = 'Bun' in globalThis

/**
 * Fields that a server has to send and Bun's does not: Date in responses to HEAD (RFC 9110 §6.6.1),
 * and that it will close the connection (RFC 9112 §9.6). Undefined where none is missing, as on
 * other runtimes.
 */
export function missingRuntimeFields(
  request: Request
): Readonly<Record<string, string>> | undefined {
  if (!onBun) return undefined
  const isHead = request.method === 'HEAD'
  const closes = asksToClose(request)
  if (!isHead && !closes) return undefined
  return {
    ...(isHead && { Date: new Date().toUTCString() }),
    ...(closes && { Connection: 'close' }),
  }
}

function asksToClose(request: Request): boolean {
  return (request.headers.get('connection') ?? '').toLowerCase().includes('close')
}

/** @hono/node-server hands Node's request on as `env.incoming`; other runtimes have none. */
export function incomingOf(env: unknown): Incoming | undefined {
  const incoming = propertyOf(env, 'incoming')
  return isIncoming(incoming) ? incoming : undefined
}

function isIncoming(value: unknown): value is Incoming {
  return typeof propertyOf(value, 'httpVersion') === 'string' && hasProperty(value, 'headers')
}

/** RFC 9112 §9.3: HTTP/1.0 keeps the connection only when asked to, HTTP/1.1 unless asked not to. */
function willClose(incoming: Incoming | undefined): boolean {
  if (incoming === undefined) return false
  const options = String(incoming.headers['connection'] ?? '').toLowerCase()
  return incoming.httpVersion === '1.0'
    ? !options.includes('keep-alive')
    : options.includes('close')
}
