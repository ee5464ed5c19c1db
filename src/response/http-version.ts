/** What may be sent in each version of HTTP. */

import { HttpVersionNotSupported } from '../errors/errors.ts'
import type { Exchange } from './exchange.ts'
import type { HttpError } from '../errors/http-error.ts'
import { connectionFields } from '../fields/field-groups.ts'
import type { FieldLines } from '../fields/field.ts'
import type { ErrorContext } from './error-context.ts'
import { fieldOfApp } from './field-of-app.ts'

/**
 * Returns the error that can be sent in this version of HTTP.
 *
 * 426 must carry Upgrade (RFC 9110 §15.5.22), which HTTP/2 must not (RFC 9113 §8.2.2). There it becomes
 * a 505, whose content names the supported protocols (RFC 9110 §15.6.6). To HTTP/1.0 it goes as it is:
 * the client cannot upgrade, but the field is still a MUST, and 505 is not for minor versions.
 */
export function adaptToHttpVersion(error: HttpError, context: ErrorContext): HttpError {
  if (isSendableOver(error.status, context.exchange)) return error
  const { detail, instance, extensions, headers } = error
  // Without a protocol in the error or the app: only HTTP/1.1 can upgrade (RFC 9113 §8.6).
  const protocols = headers['upgrade'] || fieldOfApp('upgrade', context) || 'HTTP/1.1'
  return HttpVersionNotSupported.from({
    detail: detail ?? error.definition.explanation,
    instance,
    extensions,
    cause: error,
    supported: String(protocols).split(/, ?/),
  })
}

/** Whether a response of this status can be sent in this version of HTTP. */
export function isSendableOver(status: number, exchange: Exchange): boolean {
  return status !== 426 || !isMultiplexed(exchange.httpVersion)
}

/** The fields that may be sent in this version of HTTP. */
export function fieldsForHttpVersion(
  fields: Readonly<Record<string, FieldLines>>,
  exchange: Exchange
): Readonly<Record<string, FieldLines>> {
  const connection = fields['connection']
  // Most errors have none, and the version is not read for them.
  if (connection === undefined) return fields
  if (isMultiplexed(exchange.httpVersion)) {
    return Object.fromEntries(
      Object.entries(fields).filter(([name]) => !connectionFields.has(name))
    )
  }
  // RFC 9112 §9.6: the option that announces the end must not be hidden by another one.
  return exchange.closes && connection !== 'close'
    ? { ...fields, connection: `${String(connection)}, close` }
    : fields
}

function isMultiplexed(httpVersion: string | undefined): boolean {
  return httpVersion !== undefined && !httpVersion.startsWith('1.')
}
