/** What to show a person of an error, whatever it is (RFC 9110 §15.5 and §15.6: user agents should). */

import { conditionSentences } from '../formatters/condition-text.ts'
import { englishFailures } from '../languages/failure-texts.ts'
import type { Language } from '../languages/language.ts'
import { englishTexts } from '../languages/page-texts.ts'
import type { Condition } from '../errors/error-init.ts'
import { causesOf, propertyAt, propertyOf, textOf } from '../untrusted/inspect.ts'
import { kindOf } from './failure-kind.ts'
import { fieldOf } from './read-problem.ts'
import type { ReceivedProblem } from './received.ts'
import { conditionOf } from './retry-advice.ts'
import { secondsUntil, wholeSeconds } from './retry-after.ts'

/** A language of `describeError`: one of this package, or texts of the app. */
export type DescriptionLanguage = Pick<Language, 'tag' | 'texts'> &
  Partial<Pick<Language, 'failures' | 'titles' | 'explanations'>>

/** What to show a person of an error. Texts are plain: escape them for HTML. */
export interface ErrorDescription {
  /** What is wrong, in a few words. */
  readonly title: string
  /** What happened, in a sentence or more. */
  readonly detail: string
  /** Whether the request took effect, and whether the condition passes; empty where it is not known. */
  readonly condition: string
  /** When to try again; empty where that does not help, where the request took effect, or where it is not known. */
  readonly advice: string
  /** All of them, one a line. */
  readonly text: string
  /** The seconds to wait, for a countdown. */
  readonly retryAfter: number | undefined
  /** Whether to offer to try again. */
  readonly mayTryAgain: boolean
}

const english: DescriptionLanguage = { tag: 'en', texts: englishTexts }

/**
 * Describes an error to a person: what happened, whether it passes, and when to try again. Takes errors of
 * this client, also as a cause, those of HTTP libraries, failed connections, timeouts, cancelled requests,
 * and any other value, of which nothing is shown.
 *
 * The texts of the server are shown as they are: it localizes them by Accept-Language.
 *
 * @param error what was thrown, of any type.
 * @param language of `hono-http-errors/languages/…`. Without one, the texts are in English, and those of a
 * response without a problem are general.
 * @returns texts without markup: escape them for HTML.
 * @throws {TypeError} only for a language that is none.
 * @example
 * ```ts
 * import { de } from 'hono-http-errors/languages/de'
 *
 * const error = await errorOf(new Response(null, { status: 503, headers: { 'Retry-After': '5' } }))
 * const { title, mayTryAgain } = describeError(error, de)
 * title // 'Dienst nicht verfügbar'
 * mayTryAgain // true
 * ```
 */
export function describeError(
  error: unknown,
  language: DescriptionLanguage = english
): ErrorDescription {
  if (!language?.texts)
    throw new TypeError('describeError() takes a language, such as that of languages/de.')
  for (const cause of causesOf(error)) {
    const found = problemOf(cause)
    if (found) return ofProblem(found, language)
  }
  const kind = kindOf(error)
  const isPassing = kind === 'network' || kind === 'timeout'
  const [title, detail] = (language.failures ?? englishFailures)[kind]
  const advice = isPassing ? language.texts.retryLater : ''
  const mayTryAgain = isPassing || kind === 'abort'
  return withText({ title, detail, condition: '', advice, retryAfter: undefined, mayTryAgain })
}

interface FoundProblem {
  readonly problem: ReceivedProblem
  readonly retryAfter: number | undefined
  /** The explanation of the status, which a server sends where an error has no detail. */
  readonly explanation: unknown
  /** The language of the problem, where the response states it. */
  readonly language: string
}

