/**
 * The sentences that tell people whether the request took effect (RFC 9110 §9.2.2), whether the error passes
 * and what to do (§15.5, §15.6).
 */

import type { Condition } from '../errors/error-init.ts'
import type { Fields } from '../fields/field.ts'
import { readRetryAfter } from '../fields/retry-after.ts'
import type { PageTexts } from '../languages/page-texts.ts'
import type { Problem } from '../problem/problem.ts'

/**
 * Client errors after which no other request gets what this one asked for: with a permanent condition, it is
 * not there (RFC 9110 §15.5.5, §15.5.11) or denied (RFC 7725 §3).
 */
const WITHOUT_ANOTHER_REQUEST = [404, 410, 451]

/**
 * Returns the sentences on what is known: whether the request took effect, and on the condition; the space
 * between them and the next one; and the sentence that tells when to try again. Each is empty where there
 * is nothing to say: of a condition that is unknown, and where trying again does not help or would repeat what
 * took effect.
 *
 * @param fields the fields of the response, of which Retry-After is read.
 * @param language the BCP 47 tag of `texts`, for numbers and dates.
 */
export function conditionSentences(
  problem: Problem,
  texts: PageTexts,
  language: string,
  fields: Fields | undefined
): readonly [known: string, space: string, advice: string] {
  const effect = effectOf(problem, texts)
  const condition = conditionOf(problem, texts)
  const known = `${effect}${spaceBetween(effect, condition)}${condition}`
  // RFC 9110 §9.2.2: what took effect may take effect again.
  const advice =
    problem.applied === true ? '' : retryAdvice(problem.condition, texts, language, fields)
  return [known, spaceBetween(known, advice), advice]
}

function effectOf({ applied }: Problem, texts: PageTexts): string {
  if (typeof applied !== 'boolean') return ''
  return applied ? texts.applied : texts.notApplied
}

function conditionOf({ status, condition }: Problem, texts: PageTexts): string {
  if (condition === 'unknown') return ''
  const isEndedByClient =
    condition === 'permanent' && status < 500 && !WITHOUT_ANOTHER_REQUEST.includes(status)
  return isEndedByClient ? texts.changeRequest : texts[condition]
}

/** The full-width full stop of Chinese and Japanese includes the space. */
function spaceBetween(before: string, after: string): string {
  return before === '' || after === '' || before.endsWith('。') ? '' : ' '
}

/** When to try again: by Retry-After (RFC 9110 §10.2.3), or "later" for a temporary condition. */
function retryAdvice(
  condition: Condition,
  texts: PageTexts,
  language: string,
  fields: Fields | undefined
): string {
  if (condition === 'permanent') return ''
  const time = readRetryAfter(fields)
  if (time === undefined) return condition === 'temporary' ? texts.retryLater : ''
  const isDelay = typeof time === 'number'
  if ((isDelay ? time : time.getTime() - Date.now()) <= 0) return texts.retryNow
  // A runtime that does not have the language would write the delay or the date in another one.
  if (!Intl.RelativeTimeFormat.supportedLocalesOf(language)[0]) return texts.retryLater
  return texts.retry(isDelay ? delayText(time, language) : dateText(time, language), !isDelay)
}

function dateText(time: Date, language: string): string {
  const format = { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(language, format).format(time)
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** `in 30 seconds`, `in 5 minutes`: rounded up, in the largest unit that the delay has twice. */
function delayText(seconds: number, language: string): string {
  const [unit, length] = units.find(([, length]) => seconds >= 2 * length) ?? ['second', 1]
  return new Intl.RelativeTimeFormat(language).format(Math.ceil(seconds / length), unit)
}
