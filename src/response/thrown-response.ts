/** A Response that was thrown, or that a thrown value has: sent with its own content and our fields. */

import { statusOf } from '../errors/foreign-status.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import { fieldsOfContext } from '../fields/context-fields.ts'
import { isValueOf } from '../fields/checked-fields.ts'
import { representationFields, staleFields } from '../fields/field-groups.ts'
import type { Fields } from '../fields/field.ts'
import {
  isFetched,
  isOwnResponse,
  isResponse,
  madeResponse,
} from '../recognizers/response-origin.ts'
import { callHook, isBoolean, type Hook } from '../untrusted/call-hook.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import { readStream } from '../untrusted/read-stream.ts'
import { describe } from '../errors/problem.ts'
import { cacheControlFor } from './cache-control.ts'
import type { ErrorContext } from './error-context.ts'
import { fieldsToSend } from './error-fields.ts'
import type { Reply } from './exchange.ts'
import { finalize } from './finalize.ts'

/** A response that is sent with its own content. */
export interface ThrownResponse {
  readonly response: Response
  /** That of the thrown value, as in Hono, where it has one of its own. */
  readonly status: number
}

/** More than this many bytes are not kept in memory for one error. */
const MOST_BYTES = 10_000_000

/**
 * Returns the response that is to be sent with its own content: one that the app made and threw, such as
 * `throw c.json(body, 404)`, or one for which `keepResponse` returns true.
 *
 * Only a status of 400 or more is an error. What was fetched is an upstream's, whose content, cookies
 * and challenges are not ours to pass on.
 */
export function thrownResponse(context: ErrorContext): ThrownResponse | undefined {
  const { thrown, c } = context
  // Nothing else has a response.
  if (typeof thrown !== 'object' || thrown === null) return undefined
  const response = isOwnResponse(thrown, c) ? thrown : responseToKeep(thrown, context)
  if (!isResponse(response) || isFetched(response)) return undefined
  if (propertyOf(response, 'bodyUsed') !== false) return undefined
  const status = response === thrown ? propertyOf(response, 'status') : statusOf(thrown, response)
  return isErrorStatus(status) ? { response, status } : undefined
}

/** The response that was thrown or that an HTTPException and its like has, if the app keeps it. */
function responseToKeep(thrown: object, context: ErrorContext): unknown {
  const { keepResponse } = context.settings
  if (keepResponse === undefined) return undefined
  if (callHook(() => keepResponse(thrown, context.c), keepHook, context) !== true) return undefined
  return isResponse(thrown)
    ? thrown
    : (propertyOf(thrown, 'res') ?? madeResponse(thrown, context.addFailure))
}

/** A promise does not count as `true`: the response may be private. */
const keepHook: Hook<boolean> = { name: 'keepResponse', wanted: 'a boolean', isValid: isBoolean }

/**
 * Returns the reply with a copy of the response's content, as the same response may be thrown again;
 * undefined if that cannot be read within the limits, which is a failure.
 */
export async function replyFromResponse(
  { response, status }: ThrownResponse,
  context: ErrorContext
): Promise<Reply | undefined> {
  try {
    const { settings } = context
    // Before the content is read: the app may have something else in the context by then.
    const headers = ownFields(response, context)
    const content = await contentOf(response, settings.hookTimeout)
    const error = settings.preset.errorClassOf(status).from({ headers })
    context.error = error
    context.problem = describe(error)
    return finalize({
      status,
      content,
      contentType: headers.get('content-type') ?? 'text/plain; charset=utf-8',
      cacheControl: cacheControlFor(context.problem, context),
      fields: {
        ...fieldsToSend(error, context),
        ...representation(headers),
      },
    })
  } catch (failure) {
    context.addFailure(failure)
    return undefined
  }
}

/**
 * Returns a copy of the content of a response, as the same response may be thrown again.
 *
 * @param timeout the longest time that the content may take, in milliseconds.
 * @throws what the stream fails with, or an error that names the limit that it is beyond.
 */
export async function contentOf(
  response: Response,
  timeout: number
): Promise<Uint8Array<ArrayBuffer>> {
  const { body } = response.clone()
  if (body === null) return new Uint8Array()
  const { content, failure, cancel } = await readStream(body, MOST_BYTES, timeout)
  if (content !== undefined) return content
  // Both branches have to be cancelled to end the stream (Streams §3.3 "tee").
  cancel()
  response.body?.cancel().catch(() => {})
  throw failure
}

/**
 * The fields of a response without those that are the same on the context: `c.json` copies them from
 * there, where they were set for the success that failed. A field that the response has by itself with
 * the same value is lost too.
 */
function ownFields({ headers: all }: Response, { c }: ErrorContext): Headers {
  const headers = new Headers(all)
  const ofContext = c && fieldsOfContext(c)
  for (const name of staleFields) {
    // `c.json` puts the type of its content into the context, too.
    if (name === 'content-type') continue
    if (ofContext?.get(name) === headers.get(name)) headers.delete(name)
  }
  return headers
}

/**
 * The fields of a response that describe its own content, which is sent with it. Content-Encoding too:
 * what encoded this content has set it (RFC 9110 §8.4).
 */
function representation(headers: Headers): Fields {
  const fields: Record<string, string> = {}
  for (const name of [...representationFields, 'content-encoding']) {
    const value = headers.get(name)
    if (value !== null && isValueOf(name, value)) fields[name] = value
  }
  return fields
}
