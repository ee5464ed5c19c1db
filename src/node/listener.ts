/** The request listener: refuses requests before the app, calls the app, responds to what fails after it. */

import { getRequestListener } from '@hono/node-server'
import { ErrorContext } from '../response/error-context.ts'
import { handleThrown, handleUnthrown } from '../response/handle-error.ts'
import { BadRequest } from '../errors/errors.ts'
import { andThen } from '../untrusted/maybe-promise.ts'
import type { HttpError } from '../errors/http-error.ts'
import { asError } from '../hono/thrown-value.ts'
import type { Settings } from '../response/settings.ts'
import { keepFields, recordResult } from './kept-fields.ts'
import {
  endConnection,
  exchangeOfIncoming,
  isEnding,
  takeOverFrom,
  type Incoming,
  type Outgoing,
  type Send,
} from './outgoing.ts'
import { refusalOf } from './refusal.ts'
import type { Traffic } from './traffic.ts'

export type Fetch = Parameters<typeof getRequestListener>[0]
type ListenerOptions = NonNullable<Parameters<typeof getRequestListener>[1]>

/** What the listeners of one server share. */
export interface Service {
  readonly fetch: Fetch
  readonly settings: Settings
  readonly traffic: Traffic
  /** The most bytes of target and fields together. */
  readonly limit: number
  /** The methods that the server implements, for `OPTIONS *`. */
  readonly methods: () => readonly string[]
}

export type Listener = (incoming: Incoming, outgoing: Outgoing) => void

/** The listener of all requests. */
export function listenerOf(service: Service, options: ListenerOptions): Listener {
  const { settings, traffic, limit } = service
  let unusable: unknown
  const fetch: Fetch = (request, env) => recordResult(env.outgoing, service.fetch(request, env))
  const listener = getRequestListener(fetch, {
    ...options,
    // Called within the call of the listener, as `fetch` neither throws nor rejects.
    errorHandler: (failure) => {
      unusable = failure
    },
  })
  return (incoming, outgoing) => {
    // RFC 9112 §9.6: after the last response of a connection no request is processed.
    if (isEnding(incoming.socket)) return
    traffic.enter(incoming, outgoing)
    const refusal = traffic.refusal ?? refusalOf(incoming, limit)
    if (refusal) {
      refuse(refusal, incoming, outgoing, settings)
      return
    }
    if (incoming.url === '*') {
      const allowed = service.methods().join(', ')
      const fields: Record<string, string> = allowed === '' ? {} : { Allow: allowed }
      takeOverFrom(outgoing)?.({ status: 204, fields, content: null })
      return
    }
    unusable = undefined
    const written = listener(incoming, outgoing)
    if (unusable === undefined) {
      written.catch((failure: unknown) => {
        const send = takeOverFrom(outgoing)
        respondToFailure(failure, outgoing, settings, send)
        // @hono/node-server 1.19 to 2.1 leaves a response that has begun without its end, for ever.
        if (send === undefined && !outgoing.writableEnded) outgoing.destroy(asError(failure))
      })
    } else {
      refuse(new BadRequest({ cause: unusable }), incoming, outgoing, settings)
    }
  }
}

/** Responds to a request that the app does not get, and ends the connection. */
export function refuse(
  error: HttpError,
  incoming: Incoming,
  outgoing: Outgoing,
  settings: Settings
): void {
  const send = takeOverFrom(outgoing)
  if (send === undefined) return
  endConnection(outgoing)
  const exchange = exchangeOfIncoming(incoming)
  void andThen(handleUnthrown(error, new ErrorContext(settings, exchange)), send)
}

/** Reports what failed after the app, and responds unless a response has begun. */
export function respondToFailure(
  failure: unknown,
  outgoing: Outgoing,
  settings: Settings,
  send: Send | undefined
): void {
  const exchange = exchangeOfIncoming(outgoing.req)
  void andThen(handleThrown(failure, new ErrorContext(settings, exchange)), async (reply) => {
    if (send === undefined) return
    await keepFields(outgoing)
    send(reply)
  })
}
