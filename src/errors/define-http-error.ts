/** `define`: one row of the table -> its class. */

import { commonOptions, readArguments } from './constructor-arguments.ts'
import { brand, HttpError, type Prepared, type Row } from './http-error.ts'
import {
  applyFixed,
  applyRules,
  checkOccurrence,
  type Condition,
  type Occurrence,
  type Said,
} from './error-init.ts'
import type { Arguments, Rules } from './rules.ts'
import { hasFrames } from './stack.ts'
import { isErrorStatus } from './status-range.ts'

/** The class of a row. */
export interface HttpErrorClass<Status extends number, R extends Rules> {
  /** Throws a `TypeError` or `RangeError` that names the option when a value breaks its grammar. */
  new (...args: Arguments<R, Occurrence>): HttpError<Status>
  readonly status: Status
  readonly row: Row<Status, R>
  /**
   * An error of this status from elsewhere: nothing is required, a field that the RFC demands but
   * nobody knows is sent as the emptiest truth its grammar allows, and `headers` may be anything.
   *
   * @param standsForCause whether the cause is what was thrown, and has the stack worth reading.
   *   Defaults to whether there is one.
   */
  restore(said?: Elsewhere, standsForCause?: boolean): HttpError<Status>
}

/** What is said of an error from elsewhere; `headers` may be `Headers`, an object, or rubbish. */
export type Elsewhere = Omit<Occurrence, 'headers'> & {
  readonly headers?: unknown
  readonly [option: string]: unknown
}

class Restored {
  readonly said: Said
  readonly standsForCause: boolean
  constructor(said: Said, standsForCause: boolean) {
    this.said = said
    this.standsForCause = standsForCause
  }
}

/**
 * Makes the class of one row of the table.
 *
 * @throws {RangeError} when the status is not an integer from 400 to 599.
 * @example
 * ```ts
 * class NotFound extends define(404, 'Not Found', 'RFC 9110 §15.5.5', 'unknown', 'Nothing is here.') {}
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function define<const Status extends number, const R extends Rules = Record<never, never>>(
  status: Status,
  phrase: string,
  spec: string,
  condition: Condition,
  explanation: string,
  rules?: R
): HttpErrorClass<Status, R> {
  if (!isErrorStatus(status)) {
    throw new RangeError('An error status is an integer from 400 to 599.')
  }
  const row: Row<Status> = Object.freeze({
    status,
    phrase,
    spec,
    condition,
    explanation,
    rules: Object.freeze(rules ?? {}),
  })
  const unsaid = applyFixed(row.rules)
  const required = Object.values(row.rules).some((rule) => rule.strength === 'must')
  const own = Object.keys(row.rules).filter((name) => row.rules[name]?.strength !== 'fixed')
  const hasOptions = own.length > 0
  const name = className(phrase)
  let names: ReadonlySet<string> | undefined

  function prepare(args: readonly unknown[]): Prepared | string | undefined {
    const [first] = args
    const isPlain = typeof first === 'string' || first === undefined
    // The common case: a message at most, and so nothing to check or to apply.
    if (isPlain && !required && args.length < 2) return first
    const restored = first instanceof Restored ? first : undefined
    names ??= new Set([...own, ...commonOptions])
    // What comes from another library has properties of its own, and getters of which each runs once.
    const said = restored ? { ...restored.said } : readArguments(args, names, name)
    const standsForCause = restored?.standsForCause ?? false
    checkOccurrence(said)
    const isUnsaid = !hasOptions && said.headers === undefined
    const applied = isUnsaid ? unsaid : applyRules(row.rules, said, restored !== undefined)
    return { said, applied, standsForCause }
  }

  class Base extends HttpError<Status> {
    static readonly status = status
    static readonly row = row

    static restore(said: Elsewhere = {}, standsForCause = 'cause' in said): HttpError<Status> {
      // Not `new this`: the constructor of a subclass has arguments of its own.
      const made: unknown = Reflect.construct(
        Base,
        [new Restored(said as Said, standsForCause)],
        this
      )
      const error = made as HttpError<Status>
      // V8 leaves out all frames up to the constructor of `this`, which was never called.
      if (!error.restored && hasFrames(status)) Error.captureStackTrace?.(error, this.restore)
      return error
    }

    constructor(...args: unknown[]) {
      super(row, prepare(args))
    }
  }

  const defaults = { row, status, statusCode: status, expose: status < 500, condition }
  const { fields: headers, members } = unsaid
  for (const [key, value] of Object.entries({ ...defaults, headers, members })) {
    Object.defineProperty(Base.prototype, key, { value, writable: true, configurable: true })
  }
  Object.defineProperty(Base.prototype, brand, { value: true })
  Object.defineProperty(Base.prototype, 'name', {
    configurable: true,
    // A minifier renames the classes of the table, so only a subclass is asked for its name.
    get(this: HttpError) {
      const { constructor } = this
      const isOwn = constructor === Base || Object.getPrototypeOf(constructor) === Base
      return isOwn ? name : constructor.name
    },
    set(this: HttpError, value: string) {
      Object.defineProperty(this, 'name', { value, writable: true, configurable: true })
    },
  })
  return Base as unknown as HttpErrorClass<Status, R>
}

/** `URI Too Long` -> `UriTooLong`. */
function className(phrase: string): string {
  const words = phrase.replaceAll("'", '').split(/[^A-Za-z]+/)
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('')
}
