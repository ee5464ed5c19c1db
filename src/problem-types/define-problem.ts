/** Declares a problem type (RFC 9457 §4): a class of errors with a type, a title and extension members. */

import { checkNames } from '../checks/plain-object.ts'
import { readArguments, readForeignInit } from '../errors/constructor-arguments.ts'
import type { ForeignErrorInit, HttpErrorClass } from '../errors/http-error-class.ts'
import { commonOptions, type AnyInit, type HttpErrorInit } from '../errors/error-init.ts'
import type { HttpError } from '../errors/http-error.ts'
import { propertyOf, textOf } from '../untrusted/inspect.ts'
import { typeName } from '../untrusted/received-value.ts'
import { ignoreRejection } from '../untrusted/maybe-promise.ts'
import type { StandardSchema } from '../untrusted/standard-schema.ts'
import { setViolation } from './contract-violation.ts'
import type { ProblemClass, ProblemExample } from './problem-class.ts'
import {
  checkedDefinition,
  nameOfType,
  type AnyProblemDefinition,
  type NoSchema,
  type ProblemDefinition,
} from './problem-definition.ts'
import { readExtensions, type ExtensionsResult } from './read-extensions.ts'
import type { SchemaRefusal } from './schema-refusal.ts'

/** A class of a status, whatever its options are. */
export type StatusClass = Pick<HttpErrorClass<number>, 'status' | 'definition' | 'from'> &
  (new (...args: never[]) => HttpError)

/**
 * Declares a problem type. The thrower, the response, the OpenAPI document, the documentation page, the types
 * of `hc` and the client follow from the class.
 *
 * @param base the class of the status, such as `Forbidden`, whose required options stay required.
 * @param definition the type, its title, and the schema of its extension members.
 * @returns a class to throw or to extend; its errors have the type, the title and the checked members.
 * @throws {TypeError} that names the option that is missing or malformed.
 * @example
 * ```ts
 * import { z } from 'zod'
 *
 * class OutOfCredit extends defineProblem(Forbidden, {
 *   type: 'https://api.example.com/problems/out-of-credit',
 *   title: 'You do not have enough credit.',
 *   extensions: z.object({ balance: z.number() }),
 *   detail: ({ balance }) => `Your balance is ${balance}.`,
 * }) {}
 *
 * new OutOfCredit({ balance: 30 }).toJSON().detail // 'Your balance is 30.'
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineProblem<
  const Status extends number,
  Init extends HttpErrorInit,
  const Type extends string,
  Schema extends StandardSchema<object> = NoSchema,
>(
  base: HttpErrorClass<Status, Init>,
  definition: ProblemDefinition<Type, Schema, ProblemExample<Init, Schema>> & {
    readonly extensions?: SchemaRefusal<Schema, Init> | undefined
  }
): ProblemClass<Status, Init, Type, Schema> {
  // The types above are for the caller: here a class has any options, and a schema any members.
  const Base = base as unknown as StatusClass
  checkBase(Base)
  const declared = checkedDefinition(definition as unknown as AnyProblemDefinition)
  const made = declareClass(Base, { ...declared, name: declared.name ?? nameOfType(declared.type) })
  return made as unknown as ProblemClass<Status, Init, Type, Schema>
}

/** A definition that was checked; without a type, the problem is that of the status code. */
type CheckedDefinition = Omit<AnyProblemDefinition, 'type' | 'title'> &
  Partial<Pick<AnyProblemDefinition, 'type' | 'title'>> & { readonly name: string }

