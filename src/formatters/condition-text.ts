/** The sentences that tell people whether the error passes and what to do (RFC 9110 §15.5, §15.6). */

import type { Condition } from '../errors/error-init.ts'
import type { Fields } from '../fields/field.ts'
import { readRetryAfter } from '../fields/retry-after.ts'
import type { PageTexts } from '../languages/page-texts.ts'
import type { Problem } from '../problem/problem.ts'

/**
 * Returns the sentence on the condition, the space between the two, and the sentence that tells when to
 * try again. Each is empty where there is nothing to say: of a condition that is unknown, and where trying
 * again does not help.
 *
 * @param fields the fields of the response, of which Retry-After is read.
 * @param language the BCP 47 tag of `texts`, for numbers and dates.
 */
export function conditionSentences(
  { condition }: Problem,
  texts: PageTexts,
  language: string,
  fields: Fields | undefined
): readonly [condition: string, space: string, advice: string] {
  const sentence = condition === 'unknown' ? '' : texts[condition]
  const advice = retryAdvice(condition, texts, language, fields)
  // The full-width full stop of Chinese and Japanese includes the space.
  const space = sentence === '' || advice === '' || sentence.endsWith('。') ? '' : ' '
  return [sentence, space, advice]
}

/** When to try again: by Retry-After (RFC 9110 §10.2.3), or "later" for a temporary condition. */
function retryAdvice(
  condition: Condition,
  texts: PageTexts,
  language: string,
  fields: Fields | undefined
): string {
  if (condition === 'permanent') return ''
  const retryAfter = readRetryAfter(fields)
  if (retryAfter === undefined) return condition === 'temporary' ? texts.retryLater : ''
  if (typeof retryAfter === 'number') return texts.retry(delayText(retryAfter, language), false)
  const format = { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' } as const
  return texts.retry(new Intl.DateTimeFormat(language, format).format(retryAfter), true)
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
