/** The pages in HTML, in the look of the error page. */

import { writeDocument } from '../formatters/html/document.ts'
import { escapeHtml } from '../formatters/html/escape.ts'
import { isSafeLink, type Page } from '../formatters/html/page-options.ts'
import { descriptionHtml, firstParagraph } from './description-html.ts'
import type { IndexEntry } from './docs-index.ts'
import { conditionTitles, NO_MEMBERS, OTHER_MEMBERS } from './docs-texts.ts'
import type { ProblemFacts } from './problem-facts.ts'

/** @param index the relative address of the index. */
export function problemHtml(page: Page, facts: ProblemFacts, index: string): string {
  const { type, title, status, phrase, specification, explanation, description, advice, code } =
    facts
  const { statusLine, fields, body } = facts.response
  const response = [statusLine, ...fields.map((field) => field.join(': ')), '', body].join('\n')
  return document(
    page,
    title,
    `<p class="status">${status}</p>
<h1 dir="auto">${escapeHtml(title)}</h1>
<p class="type"><code>${escapeHtml(type)}</code></p>
${facts.aliases.map((alias) => `<p class="type">Formerly <code>${escapeHtml(alias)}</code></p>\n`).join('')}<div class="description">
${descriptionHtml(description ?? explanation)}</div>
<h2>The status</h2>
<p>${link(`${status} ${phrase}`, specification.href)} (${escapeHtml(specification.name)}). ${escapeHtml(explanation)}</p>
<h2>${conditionTitles[facts.condition]}</h2>
${advice.map((sentence) => `<p>${escapeHtml(sentence)}</p>\n`).join('')}<h2>The members</h2>
${membersHtml(facts)}<h2>The response</h2>
${pre(response)}<h2>How to throw it</h2>
${pre(code.throw)}<h2>How to catch it</h2>
${pre(code.catch)}`,
    `<a class="main" href="${escapeHtml(index)}">All problem types</a>`
  )
}

export function indexHtml(page: Page, entries: readonly IndexEntry[]): string {
  const items = entries.map(({ id, title, type, status, phrase, description, page: href }) => {
    const text = description === undefined ? '' : descriptionHtml(firstParagraph(description))
    return `<li id="${escapeHtml(id)}"><strong dir="auto">${link(title, href)}</strong> ${status} ${escapeHtml(phrase)}
<p><code>${escapeHtml(type)}</code></p>
${text && `<div class="description">\n${text}</div>\n`}</li>`
  })
  const list = items.length === 0 ? '<p>None yet.</p>\n' : `<ul>\n${items.join('\n')}\n</ul>\n`
  return document(page, 'Problem types', `<h1>Problem types</h1>\n${list}`, '')
}

function document(page: Page, title: string, main: string, firstLink: string): string {
  const { home } = page
  const homeLink = home && 'label' in home ? link(home.label, home.href) : ''
  const links = [firstLink, homeLink].filter((html) => html !== '').join('\n')
  return writeDocument(page, {
    language: 'en',
    title: escapeHtml(title),
    home,
    main: main + (links && `<nav>\n${links}\n</nav>\n`),
  })
}

function membersHtml({ members, fields }: ProblemFacts): string {
  const rows = members.map(
    ({ name, type, required, meaning }) =>
      `<div><dt><code>${escapeHtml(name)}</code></dt><dd>${escapeHtml(kindText(type, required))}${meaning === undefined ? '' : `<p dir="auto">${escapeHtml(meaning)}</p>`}</dd></div>\n`
  )
  const list = rows.length === 0 ? `<p>${NO_MEMBERS}</p>\n` : `<dl>\n${rows.join('')}</dl>\n`
  const names = fields.map(
    ({ name, required }) => `<code>${escapeHtml(name)}</code> (${required ? 'always' : 'optional'})`
  )
  const fieldText =
    names.length === 0 ? '' : `<p>Fields of the response: ${names.join(', ')}.</p>\n`
  return `${list}<p>${escapeHtml(OTHER_MEMBERS)}</p>\n${fieldText}`
}

/** `number, required` */
export function kindText(type: string, required: boolean | undefined): string {
  return required === undefined ? type : `${type}, ${required ? 'required' : 'optional'}`
}

function pre(text: string): string {
  return `<pre><code>${escapeHtml(text)}</code></pre>\n`
}

/** A link; the text alone where it would lead nowhere. */
function link(text: string, href: string | undefined): string {
  if (!isSafeLink(href)) return escapeHtml(text)
  return `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`
}
