/** Options -> settings, checked when the app starts. */

import type { Context } from 'hono'
import { checkedOptions } from '../checks/plain-object.ts'
import { refuseFactory } from '../checks/uncalled-factory.ts'
import type { HttpError } from '../errors/http-error.ts'
import { challengeLines } from '../fields/challenge.ts'
import {
  checkedBoolean,
  invalidSetting,
  isUriReference,
  refuseAsynchronous,
} from '../fields/grammar.ts'
import { longestTimeout } from '../fields/timer-delay.ts'
import { readFormatters, type FormattersFor } from '../formatters/formatter-choice.ts'
import type { Localize } from '../languages/localize.ts'
import type { Problem } from '../problem/problem.ts'
import type { Recognizer } from '../recognizers/recognizer.ts'
import { readCacheControl, type CacheControlFor } from './cache-control.ts'
import type {
  ExtensionsHook,
  HttpErrorsOptions,
  KeepResponse,
  RoutingOptions,
  UndeclaredHook,
} from './options.ts'
import type { Reply } from './exchange.ts'
import type { Preset } from './preset.ts'
import { reportServerErrors, type Report } from './report.ts'

/** The options with their defaults in place. */
export interface Settings {
  readonly preset: Preset
  readonly formatters: FormattersFor
  readonly recognizers: readonly Recognizer[]
  readonly report: Report
  readonly reportUnrouted: boolean
  readonly cacheControl: CacheControlFor
  readonly typeFor: ((status: number) => string | undefined) | undefined
  readonly extensions: ExtensionsHook | undefined
  readonly routing: Readonly<Record<keyof RoutingOptions, boolean>>
  readonly instance: ((c: Context) => string | undefined) | undefined
  readonly localize: Localize | undefined
  readonly expose: ((error: HttpError) => boolean) | undefined
  readonly challenges: readonly string[] | undefined
  readonly keepResponse: KeepResponse | undefined
  readonly undeclared: UndeclaredHook | undefined
  /** Calls the hook above. Set by the first route with `throws`, which alone needs the code. */
  checkDeclared?: CheckDeclared
  /** In milliseconds. */
  readonly hookTimeout: number
  /** Whether errors of every status capture stack frames, in the whole process. */
  readonly capturesAllStacks: boolean
  /** Whether a hook of the app receives the error itself, and not only the problem. */
  readonly showsError: boolean
}

/** Calls the option `undeclared` where it applies. Returns the reply. Never throws. */
export type CheckDeclared = (reply: Reply, answered: AnsweredError) => Reply

/** An error whose reply was chosen. */
interface AnsweredError {
  readonly c: Context
  readonly settings: Settings
  readonly error?: HttpError | undefined
  readonly problem?: Problem | undefined
}

/** The options whose functions must return their value at once. */
const synchronous = [
  'formatters',
  'cacheControl',
  'typeFor',
  'extensions',
  'instance',
  'expose',
  'keepResponse',
] as const

const others: readonly (keyof HttpErrorsOptions)[] = [
  'recognizers',
  'report',
  'reportUnrouted',
  'routing',
  'localize',
  'stack',
  'challenges',
  'undeclared',
  'hookTimeout',
]

/**
 * Reads the options.
 *
 * @param preset what the app uses where the options do not decide.
 * @param ofCaller the names of options that the caller reads itself.
 * @throws {TypeError} that names the option that is wrong.
 * @throws {RangeError} if `hookTimeout` is not positive, or longer than a timer can be.
 */
export function readOptions(
  preset: Preset,
  options: HttpErrorsOptions = {},
  ofCaller: readonly string[] = []
): Settings {
  const checked = checkedOptions(options, [...synchronous, ...others, ...ofCaller], 'httpErrors()')
  const { formatters, challenges, stack, hookTimeout = 1000, recognizers = [] } = checked
  const {
    instance,
    localize,
    expose,
    keepResponse,
    extensions,
    undeclared,
    reportUnrouted = false,
  } = checked
  const report = checked.report === false ? () => {} : checked.report
  for (const name of synchronous) refuseAsynchronous(name, checked[name])
  const hooks = { report, instance, localize, expose, keepResponse, extensions, undeclared }
  for (const [name, hook] of Object.entries(hooks)) {
    if (hook !== undefined) checkHook(name, hook, name === 'report' ? ', or false' : '')
  }
  if (!Array.isArray(recognizers)) {
    throw invalidSetting('recognizers', 'an array of functions', recognizers)
  }
  for (const [index, recognizer] of recognizers.entries()) {
    checkHook(`recognizers[${index}]`, recognizer)
  }
  checkTimeout(hookTimeout)
  if (stack !== undefined && stack !== 'always' && stack !== 'server-errors') {
    throw invalidSetting('stack', `'server-errors' or 'always'`, stack)
  }
  return {
    preset,
    formatters: readFormatters(formatters, preset.formatters),
    recognizers: preset.recognizers(recognizers),
    report: report ?? reportServerErrors,
    reportUnrouted: checkedBoolean('reportUnrouted', reportUnrouted),
    cacheControl: readCacheControl(checked.cacheControl),
    typeFor: readTypeFor(checked.typeFor),
    extensions,
    routing: readRouting(checked.routing),
    instance,
    localize,
    expose,
    challenges: challenges && challengeLines(challenges, 'challenges'),
    keepResponse,
    undeclared,
    hookTimeout,
    capturesAllStacks: stack === 'always',
    showsError: Boolean(expose ?? extensions ?? formatters),
  }
}

/** @param also what the option may be besides a function, for the message. */
function checkHook(name: string, hook: unknown, also = ''): void {
  if (typeof hook !== 'function') throw invalidSetting(name, `a function${also}`, hook)
  refuseFactory(hook, name)
}

function checkTimeout(timeout: unknown): void {
  if (typeof timeout !== 'number') {
    throw invalidSetting('hookTimeout', 'a number of milliseconds', timeout)
  }
  if (timeout > 0 && timeout <= longestTimeout) return
  throw new RangeError(
    `Option 'hookTimeout' must be a number of milliseconds above 0, at most ${longestTimeout}; received ${timeout}.`
  )
}

function readTypeFor(typeFor: HttpErrorsOptions['typeFor']): Settings['typeFor'] {
  if (isUriReference(typeFor)) return (status) => `${typeFor}${status}`
  if (typeFor === undefined) return undefined
  checkHook('typeFor', typeFor, ' or a URI reference in ASCII')
  return typeFor
}

function readRouting(routing: HttpErrorsOptions['routing'] = true): Settings['routing'] {
  const byDefault = routing !== false
  const parts = typeof routing === 'boolean' ? {} : routing
  const {
    methodNotAllowed = byDefault,
    options = byDefault,
    notImplemented = byDefault,
  } = checkedOptions(
    parts,
    ['methodNotAllowed', 'options', 'notImplemented'],
    `'routing' of httpErrors()`,
    'a boolean or an object'
  )
  return {
    methodNotAllowed: checkedBoolean('routing.methodNotAllowed', methodNotAllowed),
    options: checkedBoolean('routing.options', options),
    notImplemented: checkedBoolean('routing.notImplemented', notImplemented),
  }
}
