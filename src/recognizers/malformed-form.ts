/** Content of the request that is not a form, or not one that can be read. */

import type { Context } from 'hono'
import type { HttpError } from '../errors/http-error.ts'
import { isErrorLike, propertyOf, textOf } from '../untrusted/inspect.ts'
import { essenceOf } from '../fields/media-type.ts'
import { unsupportedType } from '../errors/unsupported-type.ts'
import { isErrorNamed, isMalformedForm, isSameFailure, malformedBody } from './body-error.ts'
import { cachedBodies, failureOf } from './cached-body.ts'

/** In the message of a TypeError: the content was read before, which is an error of the server. */
const READ_BEFORE = /unusable|already|disturbed|locked|consumed/i

/** In the messages of Node 20 to 26, Bun 1.4, Deno 2.9 and workerd for content that is no form. */
const ABOUT_FORMS = /form ?-?data|multipart|boundary|content.type/i

const FORM_TYPES = ['multipart/form-data', 'application/x-www-form-urlencoded'] as const

/** Whether the thrown value may come from a form that Hono has read. */
export function mayBeMalformedForm(thrown: unknown, c: Context): boolean {
  if (isMalformedForm(thrown)) return true
  // Any TypeError may be about a form; for content of another type the message must be about forms.
  return isFormFailure(thrown) && (formTypeOf(c) !== undefined || isAboutForms(thrown))
}

/** Whether the thrown value may come from a form of which a clone was read, and not the request. */
export function mayBeUnreadForm(thrown: unknown, c: Context): boolean {
  // Only for few errors, as reading waits for all of the content.
  if (!isFormFailure(thrown) || !isAboutForms(thrown)) return false
  return formTypeOf(c) !== undefined && !c.req.raw.bodyUsed
}

/** The 400 for a form that cannot be read, the 415 for content that is no form. */
export async function malformedForm(thrown: unknown, c: Context): Promise<HttpError | undefined> {
  const [body] = await cachedBodies(c)
  if (body?.state === 'pending') return undefined
  const hasFailed = body?.state === 'failed'
  if (hasFailed && body.method !== 'formData') return undefined
  const failure = await failureOf(() => c.req.formData())
  if (!isFormFailure(failure) || !isSameFailure(thrown, failure)) return undefined
  // Without the content, only the message shows whether the form is malformed or was read before.
  if (hasFailed && READ_BEFORE.test(textOf(failure, 'message'))) return undefined
  if (await isReadableForm(body?.value, c)) return undefined
  const type = formTypeOf(c)
  if (type !== undefined) {
    return malformedBody(`not valid ${type}.`, { detail: 'The form cannot be read.' }, thrown)
  }
  return unsupportedType(c.req.method, c.req.header('Content-Type'), FORM_TYPES, thrown)
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

/** A TypeError; Bun 1.4 throws an Error while the content comes in. */
function isFormFailure(value: unknown): boolean {
  if (isErrorNamed(value, 'TypeError')) return true
  return isErrorLike(value) && propertyOf(value, 'name') === 'Error' && isAboutForms(value)
}

function isAboutForms(value: unknown): boolean {
  return ABOUT_FORMS.test(textOf(value, 'message'))
}

/** The media type of the request's form; undefined for content that is no form. */
function formTypeOf(c: Context): string | undefined {
  const type = essenceOf(c.req.header('Content-Type') ?? '')
  return FORM_TYPES.find((formType) => formType === type)
}
