/** Which formatters there are for a problem: a list, a map by status or type, or a function. */

import type { Context } from 'hono'
import { checkedFields, noFields } from '../fields/checked-fields.ts'
import type { Fields } from '../fields/field.ts'
import type { Formatter } from './formatter.ts'
import { htmlFormatter } from './html.ts'
import { jsonFormatter } from './json.ts'
import { problemJsonFormatter } from './problem-json.ts'
import { problemXmlFormatter, xmlFormatter } from './problem-xml.ts'
import { textFormatter } from './text.ts'
import { refuseFactory } from '../checks/uncalled-factory.ts'
import { ignoreRejection } from '../untrusted/call-hook.ts'
import { isMediaRange, isUriReference, invalidOption } from '../fields/grammar.ts'
import type { Formatters } from './negotiate.ts'
import { copyOf, type Problem } from '../problem/problem.ts'

/**
 * Formatters by what they are for: a status code, `4xx` or `5xx`, or a problem type. Each takes the
 * place of the one with its media type in `default`, or joins it at the end; the most precise key wins.
 */
export interface FormatterMap {
  /** Defaults to all that are built in. */
  readonly default?: readonly Formatter[]
  readonly [key: number | string]: Formatter | readonly Formatter[] | undefined
}

/** Chooses by problem or request; undefined means those that are built in. */
export type FormatterFunction = (
  problem: Problem,
  c?: Context
) => Formatter | readonly Formatter[] | undefined

/** The option `formatters`. */
export type FormatterChoice = readonly Formatter[] | FormatterMap | FormatterFunction

/** The formatters for a problem. Throws what a function of the user throws, or a `TypeError`. */
export type FormattersFor = (problem: Problem, c: Context | undefined) => Formatters

/**
 * Programs that accept anything get problem+json, browsers prefer HTML, and who asks for JSON, XML or
 * text gets just that. Made once, and only where somebody wants them: a page takes a hash of its style.
 */
export function defaultFormatters(): Formatters {
  shared ??= checkedList('formatters', [
    problemJsonFormatter(),
    jsonFormatter(),
    htmlFormatter(),
    problemXmlFormatter(),
    xmlFormatter(),
    textFormatter(),
  ])
  return shared
}

let shared: Formatters | undefined

/** Reads the option. Throws a `TypeError` that names what is not what it should be. */
export function readFormatters(choice: FormatterChoice | undefined): FormattersFor {
  if (choice === undefined) return defaultFormatters
  refuseFactory(choice, 'formatters')
  if (typeof choice === 'function') return chosenBy(choice)
  if (!isList(choice) && typeof choice === 'object' && choice !== null) return mapped(choice)
  const list = checkedList('formatters', choice)
  return () => list
}

/** The fields that a formatter brings, by lower-case name. */
export function fieldsOfFormatter(formatter: Formatter): Fields {
  return formatter.fields === undefined ? noFields : (known.get(formatter) ?? noFields)
}

/** Formatters that were checked, with their fields as they are sent. */
const known = /* @__PURE__ */ new WeakMap<Formatter, Fields>()

function chosenBy(choose: FormatterFunction): FormattersFor {
  return (problem, c) => {
    // Were it a promise, nobody would wait for it.
    const chosen = ignoreRejection(choose(copyOf(problem), c)) as ReturnType<FormatterFunction>
    return chosen === undefined ? defaultFormatters() : checkedList('formatters()', listOf(chosen))
  }
}

function mapped(map: FormatterMap): FormattersFor {
  const { default: fallback, ...rest } = map
  const base = fallback ? checkedList('formatters.default', fallback) : defaultFormatters()
  const lists = new Map<string, Formatters>()
  for (const [key, value] of Object.entries(rest)) {
    if (value === undefined) continue
    // A type without a scheme or a path would be a typing error more often than a type.
    const isType = /[:/#]/.test(key) && isUriReference(key)
    if (!isType && !/^[45](?:\d\d|xx)$/.test(key)) {
      throw new TypeError(
        `Option 'formatters' has the key '${key}': a status code, '4xx', '5xx', 'default' or the ` +
          `URI of a problem type expected.`
      )
    }
    lists.set(key, checkedList(`formatters['${key}']`, listOf(value)))
  }
  const cache = new Map<string, Formatters>()
  return ({ status, type }) => {
    const keys = [status < 500 ? '4xx' : '5xx', String(status), type].filter((key) =>
      lists.has(key)
    )
    if (keys.length === 0) return base
    const name = keys.join(' ')
    // As many as the map has combinations of keys, and no more.
    const found = cache.get(name) ?? keys.reduce((list, key) => merged(list, lists.get(key)), base)
    cache.set(name, found)
    return found
  }
}

/** The list with others in the place of those with the same media type. */
function merged(list: Formatters, others: readonly Formatter[] = []): Formatters {
  const of = (type: string): Formatter | undefined =>
    others.find((other) => essence(other.type) === essence(type))
  const [first, ...rest] = list.map((formatter) => of(formatter.type) ?? formatter)
  const added = others.filter(
    (other) => !list.some(({ type }) => essence(type) === essence(other.type))
  )
  return [first ?? list[0], ...rest, ...added]
}

function essence(type: string): string {
  return (type.split(';', 1)[0] ?? '').trim().toLowerCase()
}

function checkedList(option: string, list: unknown): Formatters {
  if (!Array.isArray(list)) throw invalidOption(option, 'an array of formatters', list)
  const [first, ...others] = list.map((value: unknown, index) => {
    refuseFactory(value, `${option}[${index}]`)
    if (!isFormatter(value)) throw invalidOption(`${option}[${index}]`, 'a formatter', value)
    if (!known.has(value)) {
      const { fields = noFields } = value
      known.set(value, checkedFields(fields, `${option}[${index}].fields`))
    }
    return value
  })
  if (first === undefined) throw new TypeError(`Option '${option}' must not be empty.`)
  return [first, ...others]
}

function listOf(value: Formatter | readonly Formatter[]): readonly Formatter[] {
  return isList(value) ? value : [value]
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(value: unknown): value is readonly Formatter[] {
  return Array.isArray(value)
}

function isFormatter(value: unknown): value is Formatter {
  const { type, format } = (value ?? {}) as Partial<Formatter>
  return isMediaRange(type) && typeof format === 'function'
}
