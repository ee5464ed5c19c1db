/** Content of the request that ends too early, as the client has left, or that is too large. */

import type { Context } from 'hono'
import { ContentTooLarge } from '../errors/errors.ts'
import type { HttpError } from '../errors/http-error.ts'
import { causesOf, textOf } from '../untrusted/inspect.ts'
import { isMalformedForm, isMalformedJson } from './body-error.ts'
import { cachedBodies, failureOf } from './cached-body.ts'
import { clientClosedRequest, isDeparture } from './client-left.ts'

/**
 * The message for content that ends too early, where it is the same for the request and for the
 * response of another server (workerd 1.20261117). Node and Bun abort the signal of the request
 * instead: see `clientLeft`.
 */
const CONNECTION_LOST = 'Network connection lost.'

/**
 * The names and messages of the errors that the server of Deno 2.9 throws for content that it cannot
 * read to the end. Its `fetch` throws a TypeError with other messages.
 */
const OF_DENO_SERVER =
  /^(?:BadResource: Cannot read body as|[^:]*: Cannot read request body as) underlying resource unavailable$|^Http: .*\bbody\b/s

/** The message of Bun 1.4 for chunks beyond `maxRequestBodySize`. Bun sends a 413 by itself then. */
const TOO_LARGE_FOR_BUN = 'Request body exceeded maxRequestBodySize'

/**
 * Recognizes that the client left before all of the content had arrived. It becomes a 499, which is
 * not reported.
 *
 * On workerd the failure of another server has the same message. So the error must be the very one
 * that the content of the request has failed with: of the content that Hono caches, or of the stream
 * `c.req.raw.body` where no reader is left on it.
 */
export function fromInterruptedBody(
  thrown: unknown,
  c?: Context
): HttpError | Promise<HttpError | undefined> | undefined {
  if (c === undefined) return undefined
  if (textOf(thrown, 'message') === TOO_LARGE_FOR_BUN)
    return ContentTooLarge.from({ cause: thrown })
  // The validators of Hono throw the same exception for all content that they cannot read.
  const isOfValidator = isMalformedJson(thrown) || isMalformedForm(thrown)
  const interruptions = causesOf(thrown).filter(isInterruption)
  if (!isOfValidator && interruptions.length === 0) return undefined
  return recognizeInterruption(thrown, isOfValidator ? undefined : interruptions, c)
}

function isInterruption(error: unknown): boolean {
  return textOf(error, 'message') === CONNECTION_LOST || isOfDenoServer(error)
}

function isOfDenoServer(error: unknown): boolean {
  const message = textOf(error, 'message')
  // Most errors have another message, and the expression takes longer than this.
  return message.includes('body') && OF_DENO_SERVER.test(`${textOf(error, 'name')}: ${message}`)
}

/** @param interruptions undefined for the exception of a validator, which has no cause. */
async function recognizeInterruption(
  thrown: unknown,
  interruptions: readonly unknown[] | undefined,
  c: Context
): Promise<HttpError | undefined> {
  if (interruptions?.some(isOfDenoServer)) return clientClosedRequest(thrown)
  const failed = (await cachedBodies(c)).filter(({ state }) => state === 'failed')
  const failures = failed.map(({ value }) => value)
  const isInterrupted =
    interruptions === undefined
      ? failures.some((failure) => isInterruption(failure) || isDeparture(failure))
      : [...failures, await failureOf(() => readChunk(c))].some((failure) =>
          interruptions.includes(failure)
        )
  return isInterrupted ? clientClosedRequest(thrown) : undefined
}

/** Reads from the stream of the content, which rejects if it has failed. Not if a reader is on it. */
async function readChunk(c: Context): Promise<void> {
  const { body } = c.req.raw
  if (body === null || body.locked) return
  const reader = body.getReader()
  try {
    // As `reader.closed` of workerd does not reject. A turn of the event loop is time enough.
    await Promise.race([reader.read(), new Promise((resolve) => setTimeout(resolve, 0))])
  } finally {
    reader.releaseLock()
  }
}
