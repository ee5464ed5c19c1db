/** Asking the app's `localize` for the texts of a problem. */

import type { Context } from 'hono'
import { englishTexts, type PageTexts } from '../languages/page-texts.ts'
import { andThen, callHook, isThenable } from '../untrusted/call-hook.ts'
import { isLanguageTag } from '../languages/language-tag.ts'
import { acceptedLanguages, type Localization } from '../languages/localize.ts'
import type { Settings } from './options.ts'
import { copyOf, type Problem } from '../problem/problem.ts'

/** A problem, and what language its texts are in where that is known. */
export interface Localized {
  readonly problem: Problem
  readonly localization?: Localization
}

/** The problem in the language that the client reads; as it is where `localize` fails. */
export function localized(
  problem: Problem,
  acceptLanguage: string | null | undefined,
  c: Context | undefined,
  { localize, hookTimeout: timeout }: Settings,
  failed: (failure: unknown) => void
): Localized | Promise<Localized> {
  if (localize === undefined) return { problem }
  const texts = callHook<Localization | undefined>({
    name: 'localize',
    call: () => {
      const { wanted, refused } = acceptedLanguages(acceptLanguage)
      const said: unknown = localize(copyOf(problem), wanted, c, refused)
      return isThenable(said) ? Promise.resolve(said).then(copied) : copied(said)
    },
    isValid: isLocalization,
    timeout,
    failed,
  })
  return andThen(texts, (localization) => {
    if (localization === undefined) return { problem }
    const { title = problem.title, detail = problem.detail } = localization
    return { problem: { ...problem, title, detail }, localization }
  })
}

/** What a hook returned, each property read once: a getter may say something else the next time. */
function copied(said: unknown): unknown {
  if (typeof said !== 'object' || said === null) return said
  const { language, title, detail, texts } = said as Partial<Localization>
  return { language, title, detail, texts: texts && completed(texts) }
}

/** Words that a language lacks are said in English. */
function completed(texts: Partial<PageTexts>): PageTexts {
  return { ...englishTexts, ...texts }
}

function isLocalization(value: unknown): value is Localization | undefined {
  if (value === undefined) return true
  const { language, title, detail } = (value ?? {}) as Partial<Localization>
  return (
    isLanguageTag(language) &&
    [title, detail].every((text) => text === undefined || typeof text === 'string')
  )
}
