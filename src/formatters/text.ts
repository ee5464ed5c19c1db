/**
 * The formatter of `text/plain`, for terminals.
 *
 * @module
 */

import { factory } from '../checks/uncalled-factory.ts'
import { englishTexts } from '../languages/page-texts.ts'
import type { Problem } from '../problem/problem.ts'
import { conditionSentences } from './condition-text.ts'
import { extensionsOf } from './extensions.ts'
import { builtInFormatter, type FormatInfo, type SyncFormatter } from './formatter.ts'
import { indented, memberLines, safeLine, safeLines } from './indented-text.ts'

const plainText: SyncFormatter = /* @__PURE__ */ builtInFormatter({
  type: 'text/plain; charset=utf-8',
  format: (problem, _c, info) => writeText(problem, info),
} satisfies SyncFormatter)

/**
 * Makes the formatter of `text/plain`, for terminals: the title behind the status, aligned with what
 * happened and with what to expect; below them the other members. No markup, and no character that
 * controls a terminal.
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
 * @returns a formatter for the option `formatters`.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono(), { formatters: [problemJsonFormatter(), textFormatter()] })
 * ```
 */
export const textFormatter: () => SyncFormatter = /* @__PURE__ */ factory(
  'textFormatter',
  function textFormatter(): SyncFormatter {
    return plainText
  }
)

function sentenceLines(sentences: string): readonly string[] {
  return sentences === '' ? [] : [sentences]
}

function writeText(
  problem: Problem,
  { fields, language, texts }: Partial<FormatInfo> = {}
): string {
  const { type, title, status, detail, instance } = problem
  const members = memberLines({
    type: type === 'about:blank' ? undefined : type,
    instance,
    ...extensionsOf(problem),
  })
  // Numbers and dates are in the language of the texts.
  const tag = (texts && language) ?? 'en'
  const sentences = conditionSentences(problem, { ...englishTexts, ...texts }, tag, fields)
  const lines = [safeLine(title), ...safeLines(detail), ...sentenceLines(sentences.join(''))]
  if (members.length > 0) lines.push('', ...members)
  const beginning = `${status}  `
  return `${indented(lines, ' '.repeat(beginning.length), beginning).join('\n')}\n`
}
