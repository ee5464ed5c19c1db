/** A Response that was thrown, or that a thrown value holds: sent as it is, but finalised. */

import type { Context } from 'hono'
import type { BoundedContent } from '../untrusted/bounded-content.ts'
import type { Reply } from './exchange.ts'
import { filterFields } from '../fields/field-filter.ts'
import { representationFields, staleFields } from '../fields/field-groups.ts'
import type { Fields } from '../fields/field.ts'
import { finalize } from './finalize.ts'
import { statusOf } from '../errors/foreign-status.ts'
import { callPredicateHook } from '../untrusted/call-hook.ts'
import type { HttpError } from '../errors/http-error.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import type { KeepResponse, Settings } from './options.ts'
import {
  isFetched,
  isOwnResponse,
  isResponse,
  madeResponse,
} from '../recognizers/response-origin.ts'
import { isErrorStatus } from '../errors/status-range.ts'

/** A response that is sent with its own content. */
export interface Held {
  readonly response: Response
  /** That of the thrown value, as in Hono, where it has one of its own. */
  readonly status: number
}

/**
 * The response that is to be sent with its own content: one that the app made and threw, such as
 * `throw c.json(body, 404)`, or one that `keepResponse` wants.
 *
 * Only a status of 400 or more is an error. What was fetched is an upstream's, whose content, cookies
 * and challenges are not ours to pass on.
 */
export function thrownResponse(
  thrown: unknown,
  keepResponse: KeepResponse | undefined,
  c: Context | undefined,
  failed: (failure: unknown) => void
): Held | undefined {
  // Nothing that can be thrown in one word holds a response.
  if (typeof thrown !== 'object' || thrown === null) return undefined
  const response = isOwnResponse(thrown, c) ? thrown : kept(keepResponse, thrown, c, failed)
  if (!isResponse(response) || isFetched(response)) return undefined
  if (propertyOf(response, 'bodyUsed') !== false) return undefined
  const status = response === thrown ? propertyOf(response, 'status') : statusOf(thrown, response)
  return isErrorStatus(status) ? { response, status } : undefined
}

/** The response that was thrown or that an HTTPException and its like has, if the app wants that. */
function kept(
  keepResponse: KeepResponse | undefined,
  thrown: object,
  c: Context | undefined,
  failed: (failure: unknown) => void
): unknown {
  if (keepResponse === undefined || !isWanted(keepResponse, thrown, c, failed)) return undefined
  return isResponse(thrown) ? thrown : (propertyOf(thrown, 'res') ?? madeResponse(thrown, failed))
}

/** A promise does not count as `true`: the response may be private. */
function isWanted(
  keepResponse: KeepResponse,
  thrown: object,
  c: Context | undefined,
  failed: (failure: unknown) => void
): boolean {
  return callPredicateHook({ name: 'keepResponse', call: () => keepResponse(thrown, c), failed })
}

/**
 * The reply with the response's content, which is copied, as the same response may be thrown again.
 *
 * @param fieldsOf completes the fields of an error of that status by what it must carry.
 * @param staged the fields that the context gives to every response it makes: what `c.json` took
 * from there was meant for the success that failed.
 */
export async function replyFromResponse(
  { response, status }: Held,
  bounded: BoundedContent,
  fieldsOf: (error: HttpError) => Fields,
  staged: Headers | undefined,
  { cacheControl, preset }: Settings
): Promise<Reply> {
  const content = await bounded.read()
  const headers = new Headers(response.headers)
  for (const name of staleFields) {
    // `c.json` puts the type of its content into the context, too.
    const isOwn = name === 'content-type'
    if (!isOwn && staged?.get(name) === headers.get(name)) headers.delete(name)
  }
  const encoding = headers.get('content-encoding')
  return finalize({
    status,
    content,
    contentType: headers.get('content-type') ?? 'text/plain; charset=utf-8',
    cacheControl,
    fields: {
      ...fieldsOf(preset.errorClassOf(status).from({ headers })),
      ...describingFields(headers),
      // RFC 9110 §8.4: whoever encoded this content says so.
      ...(encoding !== null && { 'content-encoding': encoding }),
    },
  })
}

/** What a response says of its own content, which is sent with it. */
function describingFields(headers: Headers): Fields {
  const { fields } = filterFields(headers, representationFields)
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => representationFields.has(name))
  )
}
