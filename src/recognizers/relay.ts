import { typeName } from '../untrusted/received-value.ts'
import { errorClassOf } from '../errors/classes-by-status.ts'
import type { ForeignErrorInit } from '../errors/http-error-class.ts'
import { BadGateway } from '../errors/errors.ts'
import { HttpError } from '../errors/http-error.ts'
import type { Problem } from '../errors/problem.ts'
import { isReceived } from '../errors/received.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import { isUriReference } from '../fields/grammar.ts'
import { hasProperty, propertyAt, propertyOf } from '../untrusted/inspect.ts'

/** A class that makes an error for one of another server. */
interface Restoring {
  from(init: ForeignErrorInit): HttpError
}

/**
 * Makes an error of this server of one that `hono-http-errors/client` received, to pass on what another
 * server has responded: thrown as it is, it would be a 500.
 *
 * Passed on are the class and status, the type, the detail, the condition, the members that the schema of the
 * class has accepted, and the fields that the rules of the status name, such as `WWW-Authenticate` of a
 * 401. Not passed on are the instance, other members and other fields. The received error is the cause.
 *
 * @param error an error of `errorOf`, `throwIfError` or `errorFrom`.
 * @returns an error to throw: a 502 where the response had no status of an error.
 * @throws {TypeError} for an error that was not received.
 * @example
 * ```ts
 * import { errorOf } from 'hono-http-errors/client'
 *
 * async function bookOf(id: string): Promise<unknown> {
 *   const response = await fetch(`https://books.example/${id}`)
 *   const error = await errorOf(response, [NotFound])
 *   if (error instanceof NotFound) throw relay(error)
 *   return response.json()
 * }
 * ```
 */
export function relay(error: object): HttpError {
  if (!isReceived(error) || !hasProperty(error, 'problem')) {
    throw new TypeError(
      `relay() takes an error that hono-http-errors/client received; received ${typeName(error)}.`
    )
  }
  const status = propertyAt(error, ['problem', 'status'])
  if (!isErrorStatus(status)) return BadGateway.from({ cause: error })
  return HttpError.is(error) ? sameClass(error) : ofStatus(error, status)
}

/** An error of the class that the client has restored. */
function sameClass(error: HttpError): HttpError {
  const { type, title, detail, condition, applied, headers, members, extensions, definition } =
    error
  const isDeclared = 'extensions' in definition || 'type' in definition
  const restoring = error.constructor as unknown as Restoring
  return restoring.from({
    // Without a schema, the members are whatever the other server has sent.
    ...(isDeclared ? extensions : { type, title }),
    ...members,
    detail,
    condition,
    applied,
    headers,
    cause: error,
  })
}

/** An error of the table for one that the client has found no class for. */
function ofStatus(error: object, status: number): HttpError {
  const errorClass = errorClassOf(status)
  // The client has checked the types of these members.
  const { type, title, detail, condition, applied } = propertyOf(
    error,
    'problem'
  ) as Partial<Problem>
  const isTyped = isUriReference(type) && type !== 'about:blank'
  return errorClass.from({
    ...(isTyped && { type, title }),
    detail,
    condition,
    applied,
    headers: namedFields(errorClass.definition.rules, propertyAt(error, ['response', 'headers'])),
    cause: error,
  })
}

/** The fields of a response that the rules of a status name. */
function namedFields(rules: HttpError['definition']['rules'], headers: unknown): Headers {
  const fields = new Headers()
  for (const { target } of Object.values(rules)) {
    if (!('field' in target)) continue
    const get = propertyOf(headers, 'get')
    const value: unknown =
      typeof get === 'function'
        ? Reflect.apply(get, headers, [target.field])
        : propertyOf(headers, target.field.toLowerCase())
    if (typeof value === 'string') fields.set(target.field, value)
  }
  return fields
}
