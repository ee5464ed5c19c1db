/** The texts of a problem in the language that the client prefers (RFC 9110 §12.5.4). */

import { factory } from '../checks/uncalled-factory.ts'
import type { Context } from 'hono'
import { parseAccept } from 'hono/utils/accept'
import { errorClassOf, type ErrorStatus } from '../errors/classes-by-status.ts'
import type { PageTexts } from './page-texts.ts'
import { invalidOption } from '../fields/grammar.ts'
import { isLanguageTag } from './language-tag.ts'
import type { Language } from './language.ts'
import type { Problem } from '../problem/problem.ts'

/** The texts of a problem in one language. */
export interface Localization {
  /** The language, a BCP 47 tag; sent as Content-Language, and the `lang` of the page. */
  readonly language: string
  /** The title in this language. Defaults to that of the problem. */
  readonly title?: string | undefined
  /** The detail in this language. Defaults to that of the problem. */
  readonly detail?: string | undefined
  /** The texts of the built-in page and of plain text. */
  readonly texts?: PageTexts | undefined
}

/**
 * The option `localize`: returns the texts of a problem in one of the languages that the client prefers.
 *
 * @param languages the language ranges of Accept-Language, the most preferred first, without `*`; empty
 *   when the client has no preference.
 * @param refused the ranges with a weight of 0, which the client does not accept.
 * @returns undefined to leave the problem as it is.
 */
export type Localize = (
  problem: Problem,
  languages: readonly string[],
  c?: Context,
  refused?: readonly string[]
) => Localization | undefined | Promise<Localization | undefined>

/** The languages of an Accept-Language field. */
export interface Languages {
  readonly wanted: readonly string[]
  readonly refused: readonly string[]
}

/** The length of what is read of Accept-Language, in UTF-16 code units: fields of browsers are shorter. */
const LONGEST_FIELD = 512

// RFC 4647 §2.1, without `*`.
const LANGUAGE_RANGE = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/

/**
 * The language ranges of an Accept-Language field (RFC 9110 §12.5.4) in the order of preference.
 *
 * Hono's parser suffices here, as language ranges have no quoted parameters. `negotiate` has another
 * one: media ranges can have them, and compete by the number of their parameters.
 */
export function acceptedLanguages(field: string | null | undefined): Languages {
  const ranges = parseAccept(withinLimit(field ?? '')).filter(({ type }) =>
    LANGUAGE_RANGE.test(type)
  )
  return {
    wanted: ranges.filter(({ q }) => q > 0).map(({ type }) => type),
    refused: ranges.filter(({ q }) => q === 0).map(({ type }) => type),
  }
}

/** The field up to its last comma within the limit, so that no range is cut in two. */
function withinLimit(field: string): string {
  if (field.length <= LONGEST_FIELD) return field
  return field.slice(0, Math.max(field.lastIndexOf(',', LONGEST_FIELD), 0))
}

/**
 * Makes a function for the option `localize` that returns the built-in texts: the titles and
 * explanations of the status codes, and the texts of the page. A title or detail that the app has
 * set stays as it is.
 *
 * @param supported the languages to choose from; the first one is the fallback.
 * @throws {TypeError} when `supported` is not an array of languages, or empty.
 * @example
 * ```ts
 * import { de } from 'hono-http-errors/languages/de'
 * import { en } from 'hono-http-errors/languages/en'
 *
 * httpErrors(app, { localize: createLocalizer([en, de]) })
 * ```
 */
export const createLocalizer: (supported: readonly [Language, ...Language[]]) => Localize =
  /* @__PURE__ */ factory(
    'createLocalizer',
    function createLocalizer(supported: readonly [Language, ...Language[]]): Localize {
      if (!Array.isArray(supported))
        throw invalidOption('supported', 'an array of languages', supported)
      const all = supported.map(checkedLanguage)
      const [first] = all
      if (first === undefined) throw new TypeError(`Option 'supported' must name a language.`)
      return (problem, languages, _c, refused = []) => {
        const accepted = all.filter(({ tag }) => !refused.some((range) => isSameTag(tag, range)))
        const language = lookUp(accepted, languages) ?? accepted[0] ?? first
        const { tag, texts, titles, explanations } = language
        const { phrase, explanation } = errorClassOf(problem.status).definition
        const status = (
          Object.hasOwn(titles, problem.status) ? problem.status : generalOf(problem.status)
        ) as ErrorStatus
        return {
          language: tag,
          texts,
          title: problem.title === phrase ? titles[status] : undefined,
          detail: problem.detail === explanation ? explanations[status] : undefined,
        }
      }
    },
    '[en]'
  )

/** RFC 9110 §15: an unknown status code is treated as the x00 of its class. */
function generalOf(status: number): number {
  return status < 500 ? 400 : 500
}

/** RFC 4647 §3.4: each range is cut from its end until a language matches. */
function lookUp(
  supported: readonly Language[],
  languages: readonly string[]
): Language | undefined {
  for (const range of languages) {
    const subtags = range.split('-')
    for (; subtags.length > 0; subtags.pop()) {
      const found = supported.find(({ tag }) => isSameTag(tag, subtags.join('-')))
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** RFC 5646 §2.1.1: tags are compared without case. */
function isSameTag(tag: string, range: string): boolean {
  return tag.toLowerCase() === range.toLowerCase()
}

function checkedLanguage(language: Language, index: number): Language {
  const { tag, texts, titles, explanations } = (language ?? {}) as Partial<Language>
  if (isLanguageTag(tag) && texts && titles && explanations) return language
  throw invalidOption(
    `supported[${index}]`,
    'a language such as the export of languages/de',
    language
  )
}
