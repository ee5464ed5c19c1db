/** The option `cacheControl`: Cache-Control of errors that do not set their own. */

import type { Context } from 'hono'
import { isPlainObject, readEach } from '../checks/plain-object.ts'
import { argument, compile, invalidSetting, token } from '../fields/grammar.ts'
import { copyOf, type Problem } from '../problem/problem.ts'
import { callHook, type Hook, type HookCaller } from '../untrusted/call-hook.ts'

/** Field values by status code, `4xx` or `5xx`; the most precise key decides. */
export interface CacheControlMap {
  /** For the status codes that no other key is for. Defaults to `no-store`. */
  readonly default?: string | undefined
  readonly [key: number | `${number}xx`]: string | undefined
}

/** The option `cacheControl`. A function that returns undefined leaves it at `no-store`. */
export type CacheControl =
  string | CacheControlMap | ((problem: Problem, c: Context | undefined) => string | undefined)

/** The value of Cache-Control for an error: one for all, or one for each. */
export type CacheControlFor = string | ((problem: Problem, context: ContextOfHook) => string)

/** What calls the function of the option. */
type ContextOfHook = Pick<HookCaller, 'addFailure'> & { readonly c: Context | undefined }

const NO_STORE = 'no-store'

// RFC 9111 §5.2: a list of directives. Of some, the argument is a number of seconds (§5.2.2, RFC 5861).
const seconds = '(?:max-|s-max|stale-)[a-z-]+'
const DIRECTIVES = /* @__PURE__ */ compile(
  () =>
    `^(?:(?:${seconds}=\\d+|(?!${seconds})${token}(?:${argument()})?)(?:[ \\t]*,[ \\t]*(?!$)|$))+$`,
  'i'
)

/**
 * Reads the option.
 *
 * @throws {TypeError} that names the key that is wrong.
 */
export function readCacheControl(option: CacheControl = NO_STORE): CacheControlFor {
  if (typeof option === 'function') {
    return (problem, context) =>
      // The function may change what it is given.
      callHook(() => option(copyOf(problem), context.c), hook, context) ?? NO_STORE
  }
  if (!isPlainObject(option)) {
    return checkedValue('cacheControl', option, ', an object of such values or a function')
  }
  const values = new Map<string, string>()
  for (const [key, value] of Object.entries(readEach(option, "'cacheControl'"))) {
    if (!/^(?:[45](?:\d\d|xx)|default)$/.test(key)) {
      throw new TypeError(
        `Option 'cacheControl' has the key '${key.slice(0, 40)}'. Its keys are status codes, '4xx', '5xx' and 'default'.`
      )
    }
    if (value !== undefined) values.set(key, checkedValue(`cacheControl['${key}']`, value))
  }
  return ({ status }) =>
    values.get(String(status)) ??
    values.get(status < 500 ? '4xx' : '5xx') ??
    values.get('default') ??
    NO_STORE
}

function checkedValue(name: string, value: unknown, others = ''): string {
  if (!areDirectives(value))
    throw invalidSetting(name, `directives such as 'max-age=60'${others}`, value)
  return value
}

function areDirectives(value: unknown): value is string {
  return typeof value === 'string' && DIRECTIVES.test(value)
}

const hook: Hook<string | undefined> = {
  name: 'cacheControl',
  wanted: "directives such as 'max-age=60' or undefined",
  isValid: (value): value is string | undefined => value === undefined || areDirectives(value),
}

/** Returns the value of Cache-Control for an error. */
export function cacheControlFor(
  problem: Problem,
  context: ContextOfHook & { readonly settings: { readonly cacheControl: CacheControlFor } }
): string {
  const { cacheControl } = context.settings
  return typeof cacheControl === 'string' ? cacheControl : cacheControl(problem, context)
}
