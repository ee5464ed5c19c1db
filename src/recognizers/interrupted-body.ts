/** Content of the request that does not arrive to its end: the client has left, or it is too large. */

import type { Context } from 'hono'
import { errorClassOf } from '../errors/classes-by-status.ts'
import { ContentTooLarge } from '../errors/errors.ts'
import type { HttpError } from '../errors/http-error.ts'
import { causesOf, propertyOf } from '../untrusted/inspect.ts'
import { MALFORMED_FORM, MALFORMED_JSON, validatorMessage } from './body-error.ts'
import { cachedFailures } from './cached-body.ts'
import { CLIENT_CLOSED_REQUEST, isDeparture } from './client-left.ts'

/**
 * The messages for content that ends too early, where they are the same for the request and for the
 * response of another server (workerd 1.20261117). Node and Bun abort the signal of the request
 * instead: see `clientLeft`.
 */
const CONNECTION_LOST = 'Network connection lost.'

/** The messages of Deno 2.9 for content that its server cannot read to the end, and of its `fetch`. */
const OF_DENO = /^Cannot read request body as underlying resource unavailable$/

/** The errors of Deno 2.9 that only its server throws: its `fetch` throws a TypeError. */
const ERRORS_OF_DENO: Readonly<Record<string, RegExp>> = {
  BadResource: /^Cannot read body as underlying resource unavailable$/,
  Http: /\bbody\b/,
}

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
  if (messageOf(thrown) === TOO_LARGE_FOR_BUN) return ContentTooLarge.from({ cause: thrown })
  const message = validatorMessage(thrown)
  if (message === MALFORMED_JSON || message?.startsWith(MALFORMED_FORM)) {
    return interruptedBeforeValidation(thrown, c)
  }
  const chain = causesOf(thrown).filter(isInterruption)
  return chain.length === 0 ? undefined : interrupted(thrown, chain, c)
}

function isInterruption(error: unknown): boolean {
  return messageOf(error) === CONNECTION_LOST || isOfDenoServer(error)
}

function isOfDenoServer(error: unknown): boolean {
  const message = messageOf(error)
  if (OF_DENO.test(message)) return true
  const name = propertyOf(error, 'name')
  return (name === 'BadResource' || name === 'Http') && ERRORS_OF_DENO[name]?.test(message) === true
}

/** The validators of Hono throw the same exception for all content that they cannot read. */
async function interruptedBeforeValidation(
  thrown: unknown,
  c: Context
): Promise<HttpError | undefined> {
  const failures = await cachedFailures(c)
  return failures.some((failure) => isInterruption(failure) || isDeparture(failure))
    ? clientClosedRequest(thrown)
    : undefined
}

async function interrupted(
  thrown: unknown,
  chain: readonly unknown[],
  c: Context
): Promise<HttpError | undefined> {
  if (chain.some(isOfDenoServer)) return clientClosedRequest(thrown)
  const failures = [...(await cachedFailures(c)), await streamFailure(c)]
  return chain.some((error) => failures.includes(error)) ? clientClosedRequest(thrown) : undefined
}

function clientClosedRequest(cause: unknown): HttpError {
  return errorClassOf(CLIENT_CLOSED_REQUEST).from({ cause })
}

/** What the stream of the content has failed with; undefined where it has not, or a reader has it. */
async function streamFailure(c: Context): Promise<unknown> {
  try {
    const { body } = c.req.raw
    if (body === null || body.locked) return undefined
    const reader = body.getReader()
    try {
      // As `reader.closed` of workerd does not reject. A turn of the event loop is time enough.
      await Promise.race([reader.read(), new Promise((resolve) => setTimeout(resolve, 0))])
      return undefined
    } finally {
      reader.releaseLock()
    }
  } catch (failure) {
    return failure
  }
}

function messageOf(error: unknown): string {
  const message = propertyOf(error, 'message')
  return typeof message === 'string' ? message : ''
}
