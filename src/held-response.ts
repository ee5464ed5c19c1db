/** A Response that was thrown, or that a thrown value holds: sent as it is, but finalised. */

import { classFor } from './by-status.ts'
import type { Reply } from './exchange.ts'
import { filterFields, ownDescription, staleFields, type Fields } from './field-filter.ts'
import { finalize } from './finalize.ts'
import { saysYes, silenced } from './hook.ts'
import type { HttpError } from './http-error.ts'
import { propertyOf } from './inspect.ts'
import { isErrorStatus } from './status-range.ts'

/**
 * The response that is to be sent with its own content: one that was thrown itself, such as
 * `throw c.json(body, 404)`.
 *
 * Only a status of 400 or more is an error. A response with a URL was fetched: it is an upstream's,
 * whose cookies and challenges are not ours to pass on.
 */
export function heldResponse(
  thrown: unknown,
  verbatim: ((thrown: unknown) => boolean) | undefined,
  failed: (failure: unknown) => void
): Response | undefined {
  // Nothing that can be thrown in one word holds a response.
  if (typeof thrown !== 'object' || thrown === null) return undefined
  const response = isResponse(thrown) ? thrown : asked(verbatim, thrown, failed)
  if (!isResponse(response)) return undefined
  if (propertyOf(response, 'url') !== '' || propertyOf(response, 'bodyUsed') !== false)
    return undefined
  return isErrorStatus(propertyOf(response, 'status')) ? response : undefined
}

/** The response of an HTTPException and its like, where the app wants just that one. */
function asked(
  verbatim: ((thrown: unknown) => boolean) | undefined,
  thrown: object,
  failed: (failure: unknown) => void
): unknown {
  if (verbatim === undefined || !isWanted(verbatim, thrown, failed)) return undefined
  try {
    const make = propertyOf(thrown, 'getResponse')
    const response = propertyOf(thrown, 'res')
    if (typeof make !== 'function') return response
    return response ?? silenced(Reflect.apply(make, thrown, []))
  } catch (failure) {
    failed(failure)
    return undefined
  }
}

/** A promise is no yes: what is held may be private. */
function isWanted(
  verbatim: (thrown: unknown) => boolean,
  thrown: object,
  failed: (failure: unknown) => void
): boolean {
  return saysYes({ name: 'verbatim', call: () => verbatim(thrown), failed })
}

/**
 * The reply with the response's content, which is copied, as the same response may be thrown again.
 *
 * @param fieldsOf completes the fields of an error of that status by what it must carry.
 * @param staged the fields that the context gives to every response it makes: what `c.json` took
 * from there was meant for the success that failed.
 */
export async function heldReply(
  response: Response,
  fieldsOf: (error: HttpError) => Fields,
  staged: Headers | undefined,
  cacheControl: string
): Promise<Reply> {
  const content = new Uint8Array(await response.clone().arrayBuffer())
  const headers = new Headers(response.headers)
  for (const name of staleFields) {
    // `c.json` puts the type of its content into the context, too.
    const isOwn = name === 'content-type'
    if (!isOwn && staged?.get(name) === headers.get(name)) headers.delete(name)
  }
  const encoding = headers.get('content-encoding')
  return finalize({
    status: response.status,
    content,
    contentType: headers.get('content-type') ?? 'text/plain; charset=utf-8',
    cacheControl,
    fields: {
      ...fieldsOf(classFor(response.status).restore({ headers })),
      ...describingFields(headers),
      // RFC 9110 §8.4: whoever encoded this content says so.
      ...(encoding !== null && { 'content-encoding': encoding }),
    },
  })
}

/** What a response says of its own content, which is sent with it. */
function describingFields(headers: Headers): Fields {
  const { fields } = filterFields(headers, ownDescription)
  return Object.fromEntries(Object.entries(fields).filter(([name]) => ownDescription.has(name)))
}

/** By shape: there is more than one class of that name, on Node with @hono/node-server for one. */
function isResponse(value: unknown): value is Response {
  return (
    typeof propertyOf(value, 'status') === 'number' &&
    typeof propertyOf(value, 'arrayBuffer') === 'function' &&
    typeof propertyOf(value, 'clone') === 'function' &&
    typeof propertyOf(value, 'headers') === 'object'
  )
}
