/** The built-in page: what happened, whether it passes, what to do, and a reference for support. */

import { directionOf } from '../../languages/language-tag.ts'
import type { PageTexts } from '../../languages/page-texts.ts'
import type { Problem } from '../../problem/problem.ts'
import { conditionSentences } from '../condition-text.ts'
import { extensionsOf } from '../extensions.ts'
import type { FormatInfo } from '../formatter.ts'
import { memberLines } from '../indented-text.ts'
import { escapeHtml, jsonInScript } from './escape.ts'
import { isSafeLink, type Page, type PageLink } from './page-options.ts'

/**
 * The page of a problem.
 *
 * @param isRepeatable whether a link can make the request again.
 * @param info the fields of the response, and the language of the problem's texts where it is known.
 */
export function writePage(
  page: Page,
  problem: Problem,
  isRepeatable: boolean,
  { fields, language, texts }: Partial<FormatInfo> = {}
): string {
  const { name, home, style, embed } = page
  // With a language alone, only the problem is in that language, and the rest of the page is not.
  const isLocalized = language !== undefined && texts !== undefined
  const pageLanguage = isLocalized ? language : page.language
  const pageTexts = isLocalized ? texts : page.texts
  const lang = language === undefined || language === pageLanguage ? '' : ` lang="${language}"`
  const status = escapeHtml(String(problem.status))
  const title = escapeHtml(problem.title)
  const site = name === undefined ? '' : escapeHtml(name)
  const [condition, space, advice] = conditionSentences(problem, pageTexts, pageLanguage, fields)
  const links = linksOf(page, pageTexts, problem, isRepeatable)
  return `<!doctype html>
<html lang="${pageLanguage}" dir="${directionOf(pageLanguage)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${status} ${title}${site && ` – ${site}`}</title>
<style>${style}</style>
</head>
<body>
${site && `<header>${home ? `<a href="${escapeHtml(home.href)}">${site}</a>` : site}</header>\n`}<main>
<p class="status">${status}</p>
<h1${lang}><bdi>${title}</bdi></h1>
<p class="detail" dir="auto"${lang}>${escapeHtml(problem.detail)}</p>
<p class="outlook" dir="auto">${escapeHtml(condition)}${space}${advice && `<strong>${escapeHtml(advice)}</strong>`}</p>
${links && `<nav>\n${links}\n</nav>\n`}${footer(pageTexts, problem)}</main>
${embed ? `<script type="application/problem+json">${jsonInScript(problem)}</script>\n` : ''}</body>
</html>
`
}

/** The links, one a line; the first one stands out. */
function linksOf(
  { home, support }: Page,
  texts: PageTexts,
  { status, type, condition, login }: Problem,
  isRepeatable: boolean
): string {
  const links: PageLink[] = []
  // RFC 6585 §6: a link to where credentials can be submitted.
  if (status === 511 && isSafeLink(login)) links.push({ href: login, label: texts.signIn })
  const mayPass = condition === 'temporary' || (condition === 'unknown' && status >= 500)
  if (isRepeatable && mayPass) links.push({ href: '', label: texts.tryAgain })
  if (home) links.push(home)
  if (support) links.push(support)
  // RFC 9457 §3.1.1: the type should lead to documentation for people.
  if (/^https?:/i.test(type) && isSafeLink(type)) links.push({ href: type, label: texts.about })
  return links
    .map(({ href, label }, index) => {
      const emphasis = index === 0 ? ' class="main"' : ''
      return `<a${emphasis} href="${escapeHtml(href)}">${escapeHtml(label)}</a>`
    })
    .join('\n')
}

/** The extension members and the instance; empty where the problem has neither. */
function footer(texts: PageTexts, problem: Problem): string {
  const { instance } = problem
  const members = escapeHtml(memberLines(extensionsOf(problem)).join('\n'))
  const details =
    members &&
    `<details>\n<summary>${escapeHtml(texts.details)}</summary>\n<pre dir="auto">${members}</pre>\n</details>\n`
  const reference =
    instance === undefined
      ? ''
      : `<p>${escapeHtml(texts.reference)} <code>${escapeHtml(instance)}</code></p>\n`
  const content = details + reference
  return content && `<footer>\n${content}</footer>\n`
}
