import { factory } from '../checks/uncalled-factory.ts'
import type { Problem } from '../problem/problem.ts'
import { extensionsOf } from './extensions.ts'
import { builtInFormatter, type FormatInfo, type SyncFormatter } from './formatter.ts'
import { conditionText, retryOf, retrySentence, spaceAfter } from './condition-text.ts'
import { indented, memberLines, safeLine, safeLines } from './indented-text.ts'
import { englishTexts } from '../languages/page-texts.ts'

const plainText: SyncFormatter = /* @__PURE__ */ builtInFormatter({
  type: 'text/plain; charset=utf-8',
  format: (problem, _c, background) => write(problem, background),
} satisfies SyncFormatter)

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
 * httpErrors(app, { formatters: [problemJsonFormatter(), textFormatter()] })
 * ```
 */
export const textFormatter: () => SyncFormatter = /* @__PURE__ */ factory(
  'textFormatter',
  function textFormatter(): SyncFormatter {
    return plainText
  }
)

function write(problem: Problem, background: FormatInfo | undefined): string {
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

function expectation(problem: Problem, background: FormatInfo | undefined): string {
  const { fields, language = 'en', texts } = background ?? {}
  const retry = retryOf(fields, texts ? language : 'en')
  const outlook = conditionText(problem, texts ?? englishTexts)
  const sentence = retrySentence(problem, retry, texts ?? englishTexts)
  return sentence === undefined ? outlook : `${outlook}${spaceAfter(outlook)}${sentence}`
}
