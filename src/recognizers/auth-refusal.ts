/** The configured messages of `basicAuth` and `bearerAuth`, which are the content of what they throw. */

import type { Context } from 'hono'
import type { AnyHttpErrorClass } from '../errors/classes-by-status.ts'
import type { ForeignErrorInit } from '../errors/http-error-class.ts'
import type { HttpError } from '../errors/http-error.ts'
import { essenceOf } from '../fields/media-type.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import { recognizeHttpException } from './http-exception.ts'
import { isLikeHttpException, isOwnResponse } from './response-origin.ts'

/** A longer content, in UTF-16 code units, is no message. */
const LONGEST_CONTENT = 10_000

/**
 * Recognizes an HTTPException without a message whose response has a challenge and a content, which the
 * app made: basicAuth and bearerAuth of hono 4.13 throw no other. A text is the detail, and the members
 * of an object are members of the problem. They are sent in plain Hono, too, so they are public.
 *
 * @param classOf returns the class for a status code: `hono-http-errors/tiny` has short ones.
 * @returns undefined for every other value.
 */
export function recognizeAuthRefusal(
  thrown: unknown,
  c: Context | undefined,
  classOf: (status: number) => AnyHttpErrorClass
): Promise<HttpError | undefined> | undefined {
  if (!isLikeHttpException(thrown) || propertyOf(thrown, 'message') !== '') return undefined
  const response = propertyOf(thrown, 'res')
  if (!isOwnResponse(response, c) || response.bodyUsed) return undefined
  const { headers, status } = response
  // Other exceptions with a response mostly leave its status at 200: it was not made to be sent.
  if (status !== propertyOf(thrown, 'status') || !headers.has('www-authenticate')) return undefined
  const error = recognizeHttpException(thrown, c, classOf)
  if (error === undefined || error.status >= 500) return undefined
  return messageOf(response, error.definition.phrase).then(
    (message) => message && classOf(error.status).from({ ...message, headers, cause: thrown }),
    () => error
  )
}

/** The message as options of the error. A copy is read, as one exception may be thrown again. */
async function messageOf(
  response: Response,
  phrase: string
): Promise<ForeignErrorInit | undefined> {
  const type = essenceOf(response.headers.get('content-type') ?? '')
  if (type !== 'text/plain' && type !== 'application/json') return undefined
  const text = await response.clone().text()
  // The default of Hono is the phrase.
  if (text === '' || text === phrase || text.length > LONGEST_CONTENT) return undefined
  if (type === 'text/plain') return { detail: text }
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const detail = propertyOf(value, 'detail')
  return { extensions: value, ...(typeof detail === 'string' && { detail }) }
}
