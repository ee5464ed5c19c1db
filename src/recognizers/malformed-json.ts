/** Content of the request that is not JSON. */

import type { Context } from 'hono'
import type { HttpError } from '../errors/http-error.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import { positionAt, syntaxErrorOffset } from './json-syntax.ts'
import {
  innermostFrames,
  isErrorNamed,
  isSameFailure,
  malformedBody,
  MALFORMED_JSON,
  validatorMessage,
} from './body-error.ts'
import { cachedBody, failureOf } from './cached-body.ts'

/**
 * How many UTF-16 code units, or bytes, are searched for the place of the error. To search takes
 * about ten times as long as `JSON.parse`, and it blocks the event loop; so larger content is neither
 * searched to its end nor parsed again.
 */
const SEARCHED = 262_144

/** Whether the thrown value may come from JSON that cannot be parsed. */
export function mayBeMalformedJson(thrown: unknown): boolean {
  return isErrorNamed(thrown, 'SyntaxError') || validatorMessage(thrown) === MALFORMED_JSON
}

/** The 400 for content that `c.req.json()` cannot parse; undefined for every other SyntaxError. */
export async function malformedJson(thrown: unknown, c: Context): Promise<HttpError | undefined> {
  const body = await cachedBody(c)
  if (body?.state !== 'read') return undefined
  if (sizeOf(body.value) <= SEARCHED) return provenJson(thrown, c)
  if (!(await isThrownByJson(thrown, c))) return undefined
  return jsonError(await beginningOf(body.value), false, thrown)
}

/** Parses the content again: it must fail with the same message, from the same line of code. */
async function provenJson(thrown: unknown, c: Context): Promise<HttpError | undefined> {
  const failure = await failureOf(() => c.req.json())
  if (!isErrorNamed(failure, 'SyntaxError') || !isSameFailure(thrown, failure)) return undefined
  return jsonError(await c.req.text(), true, thrown)
}

/**
 * Whether an error comes from the line of Hono that parses JSON, which a request of the same class
 * shows with content that is short. Where the engine writes no stack, only parsing again can tell.
 */
async function isThrownByJson(thrown: unknown, c: Context): Promise<boolean> {
  if (validatorMessage(thrown) === MALFORMED_JSON) return true
  const frames = innermostFrames(thrown)
  if (frames === undefined || frames === '') {
    return isSameFailure(thrown, await failureOf(() => c.req.json()))
  }
  const failure = await failureOf(() => parseShortJson(c))
  return frames === innermostFrames(failure)
}

/** Calls `jsonFormatter()` of a request of the same class, whose content is malformed. */
function parseShortJson(c: Context): Promise<unknown> {
  const { constructor, raw } = c.req
  const request = Reflect.construct(constructor, [raw]) as Context['req']
  Object.assign(request.bodyCache, { text: Promise.resolve('{') })
  return request.json()
}

/** The length of a text in UTF-16 code units, of other content in bytes. */
function sizeOf(content: unknown): number {
  if (typeof content === 'string') return content.length
  const size = propertyOf(content, 'byteLength') ?? propertyOf(content, 'size')
  return typeof size === 'number' ? size : 0
}

async function beginningOf(content: unknown): Promise<string> {
  if (typeof content === 'string') return content.slice(0, SEARCHED)
  if (content instanceof Blob) return content.slice(0, SEARCHED).text()
  return content instanceof ArrayBuffer
    ? new TextDecoder().decode(new Uint8Array(content, 0, SEARCHED))
    : ''
}

/** The 400 with the place of the error, where it is within the text. */
function jsonError(text: string, isWhole: boolean, cause: unknown): HttpError {
  if (isWhole && text.trim() === '') {
    const detail = 'There is no JSON.'
    return malformedBody('The content of the request is empty instead of JSON.', { detail }, cause)
  }
  const offset = syntaxErrorOffset(text)
  const isAtEnd = offset === text.length
  // Where only the beginning was searched, its end is not the end of the content.
  if (offset === undefined || (isAtEnd && !isWhole)) {
    const detail = 'There is an error in the JSON.'
    return malformedBody('The content of the request is not valid JSON.', { detail }, cause)
  }
  const { line, column } = positionAt(text, offset)
  const problem = isAtEnd ? 'it ends too early' : 'there is a syntax error'
  return malformedBody(
    `The content of the request is not valid JSON: ${problem} at line ${line}, column ${column}.`,
    { detail: isAtEnd ? 'The end comes too early.' : 'Syntax error.', line, column },
    cause
  )
}
