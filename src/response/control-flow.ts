/** Responses below 400 that an app throws to end a handler, such as `throw c.redirect('/login')`. */

import { connectionFields } from '../fields/field-groups.ts'
import type { FieldLines } from '../fields/field.ts'
import { isFetched, isOwnResponse } from '../recognizers/response-origin.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import type { ErrorContext } from './error-context.ts'
import type { Reply } from './exchange.ts'
import { contentOf, type ThrownResponse } from './thrown-response.ts'

/** RFC 9110 §15.3.5, §15.3.6 and §15.4.5: responses without content. */
const WITHOUT_CONTENT = [204, 205, 304]

/**
 * Returns the thrown response, or that of an HTTPException, with a status of 200 to 399. The app made it
 * itself: one that was fetched, or made of a stream, may be an upstream's.
 */
export function controlFlowResponse({ thrown, c }: ErrorContext): ThrownResponse | undefined {
  const isThrown = isOwnResponse(thrown, c)
  const response = isThrown ? thrown : propertyOf(thrown, 'res')
  // As in Hono, an HTTPException decides the status of its response.
  const status = propertyOf(thrown, 'status')
  if (!isSuccessOrRedirect(status)) return undefined
  if (!isThrown && typeof propertyOf(thrown, 'getResponse') !== 'function') return undefined
  if (!isOwnResponse(response, c) || isFetched(response)) return undefined
  return propertyOf(response, 'bodyUsed') === false ? { response, status } : undefined
}

function isSuccessOrRedirect(status: unknown): status is number {
  return Number.isInteger(status) && Number(status) >= 200 && Number(status) < 400
}

/** Returns the reply with the content and the fields of the response; undefined if it cannot be read. */
export async function replyFromControlFlow(
  { response, status }: ThrownResponse,
  context: ErrorContext
): Promise<Reply | undefined> {
  try {
    const fields: Record<string, FieldLines> = {}
    for (const [name, value] of response.headers) {
      // The server sets the framing and the fields of the connection.
      if (name !== 'content-length' && !connectionFields.has(name)) fields[name] = value
    }
    const cookies = response.headers.getSetCookie()
    if (cookies.length > 0) {
      delete fields['set-cookie']
      fields['Set-Cookie'] = cookies
    }
    const isEmpty = response.body === null || WITHOUT_CONTENT.includes(status)
    const content = isEmpty ? null : await contentOf(response, context.settings.hookTimeout)
    return { status, fields, content }
  } catch (failure) {
    context.addFailure(failure)
    return undefined
  }
}
