/** Calls the option `localize` of the app for the texts of a problem. */

import { isLanguageTag } from '../languages/language-tag.ts'
import { acceptedLanguages } from '../languages/accept-language.ts'
import type { Localization, Localize } from '../languages/localize.ts'
import { copyOf, type Problem } from '../problem/problem.ts'
import { awaitHookValue, type Hook } from '../untrusted/call-hook.ts'
import { toJsonValue } from '../untrusted/json-value.ts'
import { isThenable } from '../untrusted/maybe-promise.ts'
import type { ErrorContext } from './error-context.ts'

/** Returns what `localize` returns for a problem; undefined if it fails. */
export function localizationOf(
  problem: Problem,
  localize: Localize,
  context: ErrorContext
): Localization | undefined | Promise<Localization | undefined> {
  const { exchange, c, addFailure } = context
  try {
    const { wanted, refused } = acceptedLanguages(exchange.acceptLanguage)
    const result: unknown = localize(copyOf(problem), wanted, c, refused)
    const copy = isThenable(result) ? Promise.resolve(result).then(copied) : copied(result)
    return awaitHookValue(copy, localizeHook, context)
  } catch (failure) {
    addFailure(failure)
    return undefined
  }
}

/** Reads each property once: a getter may return something else the next time. */
function copied(result: unknown): unknown {
  if (typeof result !== 'object' || result === null) return result
  const { language, title, detail, errors, texts } = result as Partial<Localization>
  return {
    language,
    title,
    detail,
    errors: toJsonValue(errors),
    texts: texts && { ...texts },
  }
}

const localizeHook: Hook<Localization | undefined> = {
  name: 'localize',
  wanted: 'undefined, or an object with a language tag and texts',
  isValid: (value): value is Localization | undefined => {
    if (value === undefined) return true
    const { language, title, detail, errors } = (value ?? {}) as Partial<Localization>
    if (errors !== undefined && !Array.isArray(errors)) return false
    return isLanguageTag(language) && [title, detail].every(isOptionalText)
  },
}

function isOptionalText(text: unknown): boolean {
  return text === undefined || typeof text === 'string'
}
