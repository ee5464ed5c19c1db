/**
 * Recognizes the errors of `@hapi/boom`.
 *
 * @module
 */

import { factory } from '../checks/uncalled-factory.ts'
import { errorClassOf } from '../errors/classes-by-status.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import { isErrorLike, propertyOf, textOf } from '../untrusted/inspect.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/**
 * Makes a recognizer of the errors of `@hapi/boom`, of any copy of it: they have `isBoom`.
 *
 * The status and the fields of `output` are kept, also the challenges of a 401. The message is public
 * for 4xx only: hapi sends that of a 502 to 504 as well, which may name an internal server. The other
 * members of `output.payload`, and `data`, are not sent.
 *
 * @returns a recognizer; the preset of `hono-http-errors` has it built in.
 * @example
 * ```ts
 * import Boom from '@hapi/boom'
 *
 * fromBoom()(Boom.notFound('No book has that id.'))?.status // 404
 * fromBoom()(new Error('Not of Boom.')) // undefined
 * ```
 */
export const fromBoom: () => ImmediateRecognizer = /* @__PURE__ */ factory(
  'fromBoom',
  function fromBoom(): ImmediateRecognizer {
    return recognizeBoom
  }
)

const recognizeBoom: ImmediateRecognizer = (thrown) => {
  if (!isErrorLike(thrown) || propertyOf(thrown, 'isBoom') !== true) return undefined
  const output = propertyOf(thrown, 'output')
  const status = propertyOf(output, 'statusCode')
  if (!isErrorStatus(status)) return undefined
  return errorClassOf(status).from({
    message: messageUnlessPhrase(propertyOf(output, 'payload')),
    headers: propertyOf(output, 'headers'),
    cause: thrown,
  })
}

/** The message; undefined if it is the phrase of the status, which Boom takes where there is none. */
function messageUnlessPhrase(payload: unknown): string | undefined {
  const message = textOf(payload, 'message')
  return message === '' || message === propertyOf(payload, 'error') ? undefined : message
}
