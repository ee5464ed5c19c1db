/** Options -> settings, checked when the app starts. */

import type { Context } from 'hono'
import { checkedOptions } from '../checks/plain-object.ts'
import { refuseFactory } from '../checks/uncalled-factory.ts'
import type { HttpError } from '../errors/http-error.ts'
import { challengeLines } from '../fields/challenge.ts'
import { checkedBoolean, invalidOption, isUriReference } from '../fields/grammar.ts'
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

const names: readonly (keyof HttpErrorsOptions)[] = [
  'formatters',
  'recognizers',
  'report',
  'reportUnrouted',
  'cacheControl',
  'typeFor',
  'extensions',
  'routing',
  'instance',
  'localize',
  'expose',
  'stack',
  'challenges',
  'keepResponse',
  'undeclared',
  'hookTimeout',
]

/**
 * Reads the options.
 *
 * @param preset what the app uses where the options do not decide.
 * @param others the names of options that the caller reads itself.
 * @throws {TypeError} that names the option that is wrong.
 * @throws {RangeError} if `hookTimeout` is not positive, or longer than a timer can be.
 */
export function readOptions(
  preset: Preset,
  options: HttpErrorsOptions = {},
  others: readonly string[] = []
): Settings {
  const checked = checkedOptions(options, [...names, ...others], 'httpErrors()')
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
  if (!Array.isArray(recognizers)) throw invalidOption('recognizers', 'an array', recognizers)
  checkHooks({ report, instance, localize, expose, keepResponse, extensions, undeclared })
  for (const [index, recognizer] of recognizers.entries()) {
    checkHooks({ [`recognizers[${index}]`]: recognizer ?? null })
  }
  checkTimeout(hookTimeout)
  if (stack !== undefined && stack !== 'always' && stack !== 'server-errors') {
    throw invalidOption('stack', `'server-errors' or 'always'`, stack)
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

function checkHooks(hooks: Readonly<Record<string, unknown>>): void {
  for (const [name, hook] of Object.entries(hooks)) {
    if (hook !== undefined && typeof hook !== 'function')
      throw invalidOption(name, 'a function', hook)
    refuseFactory(hook, name)
  }
}

function checkTimeout(timeout: unknown): void {
  if (typeof timeout !== 'number') throw invalidOption('hookTimeout', 'a number', timeout)
  if (timeout > 0 && timeout <= longestTimeout) return
  throw new RangeError(
    `Option 'hookTimeout' must be a number of milliseconds above 0, at most ${longestTimeout}; received ${timeout}.`
  )
}

function readTypeFor(typeFor: HttpErrorsOptions['typeFor']): Settings['typeFor'] {
  if (typeof typeFor !== 'string') {
    checkHooks({ typeFor })
    return typeFor
  }
  if (!isUriReference(typeFor)) throw invalidOption('typeFor', 'a URI reference in ASCII', typeFor)
  return (status) => `${typeFor}${status}`
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
    'httpErrors()',
    'routing'
  )
  return {
    methodNotAllowed: checkedBoolean('routing.methodNotAllowed', methodNotAllowed),
    options: checkedBoolean('routing.options', options),
    notImplemented: checkedBoolean('routing.notImplemented', notImplemented),
  }
}
