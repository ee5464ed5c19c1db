/**
 * The description of a problem type as HTML: a small part of Markdown, namely paragraphs, lists, code blocks,
 * inline code, emphasis and links. Everything else is text, HTML above all.
 */

import { escapeHtml } from '../formatters/html/escape.ts'
import { isSafeLink } from '../formatters/html/page-options.ts'

const FENCE = /^\s*```/
const ITEM = /^\s*(?:[-*+]|(\d{1,9})[.)])\s+(?=\S)/

/** The HTML of a description, a block a line. */
export function descriptionHtml(markdown: string): string {
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n')
  const blocks: string[] = []
  for (let index = 0; index < lines.length;) {
    const [block, end] = blockAt(lines, index)
    if (block !== '') blocks.push(block)
    index = end
  }
  return blocks.map((block) => `${block}\n`).join('')
}

/** The text of a description, up to the end of its first paragraph. */
export function firstParagraph(markdown: string): string {
  return markdown.trim().replace(/\n\s*\n.*/s, '')
}

/** The block that starts at a line, and the line behind it. */
function blockAt(lines: readonly string[], start: number): readonly [html: string, end: number] {
  const first = lineAt(lines, start)
  if (first.trim() === '') return ['', start + 1]
  if (FENCE.test(first)) return codeAt(lines, start)
  const item = ITEM.exec(first)
  if (item) return listAt(lines, start, item[1])
  const end = endOf(
    lines,
    start + 1,
    (line) => line.trim() === '' || FENCE.test(line) || ITEM.test(line)
  )
  return [`<p dir="auto">${inlineHtml(textOf(lines.slice(start, end)))}</p>`, end]
}

function codeAt(lines: readonly string[], start: number): readonly [html: string, end: number] {
  const opening = lineAt(lines, start)
  const indent = opening.length - opening.trimStart().length
  const end = endOf(lines, start + 1, (line) => /^\s*```\s*$/.test(line))
  const code = lines.slice(start + 1, end).map((line) => {
    return line.slice(0, indent).trim() === '' ? line.slice(indent) : line
  })
  return [`<pre><code>${escapeHtml(code.join('\n'))}</code></pre>`, end + 1]
}

/** @param number that of the first item; undefined for a list without numbers. */
function listAt(
  lines: readonly string[],
  start: number,
  number: string | undefined
): readonly [html: string, end: number] {
  const items: string[] = []
  let index = start
  const itemAt = () => ITEM.exec(lineAt(lines, index))
  for (let item = itemAt(); item; item = itemAt()) {
    if ((item[1] === undefined) !== (number === undefined)) break
    const end = endOf(
      lines,
      index + 1,
      (line) => !/^\s+\S/.test(line) || ITEM.test(line) || FENCE.test(line)
    )
    const first = lineAt(lines, index).slice(item[0].length)
    const text = textOf([first, ...lines.slice(index + 1, end)])
    items.push(`<li dir="auto">${inlineHtml(text)}</li>`)
    index = end
  }
  const tag = number === undefined ? 'ul' : 'ol'
  const from = number === undefined || Number(number) === 1 ? '' : ` start="${Number(number)}"`
  return [`<${tag}${from}>${items.join('')}</${tag}>`, index]
}

/** The first line from `start` on for which `isEnd`; the number of lines where there is none. */
function endOf(lines: readonly string[], start: number, isEnd: (line: string) => boolean): number {
  let end = start
  while (end < lines.length && !isEnd(lineAt(lines, end))) end++
  return end
}

/** A line; an empty one after the last. */
function lineAt(lines: readonly string[], index: number): string {
  return lines[index] ?? ''
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).join('\n')
}

// In this order: an escape, code, a link, strong emphasis, emphasis. No part repeats another one, so that the
// time is linear.
const INLINE =
  /\\([\\`*_[\]()#+.!-])|`([^`]+)`|\[([^[\]]+)\]\(([^()\s]+)\)|\*\*(?=\S)([^*]+)\*\*|__(?=\S)([^_]+)__(?!\w)|\*(?=\S)([^*]+)\*|(?<!\w)_(?=\S)([^_]+)_(?!\w)/g

function inlineHtml(text: string): string {
  let html = ''
  let end = 0
  for (const match of text.matchAll(INLINE)) {
    const [whole, escaped, code, label, href, strong, strongToo, emphasis, emphasisToo] = match
    const strongText = strong ?? strongToo
    html += escapeHtml(text.slice(end, match.index))
    end = match.index + whole.length
    if (escaped !== undefined) html += escapeHtml(escaped)
    else if (code !== undefined) html += `<code>${escapeHtml(code)}</code>`
    else if (label !== undefined && href !== undefined) html += linkHtml(label, href, whole)
    else if (strongText !== undefined) html += `<strong>${inlineHtml(strongText)}</strong>`
    else html += `<em>${inlineHtml(String(emphasis ?? emphasisToo))}</em>`
  }
  return html + escapeHtml(text.slice(end))
}

/** A link to another scheme than http and https stays text. */
function linkHtml(label: string, href: string, whole: string): string {
  if (!isSafeLink(href) || /^mailto:/i.test(href)) return escapeHtml(whole)
  return `<a href="${escapeHtml(href)}">${inlineHtml(label)}</a>`
}
