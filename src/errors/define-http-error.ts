/** `defineHttpError`: makes the class of an error status. */

import { commonOptions, readInit } from './constructor-arguments.ts'
import { brand, HttpError, type PreparedInit, type ErrorDefinition } from './http-error.ts'
import {
  applyFixedRules,
  applyRules,
  checkInit,
  type Condition,
  type HttpErrorInit,
  type AnyInit,
} from './error-init.ts'
import type { Arguments, Rules } from './rules.ts'
import { capturesFrames } from './stack.ts'
import { isErrorStatus } from './status-range.ts'

/** The class of an error status. */
export interface HttpErrorClass<Status extends number, R extends Rules> {
  /** Throws a `TypeError` or `RangeError` that names the option when a value breaks its grammar. */
  new (...args: Arguments<R, HttpErrorInit>): HttpError<Status>
  readonly status: Status
  readonly definition: ErrorDefinition<Status, R>
  /**
   * Makes an error of this status for an error of another library: no option is required, a required
   * field without a value gets a placeholder, and fields that cannot be sent are dropped.
   *
   * @param init `headers` may be `Headers`, an object, or anything else.
   */
  from(init?: ForeignErrorInit): HttpError<Status>
}

/** What is known of an error of another library. */
export type ForeignErrorInit = Omit<HttpErrorInit, 'headers'> & {
  /** `Headers`, an object, or anything else: what cannot be sent is dropped. */
  readonly headers?: unknown
  /**
   * Whether the cause is what was thrown, so that its stack is the one to read. Defaults to whether
   * there is a cause.
   */
  readonly isForeign?: boolean | undefined
  readonly [option: string]: unknown
}

/** Passes the init of a foreign error through the constructor of any subclass. */
class ForeignArguments {
  readonly init: AnyInit
  readonly isForeign: boolean
  constructor(init: AnyInit, isForeign: boolean) {
    this.init = init
    this.isForeign = isForeign
  }
}

/**
 * Makes the class of an error status.
 *
 * @throws {RangeError} when the status is not an integer from 400 to 599.
 * @example
 * ```ts
 * class NotFound extends defineHttpError(404, 'Not Found', 'RFC 9110 §15.5.5', 'unknown', 'Nothing is here.') {}
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineHttpError<
  const Status extends number,
  const R extends Rules = Record<never, never>,
>(
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
  const definition: ErrorDefinition<Status> = Object.freeze({
    status,
    phrase,
    spec,
    condition,
    explanation,
    rules: Object.freeze(rules ?? {}),
  })
  const unsaid = applyFixedRules(definition.rules)
  const required = Object.values(definition.rules).some((rule) => rule.strength === 'must')
  const own = Object.keys(definition.rules).filter(
    (name) => definition.rules[name]?.strength !== 'fixed'
  )
  const hasOptions = own.length > 0
  const name = className(phrase)
  let names: ReadonlySet<string> | undefined

  function prepare(args: readonly unknown[]): PreparedInit | string | undefined {
    const [first] = args
    const isPlain = typeof first === 'string' || first === undefined
    // The common case: a message at most, and so nothing to check or to apply.
    if (isPlain && !required && args.length < 2) return first
    const foreign = first instanceof ForeignArguments ? first : undefined
    names ??= new Set([...own, ...commonOptions])
    const init = foreign ? foreign.init : readInit(args, names, name)
    checkInit(init)
    const hasOnlyFixed = !hasOptions && init.headers === undefined
    const applied = hasOnlyFixed
      ? unsaid
      : applyRules(definition.rules, init, foreign !== undefined)
    return { init, applied, isForeign: foreign?.isForeign ?? false }
  }

  class Base extends HttpError<Status> {
    static readonly status = status
    static readonly definition = definition

    static from({ isForeign, ...init }: ForeignErrorInit = {}): HttpError<Status> {
      // Not `new this`: the constructor of a subclass has arguments of its own.
      const made: unknown = Reflect.construct(
        Base,
        [new ForeignArguments(init as AnyInit, isForeign ?? 'cause' in init)],
        this
      )
      const error = made as HttpError<Status>
      // V8 leaves out all frames up to the constructor of `this`, which was never called.
      if (!error.isForeign && capturesFrames(status)) Error.captureStackTrace?.(error, this.from)
      return error
    }

    constructor(...args: unknown[]) {
      super(definition, prepare(args))
    }
  }

  const defaults = { definition, status, statusCode: status, expose: status < 500, condition }
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
