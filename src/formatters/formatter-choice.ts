/** Which formatters there are for a problem: a list, an object by status or type, or a function. */

import type { Context } from 'hono'
import { checkedFields, noFields } from '../fields/checked-fields.ts'
import type { Fields } from '../fields/field.ts'
import type { Formatter } from './formatter.ts'
import { isPlainObject, readEach } from '../checks/plain-object.ts'
import { refuseFactory } from '../checks/uncalled-factory.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import { refusePromise } from '../untrusted/maybe-promise.ts'
import { isMediaRange, isUriReference, invalidSetting } from '../fields/grammar.ts'
import { essenceOf } from '../fields/media-type.ts'
import type { Formatters } from './negotiate.ts'
import { copyOf, type Problem } from '../problem/problem.ts'

/**
 * Formatters by what they are for: a status code, `4xx` or `5xx`, or a problem type. Each takes the
 * place of the one with its media type in `default`, or joins it at the end; the most precise key wins.
 */
export interface FormatterMap {
  /** Defaults to all that are built in. */
  readonly default?: Formatter | readonly Formatter[]
  readonly [key: number | string]: Formatter | readonly Formatter[] | undefined
}

/**
 * Chooses the formatters by problem or by request.
 *
 * @param problem the problem that is to be written.
 * @param c the context of the request; undefined where the error came before there was one.
 * @returns a formatter, or several to choose from by Accept; undefined means those that are built in.
 */
export type FormatterFunction = (
  problem: Problem,
  c?: Context
) => Formatter | readonly Formatter[] | undefined

/** The option `formatters`. */
export type FormatterChoice = Formatter | readonly Formatter[] | FormatterMap | FormatterFunction

/** The formatters for a problem. Throws what a function of the user throws, or a `TypeError`. */
export type FormattersFor = (problem: Problem, c: Context | undefined) => Formatters

/**
 * Reads the option `formatters`.
 *
 * @param builtIn the formatters where the option names none.
 * @throws {TypeError} that names what is not a formatter.
 */
export function readFormatters(
  choice: FormatterChoice | undefined,
  builtIn: () => Formatters
): FormattersFor {
  if (choice === undefined) return builtIn
  refuseFactory(choice, 'formatters')
  if (typeof choice === 'function') return byFunction(choice, builtIn)
  if (isPlainObject(choice) && !isFormatter(choice)) return byKey(choice, builtIn)
  const list = checkedFormatters('formatters', choice, ', an object of such values or a function')
  return () => list
}

/** The fields of a formatter by lower-case name, as they were checked when it was first seen. */
export function fieldsOfFormatter(formatter: Formatter): Fields {
  return checkedFieldsOf.get(formatter) ?? noFields
}

/** The formatters that were checked, with their fields as they are sent. */
const checkedFieldsOf = /* @__PURE__ */ new WeakMap<Formatter, Fields>()

function byFunction(choose: FormatterFunction, builtIn: () => Formatters): FormattersFor {
  return (problem, c) => {
    const chosen = refusePromise(choose(copyOf(problem), c), 'formatters')
    return chosen === undefined ? builtIn() : checkedFormatters('formatters()', chosen)
  }
}

function byKey(map: FormatterMap, builtIn: () => Formatters): FormattersFor {
  const { default: fallback, ...rest } = readEach(map, "'formatters'")
  const base = fallback ? checkedFormatters('formatters.default', fallback) : builtIn()
  const lists = new Map<string, Formatters>()
  for (const [key, value] of Object.entries(rest)) {
    if (value === undefined) continue
    // A key without `:`, `/` or `#` is more often a typing error than a problem type.
    const isType = /[:/#]/.test(key) && isUriReference(key)
    if (!isType && !/^[45](?:\d\d|xx)$/.test(key)) {
      throw new TypeError(
        `Option 'formatters' has the key '${key}'. Its keys are status codes, '4xx', '5xx', 'default' ` +
          `and URIs of problem types.`
      )
    }
    lists.set(key, checkedFormatters(`formatters['${key}']`, value))
  }
  const cache = new Map<string, Formatters>()
  return ({ status, type }) => {
    const keys = [status < 500 ? '4xx' : '5xx', String(status), type].filter((key) =>
      lists.has(key)
    )
    if (keys.length === 0) return base
    const name = keys.join(' ')
    // At most one entry for each combination of the map's keys.
    const cached = cache.get(name)
    if (cached !== undefined) return cached
    const list = keys.reduce((all, key) => replaceByMediaType(all, lists.get(key)), base)
    cache.set(name, list)
    return list
  }
}

/** Replaces the formatters that have the media type of another one, and appends the others. */
function replaceByMediaType(list: Formatters, others: readonly Formatter[] = []): Formatters {
  const of = (type: string): Formatter | undefined =>
    others.find((other) => essenceOf(other.type) === essenceOf(type))
  const [first = list[0], ...rest] = list.map((formatter) => of(formatter.type) ?? formatter)
  const added = others.filter(
    (other) => !list.some(({ type }) => essenceOf(type) === essenceOf(other.type))
  )
  return [first, ...rest, ...added]
}

/**
 * Returns one formatter or several as a list, and checks their fields.
 *
 * @param option the name of the option in messages.
 * @param others what else the option may be, for messages.
 * @throws {TypeError} that names the option and the index.
 */
export function checkedFormatters(option: string, value: unknown, others = ''): Formatters {
  const wanted = `a formatter or an array of them${others}`
  if (!isList(value)) return [checkedFormatter(option, wanted, value)]
  const [first, ...rest] = value.map((member: unknown, index) =>
    checkedFormatter(`${option}[${index}]`, 'a formatter', member)
  )
  if (first === undefined) throw invalidSetting(option, wanted, value)
  return [first, ...rest]
}

function checkedFormatter(option: string, wanted: string, value: unknown): Formatter {
  refuseFactory(value, option)
  if (!isFormatter(value)) throw invalidSetting(option, wanted, value)
  if (!checkedFieldsOf.has(value)) {
    const { fields = noFields } = value
    checkedFieldsOf.set(value, checkedFields(fields, `${option}.fields`))
  }
  return value
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(value: unknown): value is readonly Formatter[] {
  return Array.isArray(value)
}

function isFormatter(value: unknown): value is Formatter {
  return (
    isMediaRange(propertyOf(value, 'type')) && typeof propertyOf(value, 'format') === 'function'
  )
}
