/** Status code -> class: derived from the table, never written by hand. */

import { readInit } from './constructor-arguments.ts'
import { makeErrorClass } from './define-http-error.ts'
import type { HttpErrorClass } from './http-error-class.ts'
import * as table from './errors.ts'
import { checkedFields } from '../fields/checked-fields.ts'
import type { HttpError } from './http-error.ts'
import { checkErrorStatus, nameOfStatusClass } from './status-range.ts'
import { commonOptions, type HttpErrorInit } from './error-init.ts'
import type { Rules } from './rules.ts'

/** A class of which only the status is known, and so no constructor arguments. */
export type AnyHttpErrorClass = Pick<
  HttpErrorClass<number, Rules>,
  'status' | 'definition' | 'from'
>

/** The classes of the table by their names. */
export type ErrorClassesByName = typeof table

/** A registered error status. */
export type ErrorStatus = ErrorClassesByName[keyof ErrorClassesByName]['status']

/** The class of a registered error status. */
export type ErrorClassOf<Status extends number> = Extract<
  ErrorClassesByName[keyof ErrorClassesByName],
  { readonly status: Status }
>

/** Every class of the table by its status code, in ascending order. */
export const errorClassesByStatus: ReadonlyMap<number, AnyHttpErrorClass> =
  /* @__PURE__ */ byStatus(/* @__PURE__ */ Object.values(table))

/** The classes by their status codes, in ascending order: a module lists its exports by their names. */
export function byStatus(
  classes: readonly AnyHttpErrorClass[]
): ReadonlyMap<number, AnyHttpErrorClass> {
  const sorted = classes.toSorted((a, b) => a.status - b.status)
  return new Map(sorted.map((errorClass) => [errorClass.status, errorClass]))
}

const unregistered = /* @__PURE__ */ new Map<number, AnyHttpErrorClass>()

/**
 * The class of any status from 400 to 599. One that is not registered is treated as the x00 of its
 * class (RFC 9110 §15), but keeps its number; its class is named `ClientError` or `ServerError`.
 *
 * @param status a status code, 400 to 599.
 * @throws {RangeError} when the status is not an integer from 400 to 599.
 * @example
 * ```ts
 * errorClassOf(404) === NotFound // true
 * errorClassOf(499).status // 499
 * ```
 */
export function errorClassOf(status: number): AnyHttpErrorClass {
  const known = errorClassesByStatus.get(status) ?? unregistered.get(status)
  if (known) return known
  checkErrorStatus(status)
  const general = status > 499 ? table.InternalServerError : table.BadRequest
  const { phrase, explanation } = general.definition
  // The condition of 400 is not that of a status which is not registered.
  const made = makeErrorClass<number, HttpErrorInit>(
    [status, phrase, 'RFC 9110 §15', 'unknown', explanation],
    {},
    nameOfStatusClass(status)
  )
  unregistered.set(status, made)
  return made
}

/** What the error of a status that is known only at run time takes. */
type RunTimeOptions = HttpErrorInit & Readonly<Record<string, unknown>>

type ErrorForArguments<Status extends number> = number extends Status
  ? [message?: string, options?: RunTimeOptions] | [options: RunTimeOptions]
  : Status extends ErrorStatus
    ? ConstructorParameters<ErrorClassOf<Status>>
    : [message?: string, options?: HttpErrorInit] | [options: HttpErrorInit]

/**
 * Makes the error of a status code. With a code that is known only at run time, no option is required: a
 * required field without a value gets its placeholder.
 *
 * @param status a status code, 400 to 599.
 * @param args the arguments of the constructor of the class: a message, options, or both.
 * @returns an error to throw, of the class of the status.
 * @throws {RangeError} when the status is not an integer from 400 to 599.
 * @throws {TypeError} when an option breaks its grammar.
 * @example
 * ```ts
 * function refuse(isPaid: boolean): never {
 *   throw createHttpError(isPaid ? 409 : 402, 'The order cannot be changed.')
 * }
 * ```
 */
export function createHttpError<const Status extends number>(
  status: Status,
  ...args: ErrorForArguments<Status>
): HttpError<Status> {
  everyOption ??= new Set([
    ...commonOptions,
    ...[...errorClassesByStatus.values()].flatMap(optionsOf),
  ])
  const init = readInit(args, everyOption, 'createHttpError')
  if (init.headers !== undefined) checkedFields(init.headers, 'headers')
  // The class is that of `status`, which the compiler does not see.
  return errorClassOf(status).from({ ...init, isForeign: false }) as HttpError<Status>
}

/** The options of all classes: what the class of a status does not have is not used. */
let everyOption: ReadonlySet<string> | undefined

function optionsOf({ definition: { rules } }: AnyHttpErrorClass): readonly string[] {
  return Object.keys(rules)
}
