import type { Problem } from '../problem.ts'
import type { Formatter, Told } from './formatter.ts'
import { outlookOf, retryOf } from './outlook.ts'
import { indented, memberLines, safeLine, safeLines } from './terminal.ts'
import { english } from './words.ts'

/**
 * `text/plain`, for terminals: the title behind the status, aligned with what happened and with what
 * to expect; below them the other members. No markup, and nothing that drives a terminal.
 *
 * ```text
 * 429  Too Many Requests
 *      One search a second, please.
 *      This is temporary. Try again in 30 seconds.
 *
 *      instance  urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8
 *      limit     1
 * ```
 *
 * @example
 * ```ts
 * httpErrors(app, { formatters: [problemJson, text] })
 * ```
 */
export const text = {
  type: 'text/plain; charset=utf-8',
  format: (problem, _c, told) => write(problem, told),
} satisfies Formatter

function write(problem: Problem, told: Told | undefined): string {
  const { type, title, status, detail, instance, condition, ...extensions } = problem
  void condition
  const members = memberLines({
    type: type === 'about:blank' ? undefined : type,
    instance,
    ...extensions,
  })
  const lines = [safeLine(title), ...safeLines(detail), expectation(problem, told)]
  if (members.length > 0) lines.push('', ...members)
  const number = String(status)
  return `${indented(lines, ' '.repeat(number.length + 2), `${number}  `).join('\n')}\n`
}

function expectation(problem: Problem, told: Told | undefined): string {
  const retry = retryOf(told, 'en')
  const outlook = outlookOf(problem, english)
  if (retry !== undefined) return `${outlook} ${english.retry(retry.when, retry.date !== undefined)}`
  return problem.condition === 'temporary' ? `${outlook} ${english.retryLater}` : outlook
}
