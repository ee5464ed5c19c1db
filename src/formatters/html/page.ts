/** The built-in page: what happened, whether it passes, what to do, and what to quote when asking. */

import type { Fields } from '../../fields/field.ts'
import { directionOf } from '../../languages/language-tag.ts'
import type { Problem } from '../../problem/problem.ts'
import { extensionsOf } from '../extensions.ts'
import { isSafeLink, type Page, type PageLink } from './page-options.ts'
import { escapeHtml, jsonInScript } from './escape.ts'
import { conditionText, retryOf, retrySentence, spaceAfter } from '../condition-text.ts'
import { memberLines } from '../indented-text.ts'

/** What a page is made of. */
export interface PageParts {
  readonly page: Page
  readonly style: string
  readonly problem: Problem
  /** Whether the request may be made again by a link. */
  readonly isRepeatable: boolean
  readonly fields: Fields | undefined
  /** The language of the problem's texts, where it is known. */
  readonly language: string | undefined
}

/** The page of a problem. */
export function writePage({
  page,
  style,
  problem,
  isRepeatable,
  fields,
  language,
}: PageParts): string {
  const { name, embed } = page
  const heading = `${problem.status} ${problem.title}`
  const title = name === undefined ? heading : `${heading} – ${name}`
  // The texts of the problem may be in another language than the page around them.
  const foreign = language === undefined || language === page.language ? '' : ` lang="${language}"`
  return `<!doctype html>
<html lang="${page.language}" dir="${directionOf(page.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${header(page)}<main>
<p class="status">${escapeHtml(String(problem.status))}</p>
<h1${foreign}><bdi>${escapeHtml(problem.title)}</bdi></h1>
<p class="detail" dir="auto"${foreign}>${escapeHtml(problem.detail)}</p>
<p class="outlook" dir="auto">${outlook(page, problem, fields)}</p>
${navigation(page, problem, isRepeatable)}${footer(page, problem)}</main>
${embed ? `<script type="application/problem+json">${jsonInScript(problem)}</script>\n` : ''}</body>
</html>
`
}

function header({ name, home }: Page): string {
  if (name === undefined) return ''
  const text = escapeHtml(name)
  return `<header>${home ? `<a href="${escapeHtml(home.href)}">${text}</a>` : text}</header>\n`
}

function outlook({ texts, language }: Page, problem: Problem, fields: Fields | undefined): string {
  const retry = retryOf(fields, language)
  const sentence = retrySentence(problem, retry, texts)
  const said = conditionText(problem, texts)
  if (sentence === undefined) return escapeHtml(said)
  return `${escapeHtml(said)}${spaceAfter(said)}<strong>${escapeHtml(sentence)}</strong>`
}

function navigation(page: Page, problem: Problem, isRepeatable: boolean): string {
  const { texts, home, support } = page
  const { status, type, condition, login } = problem
  const links: PageLink[] = []
  // RFC 6585 §6: a link to where credentials can be submitted.
  if (status === 511 && isSafeLink(login)) links.push({ href: login, label: texts.signIn })
  const mayPass = condition === 'temporary' || (condition === 'unknown' && status >= 500)
  if (isRepeatable && mayPass) links.push({ href: '', label: texts.tryAgain })
  if (home) links.push(home)
  if (support) links.push(support)
  // RFC 9457 §3.1.1: what a type resolves to tells people how to solve the problem.
  if (/^https?:/i.test(type) && isSafeLink(type)) links.push({ href: type, label: texts.about })
  return links.length === 0 ? '' : `<nav>\n${links.map(anchor).join('\n')}\n</nav>\n`
}

function anchor({ href, label }: PageLink, index: number): string {
  const emphasis = index === 0 ? ' class="main"' : ''
  return `<a${emphasis} href="${escapeHtml(href)}">${escapeHtml(label)}</a>`
}

function footer({ texts }: Page, problem: Problem): string {
  const { instance } = problem
  const members = memberLines(extensionsOf(problem))
  if (members.length === 0 && instance === undefined) return ''
  const details =
    members.length > 0 &&
    `<details>\n<summary>${escapeHtml(texts.details)}</summary>\n<pre dir="auto">${escapeHtml(members.join('\n'))}</pre>\n</details>\n`
  const reference =
    instance !== undefined &&
    `<p>${escapeHtml(texts.reference)} <code>${escapeHtml(instance)}</code></p>\n`
  return `<footer>\n${details || ''}${reference || ''}</footer>\n`
}
