/** What an app may say of its errors, checked when the app starts. */

import type { Context } from 'hono'
import { challengeLines, type Challenge } from '../fields/challenge.ts'
import {
  readFormatters,
  type FormattersFor,
  type FormatterChoice,
} from '../formatters/formatter-choice.ts'
import { refuseFactory } from '../checks/uncalled-factory.ts'
import { isFieldValue, invalidOption } from '../fields/grammar.ts'
import type { HttpError } from '../errors/http-error.ts'
import type { Localize } from '../languages/localize.ts'
import { longestTimeout } from '../fields/timer-delay.ts'
import { checkedOptions } from '../checks/plain-object.ts'
import type { Recognizer } from '../recognizers/recognizer.ts'
import type { Preset } from './preset.ts'
import { reportServerErrors, type Report } from './report.ts'

/** The option `keepResponse`; `c` is absent where the error came before there was a context. */
export type KeepResponse = (thrown: unknown, c: Context | undefined) => boolean

/** Options of `httpErrors` and `httpErrorHandlers`. */
export interface HttpErrorsOptions {
  /**
   * Ways to write a problem down, in order of preference: a list, a map by status code or problem
   * type, or a function. Defaults to problem+json, JSON, HTML, problem+xml, XML and text.
   */
  readonly formatters?: FormatterChoice | undefined
  /** Asked before the built-in ones, in order. */
  readonly recognizers?: readonly Recognizer[] | undefined
  /** Defaults to `console.error` for errors with a status of 500 or more. */
  readonly report?: Report | undefined
  /** Cache-Control of errors that do not set their own. Defaults to `no-store`. */
  readonly cacheControl?: string | undefined
  /** The URI reference of an occurrence, such as `urn:uuid:` and a request id. */
  readonly instance?: ((c: Context) => string | undefined) | undefined
  /** Puts the problem into the language that the client reads. Defaults to leaving it as it is. */
  readonly localize?: Localize | undefined
  /** Whether an error's message may be told. Defaults to the error's own `expose`. */
  readonly expose?: ((error: HttpError) => boolean) | undefined
  /** `'always'` captures the stack of 4xx errors too, in the whole process. Defaults to 5xx only. */
  readonly stack?: 'server-errors' | 'always' | undefined
  /**
   * The challenges of a 401 without one in the error or in `c.header('WWW-Authenticate', …)`, such as
   * `createError(401)` or `new HTTPException(401)`: RFC 9110 §15.5.2 requires one.
   */
  readonly challenges?: readonly Challenge[] | undefined
  /**
   * Whether the response of a thrown value is sent with its own content and the status of the value:
   * the `res` of an HTTPException, or a thrown Response that was made of a stream. One that was made of
   * a string, bytes, a form or a Blob always is, one that was fetched never.
   */
  readonly keepResponse?: KeepResponse | undefined
  /** How long an asynchronous hook may take, in milliseconds, up to 2147483647. Defaults to 1000. */
  readonly hookTimeout?: number | undefined
}

/** The options with their defaults in place. */
export interface Settings {
  readonly preset: Preset
  readonly formatters: FormattersFor
  readonly recognizers: readonly Recognizer[]
  readonly report: Report
  readonly cacheControl: string
  readonly instance: ((c: Context) => string | undefined) | undefined
  readonly localize: Localize | undefined
  readonly expose: ((error: HttpError) => boolean) | undefined
  readonly challenges: readonly string[] | undefined
  readonly keepResponse: KeepResponse | undefined
  readonly hookTimeout: number
  /** Whether errors of every status capture stack frames, in the whole process. */
  readonly capturesAllStacks: boolean
  /** Whether a hook of the app receives the error itself, and not only the problem. */
  readonly showsError: boolean
}

const names: readonly (keyof HttpErrorsOptions)[] = [
  'formatters',
  'recognizers',
  'report',
  'cacheControl',
  'instance',
  'localize',
  'expose',
  'stack',
  'challenges',
  'keepResponse',
  'hookTimeout',
]

/**
 * Reads the options.
 *
 * @param preset what the app uses where the options do not decide.
 * @param others the names of options that the caller reads itself.
 * @throws {TypeError} that names the option when one is not what it should be.
 * @throws {RangeError} when `hookTimeout` is not positive, or longer than a timer can be.
 */
export function readOptions(
  preset: Preset,
  options: HttpErrorsOptions = {},
  others: readonly string[] = []
): Settings {
  const checked = checkedOptions(options, [...names, ...others], 'httpErrors()')
  const { recognizers = [], report = reportServerErrors, cacheControl = 'no-store' } = checked
  const {
    instance,
    localize,
    expose,
    stack,
    challenges,
    keepResponse,
    hookTimeout = 1000,
  } = checked
  if (!Array.isArray(recognizers)) throw invalidOption('recognizers', 'an array', recognizers)
  const hooks = { report, instance, localize, expose, keepResponse }
  for (const [name, value] of Object.entries({ ...hooks, ...named('recognizers', recognizers) })) {
    if (value !== undefined && typeof value !== 'function')
      throw invalidOption(name, 'a function', value)
    refuseFactory(value, name)
  }
  if (!isFieldValue(cacheControl))
    throw invalidOption('cacheControl', 'a field value', cacheControl)
  if (typeof hookTimeout !== 'number') throw invalidOption('hookTimeout', 'a number', hookTimeout)
  if (!(hookTimeout > 0 && hookTimeout <= longestTimeout)) {
    throw new RangeError(
      `Option 'hookTimeout' must be a number of milliseconds above 0, at most ${longestTimeout}; received ${hookTimeout}.`
    )
  }
  if (stack !== undefined && stack !== 'always' && stack !== 'server-errors')
    throw invalidOption('stack', `'server-errors' or 'always'`, stack)
  return {
    preset,
    formatters: readFormatters(checked.formatters, preset.formatters),
    recognizers: preset.recognizers(recognizers),
    report,
    cacheControl,
    instance,
    localize,
    expose,
    challenges: challenges && challengeLines(challenges, 'challenges'),
    keepResponse,
    hookTimeout,
    capturesAllStacks: stack === 'always',
    showsError: expose !== undefined || checked.formatters !== undefined,
  }
}

/** The members of a list by the names that a message gives them. */
function named(option: string, list: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(list.map((member, index) => [`${option}[${index}]`, member ?? null]))
}
