/** What all pages of this package have in common: the head, the one style, and the name of the site. */

import { directionOf } from '../../languages/language-tag.ts'
import { escapeHtml } from './escape.ts'
import type { Page } from './page-options.ts'

/** The parts of a page. All but `language` and `home` are HTML. */
export interface DocumentParts {
  /** A BCP 47 tag. */
  readonly language: string
  readonly title: string
  /** Where the name of the site leads. */
  readonly home: { readonly href: string } | undefined
  /** The content of `main`, with a line feed at its end. */
  readonly main: string
  /** What follows `main`. */
  readonly end?: string
}

/** The whole page. */
export function writeDocument(
  { name, style }: Pick<Page, 'name' | 'style'>,
  { language, title, home, main, end = '' }: DocumentParts
): string {
  const site = name === undefined ? '' : escapeHtml(name)
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}${site && ` – ${site}`}</title>
<style>${style}</style>
</head>
<body>
${site && `<header>${home ? `<a href="${escapeHtml(home.href)}">${site}</a>` : site}</header>\n`}<main>
${main}</main>
${end}</body>
</html>
`
}
