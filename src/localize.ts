/** The texts of a problem in the language that the client prefers (RFC 9110 §12.5.4). */

import type { Context } from 'hono'
import { parseAccept } from 'hono/utils/accept'
import { classFor } from './by-status.ts'
import type { Words } from './formatters/words.ts'
import { malformed } from './grammar.ts'
import { isLanguageTag } from './language-tag.ts'
import type { Language } from './languages/language.ts'
import type { Problem } from './problem.ts'

/** The texts of a problem in one language; what is left out stays as it is. */
export interface Localization {
  /** The language, a BCP 47 tag; sent as Content-Language, and the `lang` of the page. */
  readonly language: string
  readonly title?: string | undefined
  readonly detail?: string | undefined
  /** What the built-in page and text say on their own. */
  readonly words?: Words | undefined
}

/**
 * Puts a problem's texts into one of the languages that the client reads.
 *
 * @param languages the language ranges of Accept-Language, the most wanted first, without `*` and
 *   those that are refused; empty when the client has no wish.
 * @returns undefined to leave the problem as it is.
 */
export type Localize = (
  problem: Problem,
  languages: readonly string[],
  c?: Context
) => Localization | undefined | Promise<Localization | undefined>

// A client that names more languages than this is not reading; what follows is passed over.
const MAX_LANGUAGES = 32

/** The language ranges of an Accept-Language field (RFC 9110 §12.5.4) in the order of preference. */
export function acceptedLanguages(field: string | null | undefined): readonly string[] {
  if (!field) return []
  const wanted = parseAccept(field).filter(({ type, q }) => q > 0 && isLanguageTag(type))
  return wanted.slice(0, MAX_LANGUAGES).map(({ type }) => type)
}

/**
 * The option `localize` for the built-in texts: the titles and explanations of the status codes, and
 * what the page and the text say on their own. A title or detail that the app gave stays as it is.
 *
 * @param supported the languages to choose from; the first is for clients that want none of them.
 * @throws {TypeError} when `supported` is not an array of languages, or empty.
 * @example
 * ```ts
 * import { de } from 'hono-http-errors/languages/de'
 * import { en } from 'hono-http-errors/languages/en'
 *
 * httpErrors(app, { localize: localizeIn([en, de]) })
 * ```
 */
export function localizeIn(supported: readonly Language[]): Localize {
  if (!Array.isArray(supported)) throw malformed('supported', 'an array of languages', supported)
  const [first, ...others] = supported.map(checked)
  if (first === undefined) throw new TypeError(`Option 'supported' must name a language.`)
  const all = [first, ...others]
  return (problem, languages) => {
    const language = lookUp(all, languages) ?? first
    const { tag, words, titles, explanations } = language
    const { phrase, explanation } = classFor(problem.status).row
    const status = (problem.status in titles ? problem.status : generalOf(problem.status)) as Known
    return {
      language: tag,
      words,
      title: problem.title === phrase ? titles[status] : undefined,
      detail: problem.detail === explanation ? explanations[status] : undefined,
    }
  }
}

type Known = keyof Language['titles']

/** RFC 9110 §15: a status code that is not known is treated as the x00 of its class. */
function generalOf(status: number): number {
  return status < 500 ? 400 : 500
}

/** RFC 4647 §3.4: each range is cut from its end until a language matches. */
function lookUp(
  supported: readonly Language[],
  languages: readonly string[]
): Language | undefined {
  for (const range of languages) {
    const subtags = range.toLowerCase().split('-')
    for (; subtags.length > 0; subtags.pop()) {
      const found = supported.find(({ tag }) => tag.toLowerCase() === subtags.join('-'))
      if (found !== undefined) return found
    }
  }
  return undefined
}

function checked(language: Language, index: number): Language {
  const { tag, words, titles, explanations } = (language ?? {}) as Partial<Language>
  if (isLanguageTag(tag) && words && titles && explanations) return language
  throw malformed(`supported[${index}]`, 'a language such as the export of languages/de', language)
}
