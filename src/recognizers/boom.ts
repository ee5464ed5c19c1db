import { factory } from '../checks/uncalled-factory.ts'
import { errorClassOf } from '../errors/classes-by-status.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import { isErrorLike, propertyOf } from '../untrusted/inspect.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/**
 * The errors of `@hapi/boom`, known by `isBoom`, also of a second copy of it.
 *
 * The status and the fields of `output` are kept, and so are the challenges of a 401. The message is
 * public for 4xx only: hapi itself tells that of a 502 to 504, which may name what is behind us. The
 * other members of `output.payload`, and `data`, are not told.
 *
 * @example
 * ```ts
 * fromBoom(Boom.notFound('No book has that id.'))?.status // 404
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
    message: saidMessage(propertyOf(output, 'payload')),
    headers: propertyOf(output, 'headers'),
    cause: thrown,
  })
}

/** The message, unless it only repeats the phrase, as it does where none was given. */
function saidMessage(payload: unknown): string | undefined {
  const message = propertyOf(payload, 'message')
  if (typeof message !== 'string' || message === '') return undefined
  return message === propertyOf(payload, 'error') ? undefined : message
}
