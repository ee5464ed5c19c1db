/** A request and its environment -> Exchange. */

import type { Exchange } from './exchange.ts'

/** The part of Node's IncomingMessage, of HTTP/1 and HTTP/2 alike, that tells of the connection. */
interface Incoming {
  readonly httpVersion: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** The exchange of a request; each fact is looked up only when asked for. */
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
    return this.#request.method
  }

  get accept(): string | null {
    return this.#request.headers.get('accept')
  }

  get acceptLanguage(): string | null {
    return this.#request.headers.get('accept-language')
  }

  get httpVersion(): string | undefined {
    return incomingOf(this.#env)?.httpVersion
  }

  get closes(): boolean {
    return willClose(incomingOf(this.#env))
  }
}

/** @hono/node-server hands Node's request on as `env.incoming`; other runtimes have none. */
export function incomingOf(env: unknown): Incoming | undefined {
  const incoming: unknown = (env as { incoming?: unknown } | undefined)?.incoming
  return isIncoming(incoming) ? incoming : undefined
}

function isIncoming(value: unknown): value is Incoming {
  return (
    typeof value === 'object' &&
    value !== null &&
    'httpVersion' in value &&
    typeof value.httpVersion === 'string' &&
    'headers' in value
  )
}

/** RFC 9112 §9.3: HTTP/1.0 keeps the connection only when asked to, HTTP/1.1 unless asked not to. */
function willClose(incoming: Incoming | undefined): boolean {
  if (incoming === undefined) return false
  const options = String(incoming.headers['connection'] ?? '').toLowerCase()
  return incoming.httpVersion === '1.0'
    ? !options.includes('keep-alive')
    : options.includes('close')
}
