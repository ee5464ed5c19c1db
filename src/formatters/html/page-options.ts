/** What an app may say of the built-in page, checked when the formatter is made. */

import { isUriReference, invalidOption } from '../../fields/grammar.ts'
import { languageTag } from '../../languages/language-tag.ts'
import { checkedOptions } from '../../checks/plain-object.ts'
import { checkedColor } from './palette.ts'
import { englishTexts, type PageTexts } from '../../languages/page-texts.ts'

/** A link of the page. */
export interface PageLink {
  /** An http, https or mailto address, or a relative one. */
  readonly href: string
  /** What the link says. */
  readonly label: string
}

/** Options of the built-in page. */
export interface PageOptions {
  /** What the site is called; stands above the page and in its title. */
  readonly name?: string
  /** Where to go on, such as `{ href: '/', label: 'All books' }`. */
  readonly home?: PageLink
  /** Who helps, such as `{ href: 'mailto:help@example.org', label: 'Write to us' }`. */
  readonly support?: PageLink
  /** The colour of links, `#rrggbb`; made darker or lighter where it could not be read. */
  readonly accent?: string
  /** The background in each scheme, `#rrggbb`; the colour of the text follows from it. */
  readonly background?: { readonly light?: string; readonly dark?: string }
  /**
   * The language of the page where the app does not localize, a BCP 47 tag; `dir` follows from it.
   * Defaults to `en`.
   */
  readonly language?: string
  /** Replaces texts of the page, in that language. */
  readonly texts?: Partial<PageTexts>
  /** Adds the problem as a data block, for programs (RFC 9457 appendix C). Defaults to false. */
  readonly embed?: boolean
}

/** The options with their defaults in place. */
export interface Page {
  readonly name: string | undefined
  readonly home: PageLink | undefined
  readonly support: PageLink | undefined
  readonly accent: string
  readonly background: { readonly light: string; readonly dark: string }
  readonly language: string
  readonly texts: PageTexts
  readonly embed: boolean
}

const pageOptions: readonly (keyof PageOptions)[] = [
  'name',
  'home',
  'support',
  'accent',
  'background',
  'language',
  'texts',
  'embed',
]
const linkOptions: readonly (keyof PageLink)[] = ['href', 'label']
const schemes = ['light', 'dark']

/** Reads the options. Throws a `TypeError` that names the option when one is not what it should be. */
export function readPageOptions(options: PageOptions): Page {
  if (typeof options !== 'object' || options === null) {
    throw invalidOption('options', 'an object or a function that renders', options)
  }
  checkedOptions(options, pageOptions, 'htmlFormatter()')
  const { name, home, support, language = 'en', texts = {}, embed = false } = options
  const background = checkedOptions(
    options.background ?? {},
    schemes,
    'htmlFormatter()',
    'background'
  )
  return {
    name: name === undefined ? undefined : checkedText(name, 'name'),
    home: home === undefined ? undefined : checkedLink(home, 'home'),
    support: support === undefined ? undefined : checkedLink(support, 'support'),
    accent: checkedColor(options.accent ?? '#3451b2', 'accent'),
    background: {
      light: checkedColor(background.light ?? '#ffffff', 'background.light'),
      dark: checkedColor(background.dark ?? '#14161b', 'background.dark'),
    },
    language: checkedLanguage(language),
    texts: { ...englishTexts, ...checkedTexts(texts) },
    embed: checkedEmbed(embed),
  }
}

/** Whether a link may lead there: not to `javascript:` or `data:`, whatever stands around it. */
export function isSafeLink(href: unknown): href is string {
  // No white space and no control character is left for a browser to skip over.
  if (typeof href !== 'string' || href === '' || !isUriReference(href)) return false
  const [, scheme] = /^([^/?#]*?):/.exec(href) ?? []
  return scheme === undefined || ['http', 'https', 'mailto'].includes(scheme.toLowerCase())
}

function checkedLink(link: PageLink, option: string): PageLink {
  const { href, label } = checkedOptions(
    link,
    linkOptions,
    `'${option}' of htmlFormatter()`,
    option
  )
  if (!isSafeLink(href)) {
    throw invalidOption(`${option}.href`, 'an http, https, mailto or relative address', href)
  }
  return { href, label: checkedText(label, `${option}.label`) }
}

/** The page writes them without looking at them again. */
function checkedTexts(texts: Partial<PageTexts>): Partial<PageTexts> {
  checkedOptions(texts, Object.keys(englishTexts), `'texts' of htmlFormatter()`, 'texts')
  for (const [name, text] of Object.entries(texts)) {
    const wanted = name === 'retry' ? 'function' : 'string'
    if (text !== undefined && typeof text !== wanted) {
      throw invalidOption(`texts.${name}`, `a ${wanted}`, text)
    }
  }
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined))
}

function checkedEmbed(embed: unknown): boolean {
  if (typeof embed === 'boolean') return embed
  throw invalidOption('embed', 'a boolean', embed)
}

function checkedText(text: unknown, option: string): string {
  if (typeof text === 'string' && text.trim() !== '') return text
  throw invalidOption(option, 'a text', text)
}

function checkedLanguage(language: unknown): string {
  const tag = languageTag(language)
  if (tag !== undefined) return tag
  throw invalidOption('language', 'a language tag such as en or pt-BR', language)
}
