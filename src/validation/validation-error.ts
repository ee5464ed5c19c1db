/** `validationError`: a failed validation that the app itself has found. */

import { isPlainObject } from '../checks/plain-object.ts'
import { withKind } from '../errors/error-kind.ts'
import { BadRequest, UnprocessableContent } from '../errors/errors.ts'
import type { HttpErrorInit } from '../errors/error-init.ts'
import type { HttpError } from '../errors/http-error.ts'
import { invalidOption, isUriReference } from '../fields/grammar.ts'
import { MOST_ERRORS, summaryOf, type ValidationFault } from './validation-fault.ts'

/** Options of `validationError`: those of every error, and its status. */
export interface ValidationErrorInit extends HttpErrorInit {
  /**
   * The status: 422 Unprocessable Content or 400 Bad Request (RFC 9110 §15.5.21, §15.5.1).
   *
   * @defaultValue 422
   */
  readonly status?: 422 | 400 | undefined
}

const places: readonly unknown[] = ['query', 'path', 'header', 'cookie']
// RFC 6901 §3 and §6
const POINTER = /^#(?:\/(?:[^~]|~[01])*)?$/

/**
 * Makes the error of a validation that the app has done itself, in the shape that those of schemas have:
 * an address that is taken, a date that has passed.
 *
 * @param errors what is wrong: at least one, each with a `detail` and, if it has a place in the request,
 * its `pointer` into the content or its `parameter` and the part that it is `in`. They are sent as they are.
 * @param init the options of every error, and `status`: 422 or 400. The detail defaults to a sentence
 * that counts the errors.
 * @returns the error, to be thrown; its kind is `validation`.
 * @throws {TypeError|RangeError} that names what is missing or malformed.
 * @example
 * ```ts
 * throw validationError([{ pointer: '#/email', detail: 'This address is taken.', code: 'taken' }])
 * ```
 */
export function validationError(
  errors: readonly ValidationFault[],
  init: ValidationErrorInit = {}
): HttpError {
  if (!Array.isArray(errors) || errors.length === 0) {
    throw invalidOption('errors', 'an array of at least one error', errors)
  }
  if (errors.length > MOST_ERRORS) {
    throw new RangeError(`Option 'errors' must have at most ${MOST_ERRORS} errors.`)
  }
  const { status = 422, ...others } = init
  if (status !== 422 && status !== 400) throw invalidOption('status', '422 or 400', status)
  const faults = errors.map(checkedFault)
  const ErrorClass = status === 400 ? BadRequest : UnprocessableContent
  const error = new ErrorClass({
    ...others,
    detail: init.detail ?? summaryOf(faults),
    extensions: { ...init.extensions, errors: faults },
  })
  return withKind(error, 'validation')
}

/** A copy with the known members only. */
function checkedFault(fault: ValidationFault, index: number): ValidationFault {
  const name = `errors[${index}]`
  if (!isPlainObject(fault)) throw invalidOption(name, 'an object with a detail', fault)
  const { detail, pointer, parameter, in: place, code, line, column } = fault
  if (typeof detail !== 'string' || detail === '') {
    throw invalidOption(`${name}.detail`, 'a sentence for the client', detail)
  }
  if (pointer !== undefined && !(isUriReference(pointer) && POINTER.test(pointer))) {
    throw invalidOption(`${name}.pointer`, `a JSON Pointer such as '#/email'`, pointer)
  }
  if (parameter !== undefined && typeof parameter !== 'string') {
    throw invalidOption(`${name}.parameter`, 'the name of a parameter', parameter)
  }
  if (pointer !== undefined && parameter !== undefined) {
    throw new TypeError(`Option '${name}' has a pointer and a parameter: it is for one place.`)
  }
  if (place !== undefined && !places.includes(place)) {
    throw invalidOption(`${name}.in`, `'query', 'path', 'header' or 'cookie'`, place)
  }
  if (code !== undefined && typeof code !== 'string') {
    throw invalidOption(`${name}.code`, 'a string', code)
  }
  for (const [key, value] of Object.entries({ line, column })) {
    if (value === undefined || (Number.isSafeInteger(value) && value > 0)) continue
    throw invalidOption(`${name}.${key}`, 'a number from 1', value)
  }
  return {
    detail,
    ...(pointer !== undefined && { pointer }),
    ...(parameter !== undefined && { parameter }),
    ...(place !== undefined && { in: place }),
    ...(code !== undefined && { code }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  }
}
