/** What an app may say of its errors, checked when the app starts. */

import type { Context } from 'hono'
import { challengeLines, type Challenge } from './challenge.ts'
import { checkedFields, type Fields } from './field-filter.ts'
import type { Formatter } from './formatters/formatter.ts'
import { html } from './formatters/html.ts'
import { json } from './formatters/json.ts'
import { problemJson } from './formatters/problem-json.ts'
import { problemXml, xml } from './formatters/problem-xml.ts'
import { text } from './formatters/text.ts'
import { isFieldValue, isMediaRange, malformed } from './grammar.ts'
import type { HttpError } from './http-error.ts'
import type { Formatters } from './negotiate.ts'
import { allRecognizers } from './recognize.ts'
import type { Recognizer } from './recognizers/recognizer.ts'
import { reportServerErrors, type Report } from './report.ts'
import { captureAllStacks } from './stack.ts'

/** Options of `httpErrors` and `httpErrorHandlers`. */
export interface HttpErrorsOptions {
  /**
   * Ways to write a problem down, in order of preference. Defaults to problem+json, JSON, HTML,
   * problem+xml, XML and text.
   */
  readonly formatters?: readonly Formatter[] | undefined
  /** Asked before the built-in ones, in order. */
  readonly recognizers?: readonly Recognizer[] | undefined
  /** Defaults to `console.error` for errors with a status of 500 or more. */
  readonly report?: Report | undefined
  /** Cache-Control of errors that do not set their own. Defaults to `no-store`. */
  readonly cacheControl?: string | undefined
  /** The URI reference of an occurrence, such as `urn:uuid:` and a request id. */
  readonly instance?: ((c: Context) => string | undefined) | undefined
  /** Whether an error's message may be told. Defaults to the error's own `expose`. */
  readonly expose?: ((error: HttpError) => boolean) | undefined
  /** `'always'` captures the stack of 4xx errors too, in the whole process. Defaults to 5xx only. */
  readonly stack?: 'server-errors' | 'always' | undefined
  /**
   * The challenges of a 401 from elsewhere that has none, such as `createError(401)` or
   * `new HTTPException(401)`: RFC 9110 §15.5.2 demands one.
   */
  readonly challenges?: readonly Challenge[] | undefined
  /**
   * Whether the response that a thrown value holds, such as the `res` of an HTTPException, is to be
   * sent with its own content. A thrown Response always is.
   */
  readonly verbatim?: ((thrown: unknown) => boolean) | undefined
  /** How long an asynchronous hook may take, in milliseconds. Defaults to 1000. */
  readonly hookTimeout?: number | undefined
}

/**
 * Programs that accept anything get problem+json, browsers prefer HTML, and who asks for JSON, XML or
 * text gets just that.
 */
function defaultFormatters(): readonly Formatter[] {
  // Made once, and only where somebody wants them: a page takes a hash of its style.
  shared ??= [problemJson, json(), html(), problemXml, xml, text]
  return shared
}

let shared: readonly Formatter[] | undefined

/** The options with their defaults in place. */
export interface Settings {
  readonly formatters: Formatters
  /** The fields that formatters bring, by lower-case name. */
  readonly formatterFields: ReadonlyMap<Formatter, Fields>
  readonly recognizers: readonly Recognizer[]
  readonly report: Report
  readonly cacheControl: string
  readonly instance: ((c: Context) => string | undefined) | undefined
  readonly expose: ((error: HttpError) => boolean) | undefined
  readonly challenges: readonly string[] | undefined
  readonly verbatim: ((thrown: unknown) => boolean) | undefined
  readonly hookTimeout: number
}

/**
 * Reads the options.
 *
 * @throws {TypeError} that names the option when one is not what it should be.
 * @throws {RangeError} when `hookTimeout` is not positive.
 */
export function readOptions(options: HttpErrorsOptions = {}): Settings {
  const {
    formatters = defaultFormatters(),
    recognizers = [],
    report = reportServerErrors,
  } = options
  const {
    cacheControl = 'no-store',
    instance,
    expose,
    stack,
    challenges,
    verbatim,
    hookTimeout = 1000,
  } = options
  const [first, ...others] = checkedList('formatters', formatters, isFormatter, 'a formatter')
  if (first === undefined) throw new TypeError(`Option 'formatters' must not be empty.`)
  checkedList('recognizers', recognizers, isFunction, 'a function')
  checkFunction('report', report)
  checkFunction('instance', instance)
  checkFunction('expose', expose)
  checkFunction('verbatim', verbatim)
  if (!isFieldValue(cacheControl)) throw malformed('cacheControl', 'a field value', cacheControl)
  if (typeof hookTimeout !== 'number') throw malformed('hookTimeout', 'a number', hookTimeout)
  if (!(hookTimeout > 0)) throw new RangeError(`Option 'hookTimeout' must be positive.`)
  if (stack === 'always') captureAllStacks()
  return {
    formatters: [first, ...others],
    formatterFields: fieldsOfFormatters(formatters),
    recognizers: allRecognizers(recognizers),
    report,
    cacheControl,
    instance,
    expose,
    challenges: challenges && challengeLines(challenges, 'challenges'),
    verbatim,
    hookTimeout,
  }
}

/** Checked and spelled once, not for every error. */
function fieldsOfFormatters(formatters: readonly Formatter[]): ReadonlyMap<Formatter, Fields> {
  return new Map(
    formatters.flatMap((formatter, index) =>
      formatter.fields === undefined
        ? []
        : [[formatter, checkedFields(formatter.fields, `formatters[${index}].fields`)]]
    )
  )
}

function checkedList<Member>(
  option: string,
  list: readonly Member[],
  check: (value: unknown) => boolean,
  wanted: string
): readonly Member[] {
  if (!Array.isArray(list)) throw malformed(option, 'an array', list)
  const wrong = list.findIndex((member) => !check(member))
  if (wrong >= 0) throw malformed(`${option}[${wrong}]`, wanted, list[wrong])
  return list
}

function checkFunction(option: string, value: unknown): void {
  if (value !== undefined && !isFunction(value)) throw malformed(option, 'a function', value)
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function'
}

function isFormatter(value: unknown): boolean {
  const { type, format } = (value ?? {}) as Partial<Formatter>
  return isMediaRange(type) && isFunction(format)
}
