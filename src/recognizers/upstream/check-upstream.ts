/** What a handler calls to use the response of another server: all that can be wrong is a 502, 503 or 504. */

import { BadGateway, GatewayTimeout } from '../../errors/errors.ts'
import type { HttpError } from '../../errors/http-error.ts'
import { isErrorStatus } from '../../errors/status-range.ts'
import { causesOf, isErrorLike, propertyAt } from '../../untrusted/inspect.ts'
import { ignoreRejection } from '../../untrusted/maybe-promise.ts'
import { typeName } from '../../untrusted/received-value.ts'
import {
  checkSchema,
  type SchemaOutput,
  type StandardSchema,
} from '../../untrusted/standard-schema.ts'
import { isAbort, isSignalTimeout } from '../abort-signal.ts'
import { isResponse } from '../response-origin.ts'
import { failureOfLibrary, failureOfStatus, toGatewayError } from '../upstream.ts'

/**
 * Checks what another server has sent with a schema of any library that implements Standard Schema.
 * A validator thrown by hand would be the 422 of the client, who has not sent the value.
 *
 * @param schema a schema of Zod, Valibot, ArkType or another library with Standard Schema.
 * @param value what another server has sent, parsed.
 * @returns the value of the schema, after its transforms.
 * @throws {BadGateway} 502 if the value does not match, with the issues in its cause, for the log.
 * Nothing of them is sent.
 * @throws {TypeError} if the schema does not implement Standard Schema.
 * @example
 * ```ts
 * import { z } from 'zod'
 *
 * const rates = await checkUpstream(z.object({ usd: z.number() }), JSON.parse('{ "usd": 1.08 }'))
 * rates.usd // 1.08
 * ```
 */
export async function checkUpstream<Schema extends StandardSchema>(
  schema: Schema,
  value: unknown
): Promise<SchemaOutput<Schema>> {
  checkSchema(schema, 'checkUpstream()')
  return validated(schema, value)
}

/**
 * Reads the JSON of another server's response.
 *
 * The status of an upstream is not one for the client: a 401 means that the key of this server is wrong.
 *
 * @param response a response, or the promise of `fetch`, whose failure then counts too.
 * @param schema a Standard Schema that the value must match.
 * @returns the value of the schema, after its transforms.
 * @throws {BadGateway} 502 for a status that is not 2xx, for content that is not JSON, for a value that
 * does not match, and for a connection that failed.
 * @throws {ServiceUnavailable} 503 for a 429 or 503, with the Retry-After of the upstream.
 * @throws {GatewayTimeout} 504 for a timeout. Nothing of the upstream's content is sent in any of them.
 * @throws {TypeError} if the schema does not implement Standard Schema.
 * @example
 * ```ts
 * import { z } from 'zod'
 *
 * const schema = z.object({ usd: z.number() })
 *
 * async function dollarRate(): Promise<number> {
 *   const signal = AbortSignal.timeout(5000) // milliseconds
 *   const { usd } = await upstreamJson(fetch('https://bank.example/rates', { signal }), schema)
 *   return usd
 * }
 * ```
 */
export async function upstreamJson<Schema extends StandardSchema>(
  response: Response | PromiseLike<Response>,
  schema: Schema
): Promise<SchemaOutput<Schema>>
/**
 * Reads the JSON of another server's response, without a check of its value.
 *
 * @param response a response, or the promise of `fetch`, whose failure then counts too.
 * @returns the value of the JSON.
 * @throws {BadGateway} 502 for a status that is not 2xx, for content that is not JSON, and for a connection
 * that failed.
 * @throws {ServiceUnavailable} 503 for a 429 or 503, with the Retry-After of the upstream.
 * @throws {GatewayTimeout} 504 for a timeout. Nothing of the upstream's content is sent in any of them.
 */
export async function upstreamJson(response: Response | PromiseLike<Response>): Promise<unknown>
export async function upstreamJson(
  response: Response | PromiseLike<Response>,
  schema?: StandardSchema
): Promise<unknown> {
  if (schema !== undefined) checkSchema(schema, 'upstreamJson()')
  const received = await responseOf(response)
  if (!isResponse(received)) {
    const wanted = 'a Response or the promise of one'
    throw new TypeError(
      `Argument 1 of upstreamJson() must be ${wanted}; received ${typeName(received)}.`
    )
  }
  if (!received.ok) throw statusError(received)
  const value = await jsonOf(received)
  return schema === undefined ? value : validated(schema, value)
}

async function responseOf(response: Response | PromiseLike<Response>): Promise<Response> {
  try {
    return await response
  } catch (failure) {
    // What is no failure of the upstream, such as a malformed URL, stays as it is.
    throw gatewayErrorOf(failure) ?? failure
  }
}

/** The error for a status of the upstream. Its content is not read, which frees the connection. */
function statusError(response: Response): HttpError {
  const { status, headers, body } = response
  ignoreRejection(response.bodyUsed || body?.locked ? undefined : body?.cancel())
  const cause = new Error(`An upstream has responded with the status ${status}.`)
  if (isErrorStatus(status)) return toGatewayError(failureOfStatus(status, headers), cause)
  return BadGateway.from({ cause })
}

async function jsonOf(response: Response): Promise<unknown> {
  // A mistake of the app, not of the upstream.
  if (response.bodyUsed)
    throw new TypeError(
      'Argument 1 of upstreamJson() must be a Response whose content was not read.'
    )
  try {
    return await response.json()
  } catch (failure) {
    if (causesOf(failure).some(isAbort)) throw failure
    throw gatewayErrorOf(failure) ?? BadGateway.from({ cause: failure })
  }
}

/** The error for what a client of HTTP has thrown; undefined where no upstream is the reason. */
function gatewayErrorOf(failure: unknown): HttpError | undefined {
  if (!isErrorLike(failure)) return undefined
  if (causesOf(failure).some(isSignalTimeout)) return GatewayTimeout.from({ cause: failure })
  const found = failureOfLibrary(failure)
  return found && toGatewayError(found, failure)
}

/** The value of the schema. A schema that throws has received something that it was not written for. */
async function validated(schema: StandardSchema, value: unknown): Promise<unknown> {
  let issues: unknown
  try {
    const result = await schema['~standard'].validate(value)
    issues = propertyAt(result, ['issues'])
    if (issues === undefined || issues === null) return propertyAt(result, ['value'])
  } catch (failure) {
    throw BadGateway.from({ cause: failure })
  }
  const cause = new Error('The response of an upstream does not match its schema.')
  throw BadGateway.from({ cause: Object.assign(cause, { issues }) })
}