/** Makes the class of a definition that was checked. */
/* @__NO_SIDE_EFFECTS__ */
export function declareClass(Base: StatusClass, declared: CheckedDefinition): StatusClass {
  const { type, title, name, extensions: schema, condition = Base.definition.condition } = declared
  const definition = Object.freeze({ ...Base.definition, ...declared, condition })
  const options = new Set([...commonOptions, ...Object.keys(Base.definition.rules)])
  const ofOccurrence = new Set([...options].filter((option) => !ofTheClass.includes(option)))

  /** The options of the status, with the extension members in the place where `Base` takes them. */
  function prepare(init: AnyInit, isStrict: boolean): PreparedProblem {
    const entries = Object.entries(init).filter(([, value]) => value !== undefined)
    const members = Object.fromEntries(entries.filter(([option]) => !options.has(option)))
    if (isStrict) checkOccurrence(init, members)
    const { extensions, violation }: Partial<ExtensionsResult> = schema
      ? readExtensions(schema, members)
      : {}
    const known = entries.filter(([option]) => options.has(option))
    const { type: _type, title: _title, ...others } = Object.fromEntries(known)
    const detail = init.detail ?? detailOf(declared, violation ? undefined : (extensions ?? {}))
    return { init: { ...others, detail, extensions: violation ? {} : extensions }, violation }
  }

  /** @throws {TypeError} for what belongs to the class, and for options that there are not. */
  function checkOccurrence(init: AnyInit, members: AnyInit): void {
    for (const option of ofTheClass) {
      if (init[option] === undefined) continue
      throw new TypeError(
        option === 'extensions'
          ? `Option 'extensions' of ${name}: write the members beside the options, new ${name}({ member: value }).`
          : `Option '${option}' of ${name} is that of the class: set it in defineProblem().`
      )
    }
    if (!schema) checkNames(members, ofOccurrence, name)
  }

  class DeclaredError extends (Base as unknown as new (init: object) => HttpError) {
    static readonly type = type
    static readonly title = title
    static readonly definition = definition

    static from(received?: ForeignErrorInit): HttpError {
      // Not an option of the constructor: the schema would get it as a member.
      const { isForeign, ...init } = readForeignInit(received, name)
      const prepared = prepare(init, false)
      try {
        const options = { ...prepared.init, isForeign: isForeign ?? 'cause' in init }
        return setViolation(Base.from.call(this, options), name, prepared.violation)
      } catch (refusal) {
        throw withClassName(refusal, name)
      }
    }

    constructor(...args: unknown[]) {
      try {
        const { init, violation } = prepare(readArguments(args, name), true)
        super(init)
        setViolation(this, name, violation)
      } catch (refusal) {
        const named = withClassName(refusal, name)
        Error.captureStackTrace?.(named, DeclaredError)
        throw named
      }
    }
  }

  for (const [key, value] of Object.entries({ definition, condition, type, title, name })) {
    if (value === undefined) continue
    Object.defineProperty(DeclaredError.prototype, key, {
      value,
      writable: true,
      configurable: true,
    })
  }
  Object.defineProperty(DeclaredError, 'name', { value: name, configurable: true })
  return DeclaredError as unknown as StatusClass
}

/** The options of a status that an occurrence of a problem type does not have. */
const ofTheClass = ['type', 'title', 'extensions']

interface PreparedProblem {
  readonly init: object
  readonly violation: readonly unknown[] | undefined
}

/** The same refusal with the name of the class: the rules of a status do not have it. */
function withClassName(refusal: unknown, name: string): Error {
  const message = textOf(refusal, 'message')
  const named = message.replace(/^Option '[^']*'(?! of )/, `$& of ${name}`)
  if (named === message) return refusal as Error
  return new (refusal instanceof RangeError ? RangeError : TypeError)(named, { cause: refusal })
}

/**
 * The detail of the definition; undefined where its function throws or returns no string.
 *
 * @param members undefined where the schema has refused them: a function has nothing to read then.
 */
function detailOf({ detail }: CheckedDefinition, members: object | undefined): string | undefined {
  if (typeof detail !== 'function') return detail as string | undefined
  if (members === undefined) return undefined
  try {
    // A copy: the function may change what it gets, such as sort or delete, and the members are sent.
    const text: unknown = ignoreRejection(detail({ ...members }))
    if (typeof text === 'string') return text
  } catch {
    // The explanation of the status is sent.
  }
  return undefined
}

function checkBase(base: unknown): void {
  const facts = propertyOf(base, 'definition')
  const isClass = typeof base === 'function' && typeof propertyOf(base, 'from') === 'function'
  const isOfStatus = isClass && typeof propertyOf(facts, 'status') === 'number'
  const name = propertyOf(facts, 'name')
  if (isOfStatus && name === undefined) return
  const received = isOfStatus
    ? `${String(name)}, which declares its members already`
    : typeName(base)
  throw new TypeError(
    `Argument 1 of defineProblem() must be the class of a status, such as Forbidden; received ${received}.`
  )
}
