import type { Problem } from '../problem/problem.ts'
import { extensionsOf } from './extensions.ts'
import { builtInFormatter, type Background, type Formatter } from './formatter.ts'
import { outlookOf, retryOf, retrySentence, spaceAfter } from './condition-text.ts'
import { indented, memberLines, safeLine, safeLines } from './indented-text.ts'
import { english } from '../languages/page-texts.ts'

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
export const text = /* @__PURE__ */ builtInFormatter({
  type: 'text/plain; charset=utf-8',
  format: (problem, _c, background) => write(problem, background),
} satisfies Formatter)

function write(problem: Problem, background: Background | undefined): string {
  const { type, title, status, detail, instance } = problem
  const members = memberLines({
    type: type === 'about:blank' ? undefined : type,
    instance,
    ...extensionsOf(problem),
  })
  const lines = [safeLine(title), ...safeLines(detail), expectation(problem, background)]
  if (members.length > 0) lines.push('', ...members)
  const number = String(status)
  return `${indented(lines, ' '.repeat(number.length + 2), `${number}  `).join('\n')}\n`
}

function expectation(problem: Problem, background: Background | undefined): string {
  const { fields, language = 'en', words } = background ?? {}
  const retry = retryOf(fields, words ? language : 'en')
  const outlook = outlookOf(problem, words ?? english)
  const sentence = retrySentence(problem, retry, words ?? english)
  return sentence === undefined ? outlook : `${outlook}${spaceAfter(outlook)}${sentence}`
}
