/** What the version of HTTP lets a response say. */

import { HttpVersionNotSupported } from '../errors/errors.ts'
import type { Exchange } from './exchange.ts'
import type { HttpError } from '../errors/http-error.ts'
import type { FieldLines } from '../fields/field.ts'

/** RFC 9113 §8.2.2: fields that have no place in HTTP/2, nor in HTTP/3 (RFC 9114 §4.2). */
const connectionSpecific: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
])

/**
 * The error that can be told in this version of HTTP.
 *
 * 426 must carry Upgrade (RFC 9110 §15.5.22), which HTTP/2 must not (RFC 9113 §8.2.2). What is left
 * to say there is 505, whose content names the protocols that would do (RFC 9110 §15.6.6). To
 * HTTP/1.0 it goes as it is: the client cannot upgrade, but the field is still a MUST, and 505 is
 * not for minor versions.
 *
 * @param known the value that the app gives to a field which the error does not have.
 */
export function adaptToHttpVersion(
  error: HttpError,
  exchange: Exchange,
  known?: (field: string) => FieldLines | undefined
): HttpError {
  if (isSendableOver(error.status, exchange)) return error
  const { detail, instance, extensions, headers } = error
  // Where nobody said which protocol: upgrading is a thing of HTTP/1.1 (RFC 9113 §8.6), so go there.
  const protocols = headers['upgrade'] || known?.('upgrade') || 'HTTP/1.1'
  const supported = String(protocols).split(/, ?/)
  return HttpVersionNotSupported.from({
    detail: detail ?? error.definition.explanation,
    instance,
    extensions,
    cause: error,
    supported,
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
  // Most errors have none, and then nobody has to ask for the version.
  if (connection === undefined) return fields
  if (isMultiplexed(exchange.httpVersion)) {
    return Object.fromEntries(
      Object.entries(fields).filter(([name]) => !connectionSpecific.has(name))
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
