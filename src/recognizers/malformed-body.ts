/** The request's own broken body. */

import type { Context } from 'hono'
import { BadRequest } from '../errors.ts'
import type { HttpError } from '../http-error.ts'
import { isErrorLike, isNamed, propertyOf } from '../inspect.ts'
import { positionAt, syntaxErrorOffset } from '../json-syntax.ts'
import { cachedBody, failureOf } from './cached-body.ts'

/** What the validators of Hono say in an HTTPException, whose cause they do not tell. */
const MALFORMED_JSON = 'Malformed JSON in request body'
const MALFORMED_FORM = 'Malformed FormData request.'

/** What the engines say, in a TypeError as well, of a body that was read before: our own fault. */
const READ_BEFORE = /unusable|already|disturbed|locked|consumed/i

/** What the engines say of a form, in one wording or another. */
const SPEAKS_OF_FORMS = /form ?-?data|multipart|boundary/i

const FORM_TYPES = ['multipart/form-data', 'application/x-www-form-urlencoded']

/**
 * Recognizes that the request's own body is not what it should be: what `c.req.json()`,
 * `c.req.formData()` and `c.req.parseBody()` throw for it, and what the validators of Hono do. It
 * becomes a 400 that tells the place of the error in JSON.
 *
 * A SyntaxError alone proves nothing, as the answer of another server may be broken as well. So the
 * body that Hono keeps is read once more, and must fail alike: with the same message from the same
 * line of code. That takes a promise, and is done for nothing else but these errors.
 *
 * A body that was read past Hono (`c.req.raw`) is not known, and one that was read twice is a bug of
 * the server: both stay what they are.
 *
 * @param thrown any value.
 * @param c whose request may have the body.
 * @example
 * ```ts
 * const book = await c.req.json() // throws for `{"title": ]`: 400, line 1, column 11
 * ```
 */
export function fromMalformedBody(
  thrown: unknown,
  c?: Context
): Promise<HttpError | undefined> | undefined {
  if (c === undefined) return undefined
  // Hono keeps every body that was read through it; its methodOverride reads a clone.
  if (Object.keys(c.req.bodyCache).length === 0) return unreadForm(thrown, c)
  const message = saidByValidator(thrown)
  if (isErrorNamed(thrown, 'SyntaxError') || message === MALFORMED_JSON) {
    return malformedJson(thrown, c)
  }
  const type = formTypeOf(c)
  if (type === undefined) return undefined
  if (isErrorNamed(thrown, 'TypeError') || message?.startsWith(MALFORMED_FORM)) {
    return malformedForm(thrown, c, type)
  }
  return undefined
}

/** A form of which only a clone was read: the request's own copy is still there to be tried. */
function unreadForm(thrown: unknown, c: Context): Promise<HttpError | undefined> | undefined {
  if (!isErrorNamed(thrown, 'TypeError') || c.req.raw.bodyUsed) return undefined
  // Asked of few errors, as it takes waiting for all of the content.
  if (!SPEAKS_OF_FORMS.test(String(propertyOf(thrown, 'message')))) return undefined
  const type = formTypeOf(c)
  return type === undefined ? undefined : provenForm(thrown, c, type)
}

async function provenForm(
  thrown: unknown,
  c: Context,
  type: string
): Promise<HttpError | undefined> {
  const failure = await failureOf(() => c.req.formData())
  return isErrorNamed(failure, 'TypeError') && isAlike(thrown, failure)
    ? formError(type, thrown)
    : undefined
}

async function malformedJson(thrown: unknown, c: Context): Promise<HttpError | undefined> {
  const body = await cachedBody(c)
  if (body?.state !== 'read') return undefined
  const failure = await failureOf(() => c.req.json())
  if (!isErrorNamed(failure, 'SyntaxError') || !isAlike(thrown, failure)) return undefined
  return jsonError(await c.req.text(), thrown)
}

async function malformedForm(
  thrown: unknown,
  c: Context,
  type: string
): Promise<HttpError | undefined> {
  const body = await cachedBody(c)
  if (body === undefined || body.state === 'pending') return undefined
  // Without the body itself, only the wording tells a broken form from one that was read before.
  const isFormAlone = body.state === 'failed' && body.key === 'formData'
  if (body.state === 'failed' && !isFormAlone) return undefined
  const failure = await failureOf(() => c.req.formData())
  if (!isErrorNamed(failure, 'TypeError') || !isAlike(thrown, failure)) return undefined
  if (isFormAlone && READ_BEFORE.test(String(propertyOf(failure, 'message')))) return undefined
  return formError(type, thrown)
}

function formError(type: string, cause: unknown): HttpError {
  const detail = `The content of the request is not valid ${type}.`
  return malformedBody(detail, { detail: 'The form cannot be read.' }, cause)
}

function jsonError(text: string, cause: unknown): HttpError {
  if (text.trim() === '') {
    const detail = 'There is no JSON.'
    return malformedBody('The content of the request is empty instead of JSON.', { detail }, cause)
  }
  const offset = syntaxErrorOffset(text)
  if (offset === undefined) {
    const detail = 'There is an error in the JSON.'
    return malformedBody('The content of the request is not valid JSON.', { detail }, cause)
  }
  const { line, column } = positionAt(text, offset)
  const problem = offset === text.length ? 'it ends too early' : 'there is a syntax error'
  return malformedBody(
    `The content of the request is not valid JSON: ${problem} at line ${line}, column ${column}.`,
    { detail: offset === text.length ? 'The end comes too early.' : 'Syntax error.', line, column },
    cause
  )
}

/** In the shape of a failed validation, where the pointer to the whole content is `#`. */
function malformedBody(
  detail: string,
  { detail: what, ...where }: Entry,
  cause: unknown
): HttpError {
  const extensions = { errors: [{ detail: what, pointer: '#', ...where }] }
  return BadRequest.restore({ detail, extensions, cause })
}

interface Entry {
  readonly detail: string
  readonly line?: number
  readonly column?: number
}

/** The media type of the request's form. */
function formTypeOf(c: Context): string | undefined {
  const type = c.req.header('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase()
  return FORM_TYPES.find((known) => known === type)
}

function isErrorNamed(value: unknown, name: string): boolean {
  return isErrorLike(value) && isNamed(value, name)
}

/** The message of an HTTPException with the status of the validators. */
function saidByValidator(thrown: unknown): string | undefined {
  if (typeof propertyOf(thrown, 'getResponse') !== 'function') return undefined
  const message = propertyOf(thrown, 'message')
  return propertyOf(thrown, 'status') === 400 && typeof message === 'string' ? message : undefined
}

/** Whether two errors are one, or come from the same place; of a validator's nothing is known. */
function isAlike(thrown: unknown, failure: unknown): boolean {
  if (thrown === failure || saidByValidator(thrown) !== undefined) return true
  if (propertyOf(thrown, 'message') !== propertyOf(failure, 'message')) return false
  return innermostFrames(thrown) === innermostFrames(failure)
}

/** The parser of the engine and who called it, in whichever form the engine writes a stack. */
function innermostFrames(error: unknown): string | undefined {
  const stack = propertyOf(error, 'stack')
  if (typeof stack !== 'string') return undefined
  // V8 writes the message first, which may have any number of lines.
  const message = String(propertyOf(error, 'message'))
  const end = stack.indexOf(message)
  const frames = end < 0 ? stack : stack.slice(end + message.length)
  return frames.trim().split('\n', 2).join('\n')
}
