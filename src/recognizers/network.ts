import { factory } from '../checks/uncalled-factory.ts'
import {
  BadGateway,
  GatewayTimeout,
  InsufficientStorage,
  ServiceUnavailable,
} from '../errors/errors.ts'
import type { ForeignErrorInit } from '../errors/define-http-error.ts'
import type { HttpError } from '../errors/http-error.ts'
import { clientLeft } from './client-left.ts'
import { originsOf, propertyOf } from '../untrusted/inspect.ts'
import { faultOf, type Fault } from './upstream/network-codes.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

const classes = {
  502: BadGateway,
  503: ServiceUnavailable,
  504: GatewayTimeout,
  507: InsufficientStorage,
} as const

/**
 * Opt-in: the errors of failed connections, those of Node and those that a failed `fetch` has as its
 * cause, known by their `code`. They say that another server failed (502), was too slow (504), or
 * that this machine has run out of descriptors (503) or room (507). A missing file stays a 500.
 *
 * Not built in, as only you know whether what failed was an upstream of this request.
 *
 * @example
 * ```ts
 * httpErrors(app, { recognizers: [fromNetwork()] })
 * ```
 */
export const fromNetwork: () => ImmediateRecognizer = /* @__PURE__ */ factory(
  'fromNetwork',
  function fromNetwork(): ImmediateRecognizer {
    return recognizeNetwork
  }
)

const recognizeNetwork: ImmediateRecognizer = (thrown, c) => {
  // The connection that was reset may be that of the client.
  const fault = clientLeft(thrown, c) ? undefined : networkFault(thrown)
  return fault && gatewayError(fault, { cause: thrown })
}

/** The failed connection behind a thrown value, if there is one. */
export function networkFault(thrown: unknown): Fault | undefined {
  for (const error of originsOf(thrown)) {
    // The `code` of an error that has a status is the upstream's word, not that of the network.
    const fault = isAnswered(error) ? undefined : faultOf(propertyOf(error, 'code'))
    if (fault) return fault
  }
  return undefined
}

/** The error that a gateway sends for a fault. */
export function gatewayError({ status }: Fault, said: ForeignErrorInit): HttpError {
  return classes[status].from(said)
}

function isAnswered(error: object): boolean {
  return ['status', 'statusCode'].some((name) => typeof propertyOf(error, name) === 'number')
}
