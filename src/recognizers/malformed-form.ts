/** Content of the request that is not a form, or not one that can be read. */

import type { Context } from 'hono'
import type { HttpError } from '../errors/http-error.ts'
import { isErrorLike, propertyOf } from '../untrusted/inspect.ts'
import { unsupportedType } from '../errors/unsupported-type.ts'
import {
  isErrorNamed,
  isSameFailure,
  malformedBody,
  MALFORMED_FORM,
  validatorMessage,
} from './body-error.ts'
import { cachedBody, failureOf } from './cached-body.ts'

/** In the message of a TypeError: the content was read before, which is an error of the server. */
const READ_BEFORE = /unusable|already|disturbed|locked|consumed/i

/** In the messages of Node 20 to 26, Bun 1.4, Deno 2.9 and workerd for content that is no form. */
const ABOUT_FORMS = /form ?-?data|multipart|boundary|content.type/i

const FORM_TYPES = ['multipart/form-data', 'application/x-www-form-urlencoded'] as const

/** Whether the thrown value may come from a form that cannot be read. */
export function mayBeMalformedForm(thrown: unknown, c: Context): boolean {
  if (validatorMessage(thrown)?.startsWith(MALFORMED_FORM)) return true
  if (!isFormFailure(thrown)) return false
  // Any TypeError may be about a form; content of another type takes a message that says so.
  return formTypeOf(c) !== undefined || isAboutForms(thrown)
}

/** The 400 for a form that cannot be read, the 415 for content that is no form. */
export async function malformedForm(thrown: unknown, c: Context): Promise<HttpError | undefined> {
  const body = await cachedBody(c)
  if (body === undefined || body.state === 'pending') return undefined
  // Without the content itself, only the message tells a broken form from one that was read before.
  const isFormAlone = body.state === 'failed' && body.key === 'formData'
  if (body.state === 'failed' && !isFormAlone) return undefined
  const failure = await failureOf(() => c.req.formData())
  if (!isFormFailure(failure) || !isSameFailure(thrown, failure)) return undefined
  if (isFormAlone && READ_BEFORE.test(messageOf(failure))) return undefined
  if (await isReadableForm(body.value, c)) return undefined
  return formError(thrown, c)
}

/**
 * Whether content that was read as something else is a form without errors. Before Hono 4.13.8,
 * `formData()` fails for all of them, as it loses the Content-Type: an error of the server.
 */
async function isReadableForm(content: unknown, c: Context): Promise<boolean> {
  const type = c.req.header('Content-Type')
  if (type === undefined || !isContent(content)) return false
  const response = new Response(content, { headers: { 'Content-Type': type } })
  return (await failureOf(() => response.formData())) === undefined
}

/** What `text`, `arrayBuffer` and `blob` return. */
function isContent(value: unknown): value is string | ArrayBuffer | Blob {
  return typeof value === 'string' || value instanceof ArrayBuffer || value instanceof Blob
}

/** A form of which only a clone was read: the request itself can still be read. */
export function unreadForm(
  thrown: unknown,
  c: Context
): Promise<HttpError | undefined> | undefined {
  if (!isFormFailure(thrown) || c.req.raw.bodyUsed) return undefined
  // Only for few errors, as reading waits for all of the content.
  if (!isAboutForms(thrown) || formTypeOf(c) === undefined) return undefined
  return provenForm(thrown, c)
}

async function provenForm(thrown: unknown, c: Context): Promise<HttpError | undefined> {
  const failure = await failureOf(() => c.req.formData())
  return isFormFailure(failure) && isSameFailure(thrown, failure) ? formError(thrown, c) : undefined
}

function formError(cause: unknown, c: Context): HttpError {
  const type = formTypeOf(c)
  if (type === undefined) {
    return unsupportedType(c.req.method, c.req.header('Content-Type'), FORM_TYPES, cause)
  }
  const detail = `The content of the request is not valid ${type}.`
  return malformedBody(detail, { detail: 'The form cannot be read.' }, cause)
}

/** A TypeError; Bun 1.4 throws an Error while the content comes in. */
function isFormFailure(value: unknown): boolean {
  if (isErrorNamed(value, 'TypeError')) return true
  return isErrorLike(value) && propertyOf(value, 'name') === 'Error' && isAboutForms(value)
}

function isAboutForms(value: unknown): boolean {
  return ABOUT_FORMS.test(messageOf(value))
}

function messageOf(error: unknown): string {
  const message = propertyOf(error, 'message')
  return typeof message === 'string' ? message : ''
}

/** The media type of the request's form. */
function formTypeOf(c: Context): string | undefined {
  const type = c.req.header('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase()
  return FORM_TYPES.find((known) => known === type)
}
