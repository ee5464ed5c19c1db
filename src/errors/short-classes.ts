/**
 * Status code -> class, with the least that an error of another library needs: its phrase, its
 * condition, and the fields that its response must have. For `hono-http-errors/tiny`, whose bundle must
 * not contain the table of `errors.ts`. A test compares the two.
 */

import type { Field, Fields } from '../fields/field.ts'
import type { AnyHttpErrorClass } from './classes-by-status.ts'
import { makeErrorClass } from './define-http-error.ts'
import { shortExplanation } from './short-explanation.ts'
import { may, must, type Must, type Rules } from './rules.ts'
import { checkErrorStatus, nameOfStatusClass } from './status-range.ts'

/** The registered statuses. A `+` marks a temporary condition, a `-` a permanent one. */
const phrases =
  '400-Bad Request|401-Unauthorized|402 Payment Required|403-Forbidden|404 Not Found|' +
  '405-Method Not Allowed|406-Not Acceptable|407-Proxy Authentication Required|408+Request Timeout|' +
  '409 Conflict|410-Gone|411-Length Required|412-Precondition Failed|413-Content Too Large|' +
  '414-URI Too Long|415-Unsupported Media Type|416-Range Not Satisfiable|417-Expectation Failed|' +
  "418 I'm a Teapot|421 Misdirected Request|422-Unprocessable Content|423 Locked|" +
  '424 Failed Dependency|425+Too Early|426-Upgrade Required|428-Precondition Required|' +
  '429+Too Many Requests|431-Request Header Fields Too Large|451 Unavailable For Legal Reasons|' +
  '500 Internal Server Error|501-Not Implemented|502 Bad Gateway|503+Service Unavailable|' +
  '504+Gateway Timeout|505-HTTP Version Not Supported|506-Variant Also Negotiates|' +
  '507+Insufficient Storage|508-Loop Detected|510-Not Extended|511 Network Authentication Required|'

/** The fields that are always the same, as in the table (RFC 9110 §7.8, RFC 9112 §9.6, RFC 6585). */
function fieldsOf(status: number): Fields | undefined {
  if (status === 408) return { connection: 'close' }
  if (status === 426) return { connection: 'upgrade' }
  return [428, 429, 431, 511].includes(status) ? { 'cache-control': 'no-store' } : undefined
}

/** The fields that a response must have (RFC 9110 §15.5), and those that only this status may have. */
function rulesOf(status: number): Rules {
  switch (status) {
    case 401:
      return { challenges: required('WWW-Authenticate', 'Unspecified') }
    case 405:
      return { allow: required('Allow', '') }
    case 407:
      return { challenges: required('Proxy-Authenticate', 'Unspecified') }
    case 412:
      return { etag: may(foreign('ETag')) }
    case 416:
      return { completeLength: may(foreign('Content-Range')) }
    case 426:
      return { upgrade: required('Upgrade', '') }
    default:
      return {}
  }
}

function required(name: string, placeholder: string): Must<string> {
  return must(foreign(name, placeholder))
}

/** A field whose value comes from the error of another library only, and was checked as a line of text. */
function foreign(field: string, placeholder = ''): Field<string> {
  return { field, placeholder, write: (value) => value }
}

const classes = /* @__PURE__ */ new Map<number, AnyHttpErrorClass>()

/**
 * Returns a class for any status code from 400 to 599, for an error of another library. A status that
 * is not registered is treated as the x00 of its class (RFC 9110 §15), but keeps its number.
 *
 * @throws {RangeError} if the status is not an integer from 400 to 599.
 * @example
 * ```ts
 * shortClassOf(403).from({ cause: thrown })
 * ```
 */
export function shortClassOf(status: number): AnyHttpErrorClass {
  let errorClass = classes.get(status)
  if (errorClass === undefined) {
    checkErrorStatus(status)
    const [row, mark, phrase = rowOf(status > 499 ? 500 : 400)[2]] = rowOf(status)
    const condition = mark === '+' ? 'temporary' : mark === '-' ? 'permanent' : 'unknown'
    const explanation = shortExplanation(status, condition)
    errorClass = makeErrorClass(
      [status, String(phrase), 'RFC 9110 §15', condition, explanation, fieldsOf(status)],
      rulesOf(status),
      row === undefined ? nameOfStatusClass(status) : undefined
    )
    classes.set(status, errorClass)
  }
  return errorClass
}

/** The whole row, the mark of the condition, and the phrase; empty for a status that has none. */
function rowOf(status: number): readonly string[] {
  return new RegExp(`${status}(.)([^|]+)`).exec(phrases) ?? []
}
