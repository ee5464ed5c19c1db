/** The pages in Markdown. */

import { safeLine } from '../formatters/indented-text.ts'
import { firstParagraph } from './description-html.ts'
import type { IndexEntry } from './docs-index.ts'
import { conditionTitles, NO_MEMBERS, OTHER_MEMBERS } from './docs-texts.ts'
import { kindText } from './html-pages.ts'
import type { ProblemFacts } from './problem-facts.ts'

/** @param index the relative address of the index. */
export function problemMarkdown(facts: ProblemFacts, index: string): string {
  const { type, title, status, phrase, specification, explanation, description, advice, code } =
    facts
  const { statusLine, fields, body } = facts.response
  const response = [statusLine, ...fields.map((field) => field.join(': ')), '', body].join('\n')
  const members = facts.members.map(
    ({ name, type: kind, required, meaning }) =>
      `- ${codeSpan(name)}: ${escaped(kindText(kind, required))}${meaning === undefined ? '' : `. ${escaped(meaning)}`}`
  )
  const names = facts.fields.map(
    ({ name, required }) => `\`${name}\` (${required ? 'always' : 'optional'})`
  )
  const blocks = [
    `# ${escaped(title)}`,
    codeSpan(type),
    ...facts.aliases.map((alias) => `Formerly ${codeSpan(alias)}`),
    description?.trim() ?? escaped(explanation),
    '## The status',
    `${link(`${status} ${phrase}`, specification.href)} (${escaped(specification.name)}). ${escaped(explanation)}`,
    `## ${conditionTitles[facts.condition]}`,
    ...advice.map(escaped),
    '## The members',
    members.length === 0 ? NO_MEMBERS : members.join('\n'),
    OTHER_MEMBERS,
    ...(names.length === 0 ? [] : [`Fields of the response: ${names.join(', ')}.`]),
    '## The response',
    fenced('http', response),
    '## How to throw it',
    fenced('ts', code.throw),
    '## How to catch it',
    fenced('ts', code.catch),
    link('All problem types', index),
  ]
  return `${blocks.join('\n\n')}\n`
}

export function indexMarkdown(entries: readonly IndexEntry[]): string {
  const blocks = entries.map(({ title, type, status, phrase, description, page }) => {
    const about = description === undefined ? [] : [firstParagraph(description)]
    const heading = `## ${link(title, page)}`
    return [heading, `${codeSpan(type)}, ${status} ${escaped(phrase)}`, ...about].join('\n\n')
  })
  return `${['# Problem types', ...(blocks.length === 0 ? ['None yet.'] : blocks)].join('\n\n')}\n`
}

function link(text: string, href: string | undefined): string {
  return href === undefined ? escaped(text) : `[${escaped(text)}](<${href}>)`
}

/** Text without a meaning in Markdown or HTML (CommonMark §2.4: any punctuation can be escaped). */
function escaped(text: string): string {
  return safeLine(text).replace(/[\\`*_[\]<>#&~|]/g, '\\$&')
}

/** CommonMark §6.1: the delimiter is longer than each run of backticks in the code. */
function codeSpan(code: string): string {
  const ticks = '`'.repeat(longestRun(code) + 1)
  const space = ticks.length > 1 ? ' ' : ''
  return ticks + space + safeLine(code) + space + ticks
}

function fenced(language: string, code: string): string {
  const ticks = '`'.repeat(Math.max(3, longestRun(code) + 1))
  return `${ticks}${language}\n${code}\n${ticks}`
}

function longestRun(code: string): number {
  return Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length))
}
