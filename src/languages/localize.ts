/** The texts of a problem in the language that the client prefers (RFC 9110 §12.5.4). */

import { factory } from '../checks/uncalled-factory.ts'
import type { Context } from 'hono'
import { errorClassOf, type ErrorStatus } from '../errors/classes-by-status.ts'
import { shortExplanation } from '../errors/short-explanation.ts'
import { invalidArgument } from '../checks/invalid-argument.ts'
import { checkedOptions } from '../checks/plain-object.ts'
import { translatedDetail, type DetailTexts } from './detail-texts.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import { refusePromise } from '../untrusted/maybe-promise.ts'
import type { JsonValue } from '../untrusted/json-value.ts'
import type { PageTexts } from './page-texts.ts'
import { invalidSetting, refuseAsynchronous } from '../fields/grammar.ts'
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
  /** The member `errors` in this language. Defaults to that of the problem. */
  readonly errors?: readonly JsonValue[] | undefined
  /** The texts of the built-in page and of plain text. */
  readonly texts?: PageTexts | undefined
}

/**
 * The option `localize`: returns the texts of a problem in one of the languages that the client prefers.
 *
 * @param problem the problem, in the language of the app.
 * @param languages the language ranges of Accept-Language, the most preferred first, without `*`; empty
 *   when the client has no preference.
 * @param c the context of the request; undefined where the error came before there was one.
 * @param refused the ranges with a weight of 0, which the client does not accept.
 * @returns undefined to leave the problem as it is.
 */
export type Localize = (
  problem: Problem,
  languages: readonly string[],
  c?: Context,
  refused?: readonly string[]
) => Localization | undefined | Promise<Localization | undefined>

/** Options of `createLocalizer`. */
export interface LocalizerOptions {
  /**
   * The language that the site has chosen for a request, by a cookie or the path: a language tag, or
   * undefined to choose by Accept-Language, as for a tag that no language has. Called only for
   * requests that reach Hono. If errors are cached, middleware has to add `Vary` for what it reads.
   */
  readonly choose?: ((c: Context) => string | undefined) | undefined
}

/**
 * Makes a function for the option `localize` that returns the built-in texts: the titles and
 * explanations of the status codes, the details that this library writes itself, and the texts of the
 * page. A title or detail that the app has set stays as it is.
 *
 * @param supported the languages to choose from; the first one is the fallback.
 * @param options `choose`: the choice of the site, before that of Accept-Language.
 * @returns a function for the option `localize`, which chooses the language for each request.
 * @throws {TypeError} that names the argument or the option that is not valid.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { getCookie } from 'hono/cookie'
 * import { de } from 'hono-http-errors/languages/de'
 * import { en } from 'hono-http-errors/languages/en'
 *
 * const app = httpErrors(new Hono(), {
 *   localize: createLocalizer([en, de], { choose: (c) => getCookie(c, 'language') }),
 * })
 *
 * const response = await app.request('/nowhere', { headers: { 'Accept-Language': 'de-AT, en;q=0.5' } })
 * response.headers.get('Content-Language') // 'de'
 * ```
 */
export const createLocalizer: (
  supported: readonly [Language, ...Language[]],
  options?: LocalizerOptions
) => Localize = /* @__PURE__ */ factory(
  'createLocalizer',
  function createLocalizer(
    supported: readonly [Language, ...Language[]],
    options: LocalizerOptions = {}
  ): Localize {
    const all = Array.isArray(supported) ? supported.map(checkedLanguage) : []
    const [first] = all
    if (first === undefined) {
      const wanted = 'an array of languages, such as [en, de]'
      throw invalidArgument('Argument 1 of createLocalizer()', wanted, supported)
    }
    const { choose } = checkedOptions(options, ['choose'], 'createLocalizer()')
    if (choose !== undefined && typeof choose !== 'function') {
      throw invalidSetting('choose', 'a function', choose)
    }
    refuseAsynchronous('choose', choose)
    return (problem, languages, c, refused = []) => {
      const accepted = all.filter(({ tag }) => !refused.some((range) => isSameTag(tag, range)))
      const language =
        (c && choose && chosenOf(all, refusePromise(choose(c), 'choose'))) ??
        lookUp(accepted, languages) ??
        accepted[0] ??
        first
      return textsIn(language, problem)
    }
  },
  '[en]'
)

/** Longer tags are of no language; a cookie may have any length. */
const LONGEST_TAG = 64

function chosenOf(supported: readonly Language[], tag: unknown): Language | undefined {
  if (typeof tag !== 'string' || tag.length > LONGEST_TAG) return undefined
  return lookUp(supported, [tag])
}

function textsIn(language: Language, problem: Problem): Localization {
  const { tag, texts, titles, explanations, details } = language
  const { phrase, explanation, condition } = errorClassOf(problem.status).definition
  const status = (
    Object.hasOwn(titles, problem.status) ? problem.status : generalOf(problem.status)
  ) as ErrorStatus
  const isExplanation =
    problem.detail === explanation || problem.detail === shortExplanation(problem.status, condition)
  return {
    language: tag,
    texts,
    title: problem.title === phrase ? titles[status] : undefined,
    detail: isExplanation ? explanations[status] : translatedDetail(problem.detail, details),
    errors: translatedErrors(problem['errors'], details),
  }
}

/** The errors of the problem, of which only the details are in a language. */
function translatedErrors(errors: unknown, details: DetailTexts): Localization['errors'] {
  if (!Array.isArray(errors)) return undefined
  return errors.map((error: JsonValue) => {
    const detail = propertyOf(error, 'detail')
    const translation = typeof detail === 'string' ? translatedDetail(detail, details) : undefined
    return translation === undefined ? error : { ...Object(error), detail: translation }
  })
}

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
  const { tag, texts, titles, explanations, details } = (language ?? {}) as Partial<Language>
  if (isLanguageTag(tag) && texts && titles && explanations && details) return language
  throw invalidArgument(
    `Member ${index} of argument 1 of createLocalizer()`,
    `a language, such as de of 'hono-http-errors/languages/de'`,
    language
  )
}
