/** The built-in page: what happened, which fields are wrong, what to do, and a reference for support. */

import { englishTexts, type PageTexts } from '../../languages/page-texts.ts'
import type { Problem } from '../../problem/problem.ts'
import { conditionSentences } from '../condition-text.ts'
import { extensionsOf } from '../extensions.ts'
import type { Fields } from '../../fields/field.ts'
import type { FormatInfo } from '../formatter.ts'
import { memberLines } from '../indented-text.ts'
import { writeDocument } from './document.ts'
import { errorList } from './error-list.ts'
import { escapeHtml, jsonInScript } from './escape.ts'
import { isSafeLink, type Page, type PageLink } from './page-options.ts'

/**
 * Stands for the reference in a page that is kept. It is in no other place of a page: `escapeHtml` and
 * JSON replace it.
 */
export const REFERENCE_MARK = '\0'

/**
 * The page of a problem.
 *
 * @param isRepeatable whether a link can make the request again.
 * @param info the fields of the response, its reference, and the language of the problem's texts where
 *   it is known.
 */
export function writePage(
  page: Page,
  problem: Problem,
  isRepeatable: boolean,
  { fields, language, texts, reference = problem.instance }: Partial<FormatInfo> = {}
): string {
  const { embed } = page
  // With a language alone, only the problem is in that language, and the rest of the page is not.
  const isLocalized = language !== undefined && texts !== undefined
  const pageLanguage = isLocalized ? language : page.language
  const pageTexts = isLocalized ? { ...englishTexts, ...texts } : page.texts
  const lang = language === undefined || language === pageLanguage ? '' : ` lang="${language}"`
  const status = escapeHtml(String(problem.status))
  const title = escapeHtml(problem.title)
  const home = page.home && { label: pageTexts.home, ...page.home }
  const errors = errorList(problem['errors'])
  const conditionText = conditionOf(problem, pageTexts, pageLanguage, fields)
  const links = linksOf([home, page.support], pageTexts, problem, isRepeatable)
  return writeDocument(page, {
    language: pageLanguage,
    title: `${status} ${title}`,
    home,
    main: `<p class="status">${status}</p>
<h1${lang}><bdi>${title}</bdi></h1>
<p class="detail" dir="auto"${lang}>${escapeHtml(problem.detail)}</p>
${errors ?? ''}${conditionText}${links && `<nav>\n${links}\n</nav>\n`}${footer(pageTexts, problem, errors !== undefined, reference)}`,
    end: embed ? `<script type="application/problem+json">${jsonInScript(problem)}</script>\n` : '',
  })
}

/** Whether the request took effect, whether the condition passes, and when to try again; empty if not known. */
function conditionOf(
  problem: Problem,
  texts: PageTexts,
  language: string,
  fields: Fields | undefined
): string {
  const [known, space, advice] = conditionSentences(problem, texts, language, fields)
  if (known === '' && advice === '') return ''
  const strong = advice && `<strong>${escapeHtml(advice)}</strong>`
  return `<p class="outlook" dir="auto">${escapeHtml(known)}${space}${strong}</p>\n`
}

/** The links, one a line; the first one stands out. */
function linksOf(
  ofSite: readonly (PageLink | undefined)[],
  texts: PageTexts,
  { status, type, condition, login }: Problem,
  isRepeatable: boolean
): string {
  const links: PageLink[] = []
  // RFC 6585 §6: a link to where credentials can be submitted.
  if (status === 511 && isSafeLink(login)) links.push({ href: login, label: texts.signIn })
  const mayPass = condition === 'temporary' || (condition === 'unknown' && status >= 500)
  if (isRepeatable && mayPass) links.push({ href: '', label: texts.tryAgain })
  links.push(...ofSite.filter((link) => link !== undefined))
  // RFC 9457 §3.1.1: the type should lead to documentation for people; a relative one starts from the origin.
  if (/^(?:https?:|\/)/i.test(type) && isSafeLink(type))
    links.push({ href: type, label: texts.about })
  return links
    .map(({ href, label }, index) => {
      const emphasis = index === 0 ? ' class="main"' : ''
      return `<a${emphasis} href="${escapeHtml(href)}">${escapeHtml(label)}</a>`
    })
    .join('\n')
}

/** The extension members that stand nowhere else, and the reference; empty where there is neither. */
function footer(
  texts: PageTexts,
  problem: Problem,
  hasErrorList: boolean,
  reference: string | undefined
): string {
  const extensions = extensionsOf(problem)
  const { errors: _listed, ...others } = extensions
  const members = escapeHtml(memberLines(hasErrorList ? others : extensions).join('\n'))
  const details =
    members &&
    `<details>\n<summary>${escapeHtml(texts.details)}</summary>\n<pre dir="auto">${members}</pre>\n</details>\n`
  const label =
    reference === undefined
      ? ''
      : `<p>${escapeHtml(texts.reference)} <code>${reference === REFERENCE_MARK ? reference : escapeHtml(reference)}</code></p>\n`
  const content = details + label
  return content && `<footer>\n${content}</footer>\n`
}