/** The problem that an error has, or the status of the response that a library has added to it. */
function problemOf(error: unknown): FoundProblem | undefined {
  const response = propertyOf(error, 'response')
  const headers = propertyOf(response, 'headers') ?? propertyOf(error, 'headers')
  const field = (name: string): string | undefined => attempt(() => fieldOf(headers, name))
  const received = propertyOf(error, 'problem') ?? publicProblem(error)
  const status = [
    propertyOf(received, 'status'),
    ...statusesOf(response),
    ...statusesOf(error),
  ].find(isStatus)
  if (status === undefined) return undefined
  const seconds = propertyOf(error, 'retryAfter')
  return {
    problem: copyOf(received, status),
    retryAfter:
      typeof seconds === 'number' ? wholeSeconds(seconds) : secondsUntil(field('retry-after')),
    explanation: propertyAt(error, ['definition', 'explanation']),
    language: field('content-language') ?? '',
  }
}

/** The problem of an error of this package that was not received, as on a server that renders a page. */
function publicProblem(error: unknown): unknown {
  const toJson = propertyOf(error, 'toJSON')
  if (propertyOf(error, Symbol.for('hono-http-errors.HttpError')) !== true) return undefined
  return attempt(() => Reflect.apply(toJson as () => unknown, error, []))
}

/** What is shown of a problem, whatever its getters do. */
function copyOf(received: unknown, status: number): ReceivedProblem {
  const [type, title, detail] = ['type', 'title', 'detail'].map((name) => textOf(received, name))
  const condition = textOf(received, 'condition') as Condition
  const applied = propertyOf(received, 'applied')
  return {
    type: type || 'about:blank',
    status,
    ...(title && { title }),
    ...(detail && { detail }),
    ...(['temporary', 'permanent', 'unknown'].includes(condition) && { condition }),
    ...(typeof applied === 'boolean' && { applied }),
  }
}

function statusesOf(value: unknown): readonly unknown[] {
  return [propertyOf(value, 'status'), propertyOf(value, 'statusCode')]
}

/** Whether it is the status of an error, or 0 for a response that the browser does not show. */
function isStatus(status: unknown): status is number {
  return typeof status === 'number' && (status === 0 || (status >= 400 && status <= 999))
}

function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined // what a library or the app has put there
  }
}

function ofProblem(found: FoundProblem, language: DescriptionLanguage): ErrorDescription {
  const { problem, retryAfter, explanation } = found
  const { tag, texts, titles, explanations, failures = englishFailures } = language
  const { status, type } = problem
  const isOfServer = status >= 500
  const general = failures[status === 0 ? 'network' : isOfServer ? 'serverError' : 'clientError']
  // RFC 9457 §4.2.1: the title of about:blank is the phrase of the status, which the language has.
  const isTranslated = type !== 'about:blank' || isSameLanguage(found.language, tag)
  const ownTitle = textFor(titles, status)
  const title = (isTranslated ? undefined : ownTitle) ?? problem.title ?? ownTitle
  const ownDetail = textFor(explanations, status)
  const detail = problem.detail === explanation ? undefined : problem.detail
  const condition = conditionOf({ problem, retryAfter }) as Condition
  const [known, , advice] = conditionSentences(
    { title: '', detail: '', ...(problem as object), type, status, condition },
    texts,
    tag,
    retryAfter === undefined ? undefined : { 'retry-after': String(retryAfter) }
  )
  return withText({
    title: title ?? general[0],
    detail: detail ?? ownDetail ?? problem.detail ?? general[1],
    condition: known,
    advice,
    retryAfter,
    mayTryAgain:
      problem.applied !== true &&
      (condition === 'temporary' || (condition === 'unknown' && (isOfServer || status === 0))),
  })
}

/** RFC 9110 §15: a status without a text has that of the x00 of its class; 0 is no status, and has none. */
function textFor(
  texts: Readonly<Record<number, string>> | undefined,
  status: number
): string | undefined {
  return status === 0 ? undefined : (texts?.[status] ?? texts?.[status < 500 ? 400 : 500])
}

/** Whether the primary language is the same (RFC 4647 §3.3.1). */
function isSameLanguage(one: string, other: string): boolean {
  return one.toLowerCase().split('-')[0] === other.toLowerCase().split('-')[0]
}

function withText(description: Omit<ErrorDescription, 'text'>): ErrorDescription {
  const { title, detail, condition, advice } = description
  return { ...description, text: [title, detail, condition, advice].filter(Boolean).join('\n') }
}
