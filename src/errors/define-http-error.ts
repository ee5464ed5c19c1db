/** Makes the class of an error status. */

import { markChecked } from '../fields/checked-fields.ts'
import type { Fields } from '../fields/field.ts'
import { applyRules, applyRulesToForeign } from './apply-rules.ts'
import { checkedRow } from './check-row.ts'
import { className } from './class-name.ts'
import { readForeignInit, readInit } from './constructor-arguments.ts'
import type { ErrorDefinition } from './error-definition.ts'
import { checkInit, commonOptions, type Condition, type HttpErrorInit } from './error-init.ts'
import { brand, HttpError, type PreparedInit } from './http-error.ts'
import type { ForeignErrorInit, HttpErrorClass } from './http-error-class.ts'
import { noMembers } from './problem-members.ts'
import type { Rules, RulesOf } from './rules.ts'
import { capturesFrames, limitFrames, restoreStackLimit } from './stack.ts'

/** A row of the table: the facts about a status, and the fields that all its responses have. */
export type ErrorRow<Status extends number> = readonly [
  status: Status,
  phrase: string,
  spec: string,
  condition: Condition,
  explanation: string,
  fields?: Fields | undefined,
]

/**
 * Makes the class of an error status.
 *
 * @param status the status code, 400 to 599.
 * @param phrase the name of the status, from which the name of the class is made.
 * @param spec the document that defines the status.
 * @param condition whether the condition passes by itself.
 * @param explanation what happened and what the client can do.
 * @returns a class to throw, to extend, or to pass to `defineProblem`.
 * @throws {RangeError|TypeError} that names the argument that is missing or malformed.
 * @example
 * ```ts
 * class PageExpired extends defineHttpError(
 *   419,
 *   'Page Expired',
 *   'none',
 *   'unknown',
 *   'The form is too old. Reload the page.'
 * ) {}
 *
 * new PageExpired().status // 419
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineHttpError<const Status extends number>(
  status: Status,
  phrase: string,
  spec: string,
  condition: Condition,
  explanation: string
): HttpErrorClass<Status> {
  return makeErrorClass(checkedRow([status, phrase, spec, condition, explanation] as const), {})
}

/** Makes the class of a row of the table. The rules must be those of the interface of its options. */
/* @__NO_SIDE_EFFECTS__ */
export function defineRegistered<const Status extends number, Init extends HttpErrorInit>(
  row: ErrorRow<Status>,
  ...[rules]: keyof RulesOf<Init> extends never ? [] : [rules: RulesOf<Init>]
): HttpErrorClass<Status, Init> {
  return makeErrorClass(row, rules ?? {})
}

/**
 * Makes a class whose options have no type.
 *
 * @param name the name of the class, where it is not that of the phrase.
 */
/* @__NO_SIDE_EFFECTS__ */
export function makeErrorClass<const Status extends number, Init>(
  [status, phrase, spec, condition, explanation, fixed]: ErrorRow<Status>,
  rules: Rules,
  name: string = className(phrase)
): HttpErrorClass<Status, Init> {
  const fields = markChecked({ ...fixed })
  const definition: ErrorDefinition<Status> = Object.freeze({
    status,
    phrase,
    spec,
    condition,
    explanation,
    fields,
    rules: Object.freeze(rules),
  })
  const isMessageEnough = !Object.values(rules).some(({ strength }) => strength === 'must')
  let names: ReadonlySet<string> | undefined

  function prepare(args: readonly unknown[]): PreparedInit | string | undefined {
    const [first] = args
    // The common case: a message at most, and so nothing to check or to apply.
    if (isMessageEnough && args.length < 2 && (first === undefined || typeof first === 'string')) {
      return first
    }
    try {
      names ??= new Set([...Object.keys(rules), ...commonOptions])
      const init = readInit(args, names, name)
      checkInit(init)
      return { init, rules: applyRules(definition, init), isForeign: false }
    } catch (refusal) {
      // An error of this package: its stack begins where the constructor was called, at the line to correct.
      Error.captureStackTrace?.(refusal as Error, StatusError)
      throw refusal
    }
  }

  class StatusError extends HttpError<Status> {
    static readonly status = status
    static readonly definition = definition

    static from(options?: ForeignErrorInit): HttpError<Status> {
      const { isForeign, ...init } = readForeignInit(options, name)
      checkInit(init)
      const prepared: PreparedInit = {
        init,
        rules: applyRulesToForeign(definition, init),
        isForeign: isForeign ?? 'cause' in init,
      }
      // Not `new this`: the constructor of a subclass has arguments of its own.
      const limit = limitFrames(status, prepared.isForeign)
      let error: HttpError<Status>
      try {
        error = Reflect.construct(HttpError, [definition, prepared], this)
      } finally {
        restoreStackLimit(limit)
      }
      // V8 leaves out all frames up to the constructor of `this`, which was not called.
      if (!error.isForeign && capturesFrames(status)) Error.captureStackTrace?.(error, this.from)
      return error
    }

    // The `try` stands here and not in HttpError, as JSR (Deno 2.9) finds no `super` of an exported class in it.
    constructor(...args: unknown[]) {
      const prepared = prepare(args)
      const limit = limitFrames(status)
      try {
        super(definition, prepared)
      } finally {
        // `super` reads the prototype of the class that is constructed, which throws for some Proxies.
        restoreStackLimit(limit)
      }
    }
  }

  // On the prototype, so that a log shows only what an error was made with.
  const shared = {
    definition,
    status,
    statusCode: status,
    expose: status < 500,
    condition,
    headers: fields,
    members: noMembers,
    [brand]: true,
  }
  for (const key of Reflect.ownKeys(shared)) {
    const value: unknown = Reflect.get(shared, key)
    Object.defineProperty(StatusError.prototype, key, {
      value,
      writable: true,
      configurable: true,
      // pino-std-serializers 7 copies what `for in` finds; console.log shows no property of a prototype.
      enumerable: key === 'status',
    })
  }
  // A minifier renames the class, but not the phrase.
  Object.defineProperty(StatusError, 'name', { value: name, configurable: true })
  return StatusError as unknown as HttpErrorClass<Status, Init>
}
