/** Reads the response that a test has received, and leaves it unread. */

import { typeName } from '../untrusted/received-value.ts'
import { essenceOf } from '../fields/media-type.ts'
import { hasProperties, isArray, propertyAt, propertyOf, textOf } from '../untrusted/inspect.ts'

/** What was read of a response. */
export interface ReceivedResponse {
  readonly status: number
  readonly headers: Headers
  /** The media type without parameters, in lower case; an empty string without the field. */
  readonly mediaType: string
  /** Undefined for a response that is no error, as it may be endless, and for one that cannot be read. */
  readonly content: string | undefined
  /** Why the content cannot be read. */
  readonly failure: string | undefined
  /** The object that the content is in JSON, if it is one. */
  readonly problem: Readonly<Record<string, unknown>> | undefined
}

/**
 * Reads a clone of a response.
 *
 * @param caller the function that was called, such as `toBeProblem()`.
 * @throws {TypeError} if it is no response, or if its content was read before.
 */
export async function readResponse(value: unknown, caller: string): Promise<ReceivedResponse> {
  if (!isResponse(value)) {
    const fix = typeof propertyOf(value, 'then') === 'function' ? ' Await it first.' : ''
    throw new TypeError(`${caller} takes a Response; received ${typeName(value)}.${fix}`)
  }
  if (value.bodyUsed || propertyAt(value, ['body', 'locked']) === true) {
    throw new TypeError(
      `${caller} received a response whose content was read before: call it first, or read response.clone().`
    )
  }
  const { status, headers } = value
  const { content, failure } = status < 400 ? {} : await contentOf(value)
  return {
    status,
    headers,
    mediaType: essenceOf(headers.get('content-type') ?? ''),
    content,
    failure,
    problem: objectIn(content ?? ''),
  }
}

/** The text of a clone. Its stream can fail, as that of the response then does. */
async function contentOf(response: Response): Promise<{ content?: string; failure?: string }> {
  try {
    return { content: await response.clone().text() }
  } catch (error) {
    return { failure: textOf(error, 'message') }
  }
}

function isResponse(value: unknown): value is Response {
  return (
    typeof value === 'object' &&
    value !== null &&
    hasProperties(value, 'status', 'headers', 'clone', 'bodyUsed')
  )
}

function objectIn(content: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(content)
    const isObject = typeof value === 'object' && value !== null && !isArray(value)
    return isObject ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}
