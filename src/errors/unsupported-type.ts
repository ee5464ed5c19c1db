/** The 415 for content of a media type that is not read. */

import { UnsupportedMediaType } from './errors.ts'
import type { HttpError } from './http-error.ts'

/**
 * The 415 that names the media types that are read (RFC 9110 §15.5.16): in `Accept`, and for the
 * methods that have a field for it, in that one as well.
 *
 * @param type the value of Content-Type, undefined when the request has none.
 */
export function unsupportedType(
  method: string,
  type: string | undefined,
  types: readonly string[],
  cause?: unknown
): HttpError {
  const fault =
    type === undefined ? 'has no Content-Type' : 'is of a type that is not supported here'
  return new UnsupportedMediaType({
    detail: `The content of the request ${fault}. Send it as ${types.join(' or ')}.`,
    accept: types,
    // RFC 5789 §2.2 and W3C LDP 1.0 §7.1.
    ...(method === 'PATCH' && { acceptPatch: types }),
    ...(method === 'POST' && { acceptPost: types }),
    ...(cause !== undefined && { cause }),
  })
}
