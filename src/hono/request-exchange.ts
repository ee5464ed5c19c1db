/** A request and its environment -> Exchange. */

import type { Exchange } from '../response/exchange.ts'
import { pathOf } from '../response/request-path.ts'
import { hasProperty, propertyOf, textOf } from '../untrusted/inspect.ts'

/** The part of Node's IncomingMessage, of HTTP/1 and HTTP/2 alike, that describes the connection. */
interface Incoming {
  readonly httpVersion: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** Returns the exchange of a request; each property is read from the request only when it is used. */
export function exchangeOf(request: Request, env: unknown, executionCtx?: unknown): Exchange {
  return new RequestExchange(request, env, executionCtx)
}

/** A class, as an object literal with getters takes longer to make than all the rest of an error. */
class RequestExchange implements Exchange {
  readonly #request: Request
  readonly #env: unknown
  readonly executionCtx: unknown

  constructor(request: Request, env: unknown, executionCtx: unknown) {
    this.#request = request
    this.#env = env
    this.executionCtx = executionCtx
  }

  get method(): string {
    const method = propertyOf(this.#request, 'method')
    return typeof method === 'string' ? method : 'GET'
  }

  get path(): string {
    return pathOf(textOf(this.#request, 'url'))
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

  /** RFC 9112 §9.3: HTTP/1.0 keeps the connection only when asked to, HTTP/1.1 unless asked not to. */
  get closes(): boolean {
    const { httpVersion } = this
    if (httpVersion === undefined && !onBun) return false
    return httpVersion === '1.0'
      ? !/keep-alive/i.test(fieldOf(this.#request, 'connection') ?? '')
      : asksToClose(this.#request)
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
export const onBun: boolean = /* @__PURE__ */ Reflect.has(globalThis, 'Bun')

/**
 * Fields that a server has to send and Bun's does not: Date in responses to HEAD (RFC 9110 §6.6.1),
 * and that it will close the connection (RFC 9112 §9.6). Undefined where none is missing, as on
 * other runtimes.
 */
export function missingRuntimeFields(
  request: Request
): Readonly<Record<string, string>> | undefined {
  if (!onBun) return undefined
  const isHead = propertyOf(request, 'method') === 'HEAD'
  const closes = asksToClose(request)
  if (!isHead && !closes) return undefined
  return {
    ...(isHead && { Date: new Date().toUTCString() }),
    ...(closes && { Connection: 'close' }),
  }
}

function asksToClose(request: Request): boolean {
  return /close/i.test(fieldOf(request, 'connection') ?? '')
}

/** @hono/node-server passes Node's request as `env.incoming`; other runtimes have none. */
export function incomingOf(env: unknown): Incoming | undefined {
  const incoming = propertyOf(env, 'incoming')
  return isIncoming(incoming) ? incoming : undefined
}

function isIncoming(value: unknown): value is Incoming {
  return typeof propertyOf(value, 'httpVersion') === 'string' && hasProperty(value, 'headers')
}
