/** Content of the request that is not JSON. */

import type { Context } from 'hono'
import type { HttpError } from '../errors/http-error.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import { positionAt, syntaxErrorOffset } from './json-syntax.ts'
import {
  innermostFrames,
  isErrorNamed,
  isMalformedJson,
  isSameFailure,
  malformedBody,
} from './body-error.ts'
import { cachedBodies, failureOf } from './cached-body.ts'

/**
 * How many UTF-16 code units, or bytes, are searched for the place of the error. To search takes
 * longer than `JSON.parse`, and it blocks the event loop; so larger content is neither searched to
 * its end nor parsed again.
 */
const SEARCHED = 262_144

/** Whether the thrown value may come from JSON that cannot be parsed. */
export function mayBeMalformedJson(thrown: unknown): boolean {
  return isErrorNamed(thrown, 'SyntaxError') || isMalformedJson(thrown)
}

/**
 * The 400 for content that `c.req.json()` cannot parse; undefined for every other SyntaxError.
 *
 * 1. Hono must have read the content: what it has not read cannot be the cause.
 * 2. It is parsed again, and must fail with the same message from the same line of code. Where it is
 *    large, other content is parsed, and only the line of code is compared.
 * 3. The content is searched for the place of the error, as far as it is searched.
 */
export async function malformedJson(thrown: unknown, c: Context): Promise<HttpError | undefined> {
  const [body] = await cachedBodies(c)
  if (body?.state !== 'read') return undefined
  const isWhole = sizeOf(body.value) <= SEARCHED
  const failsAgain = isWhole ? failsWhenParsedAgain : failsWhereJsonIsParsed
  if (!(await failsAgain(thrown, c))) return undefined
  return jsonError(isWhole ? await c.req.text() : await beginningOf(body.value), isWhole, thrown)
}

async function failsWhenParsedAgain(thrown: unknown, c: Context): Promise<boolean> {
  const failure = await failureOf(() => c.req.json())
  return isErrorNamed(failure, 'SyntaxError') && isSameFailure(thrown, failure)
}

/** Whether an error comes from the line of Hono that parses JSON, which short content shows. */
async function failsWhereJsonIsParsed(thrown: unknown, c: Context): Promise<boolean> {
  if (isMalformedJson(thrown)) return true
  const frames = innermostFrames(thrown)
  // Where the engine writes no stack, all of it has to be parsed again.
  if (frames === '') return failsWhenParsedAgain(thrown, c)
  return frames === innermostFrames(await failureOf(() => parseShortJson(c)))
}

/** Calls `json()` of a request of the same class, whose content is malformed. */
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
  const isBytes = content instanceof Blob || content instanceof ArrayBuffer
  return isBytes ? new Blob([content.slice(0, SEARCHED)]).text() : ''
}

/** The 400 with the place of the error, where it is within the text. */
function jsonError(text: string, isWhole: boolean, cause: unknown): HttpError {
  if (isWhole && text.trim() === '') {
    return malformedBody('empty instead of JSON.', { detail: 'There is no JSON.' }, cause)
  }
  const offset = syntaxErrorOffset(text)
  const isAtEnd = offset === text.length
  // Where only the beginning was searched, its end is not the end of the content.
  if (offset === undefined || (isAtEnd && !isWhole)) {
    return malformedBody('not valid JSON.', { detail: 'There is an error in the JSON.' }, cause)
  }
  const { line, column } = positionAt(text, offset)
  const [fault, detail] = isAtEnd
    ? ['it ends too early', 'The end comes too early.']
    : ['there is a syntax error', 'Syntax error.']
  const sentence = `not valid JSON: ${fault} at line ${line}, column ${column}.`
  return malformedBody(sentence, { detail, line, column }, cause)
}
