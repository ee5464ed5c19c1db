/** What to expect and to do: the sentence on the condition, for people (RFC 9110 §15.5, §15.6). */

import type { Fields } from '../fields/field.ts'
import type { Problem } from '../problem/problem.ts'
import { readRetryAfter } from '../fields/retry-after.ts'
import type { PageTexts } from '../languages/page-texts.ts'

/** When to try again: in the words of a language, and as a date where it is one. */
export interface Retry {
  readonly when: string
  readonly date?: Date
}

/** What Retry-After (RFC 9110 §10.2.3) says, in the language; undefined where it says nothing. */
export function retryOf(fields: Fields | undefined, language: string): Retry | undefined {
  const retryAfter = readRetryAfter(fields)
  if (retryAfter === undefined) return undefined
  if (typeof retryAfter === 'number') return { when: delay(retryAfter, language) }
  const format = { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' } as const
  return { when: new Intl.DateTimeFormat(language, format).format(retryAfter), date: retryAfter }
}

/** Whether the condition passes, as a sentence. */
export function conditionText({ status, condition }: Problem, texts: PageTexts): string {
  if (condition !== 'unknown') return texts[condition]
  return status < 500 ? texts.unknownOfClient : texts.unknownOfServer
}

/** When to try again, as a sentence with `when` in it; undefined where that would not help. */
export function retrySentence(
  { condition }: Problem,
  retry: Retry | undefined,
  texts: PageTexts
): string | undefined {
  if (condition === 'permanent') return undefined
  if (retry !== undefined) return texts.retry(retry.when, retry.date !== undefined)
  return condition === 'temporary' ? texts.retryLater : undefined
}

/** What stands between two sentences: the full-width full stop of Chinese and Japanese has its space. */
export function spaceAfter(sentence: string): string {
  return sentence.endsWith('。') ? '' : ' '
}

/** `in 30 seconds`, `in 5 minutes`: the largest unit that says it in small numbers, rounded up. */
function delay(seconds: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(language)
  if (seconds < 120) return format.format(seconds, 'second')
  if (seconds < 2 * 3600) return format.format(Math.ceil(seconds / 60), 'minute')
  if (seconds < 2 * 86_400) return format.format(Math.ceil(seconds / 3600), 'hour')
  return format.format(Math.ceil(seconds / 86_400), 'day')
}
