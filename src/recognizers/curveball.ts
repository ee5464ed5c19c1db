/**
 * Recognizes the errors of `@curveball/http-errors`.
 *
 * @module
 */

import { errorClassOf } from '../errors/classes-by-status.ts'
import { factory } from '../checks/uncalled-factory.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import type { FieldLines } from '../fields/field.ts'
import { isUriReference } from '../fields/grammar.ts'
import { isErrorLike, propertyOf, textOf } from '../untrusted/inspect.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/**
 * Opt-in: the errors of `@curveball/http-errors`, and others with its `httpStatus`.
 *
 * `type`, `title`, `detail` and `instance` are kept, and the fields of the classes: `wwwAuthenticate`,
 * `proxyAuthenticate`, `allow`, `retryAfter`. The `title` of a 5xx is kept too: it is a phrase.
 *
 * An `httpStatus` is trusted: do not use it where errors of HTTP clients have that property.
 *
 * @returns a recognizer for the option `recognizers`.
 * @example
 * ```ts
 * import { Conflict as CurveballConflict } from '@curveball/http-errors'
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono(), { recognizers: [fromCurveball()] })
 * app.put('/order', () => {
 *   throw new CurveballConflict('The order was sent.')
 * })
 *
 * const response = await app.request('/order', { method: 'PUT' })
 * response.status // 409
 * ```
 */
export const fromCurveball: () => ImmediateRecognizer = /* @__PURE__ */ factory(
  'fromCurveball',
  function fromCurveball(): ImmediateRecognizer {
    return recognizeCurveball
  }
)

const recognizeCurveball: ImmediateRecognizer = (thrown) => {
  if (!isErrorLike(thrown)) return undefined
  const status = propertyOf(thrown, 'httpStatus')
  if (!isErrorStatus(status)) return undefined
  return errorClassOf(status).from({
    type: uriOf(thrown, 'type'),
    title: textOf(thrown, 'title') || undefined,
    detail: textOf(thrown, 'detail') || undefined,
    instance: uriOf(thrown, 'instance'),
    message: textOf(thrown, 'message') || undefined,
    headers: fieldsOf(thrown),
    cause: thrown,
  })
}

/** A URI reference (RFC 9457 §3.1.1); one that is none is left out. */
function uriOf(error: object, name: string): string | undefined {
  const text = textOf(error, name)
  return text !== '' && isUriReference(text) ? text : undefined
}

/** The properties that become fields, as `curveball` itself sends them. */
function fieldsOf(error: object): Record<string, FieldLines> {
  const fields = {
    'www-authenticate': linesOf(propertyOf(error, 'wwwAuthenticate')),
    'proxy-authenticate': linesOf(propertyOf(error, 'proxyAuthenticate')),
    allow: listOf(propertyOf(error, 'allow')),
    'retry-after': delayOf(propertyOf(error, 'retryAfter')),
  }
  // A field without a value would be reported as one that cannot be sent.
  const present = Object.entries(fields).filter(
    (entry): entry is [string, FieldLines] => entry[1] !== undefined
  )
  return Object.fromEntries(present)
}

function linesOf(value: unknown): FieldLines | undefined {
  if (typeof value === 'string') return value
  const lines = textsOf(value)
  return lines.length > 0 ? lines : undefined
}

function listOf(value: unknown): string | undefined {
  const texts = textsOf(value)
  return texts.length > 0 ? texts.join(', ') : undefined
}

function textsOf(value: unknown): readonly string[] {
  try {
    return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : []
  } catch {
    return [] // a Proxy that throws
  }
}

/** Seconds: RFC 9110 §10.2.3. */
function delayOf(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? String(Math.ceil(value))
    : undefined
}
