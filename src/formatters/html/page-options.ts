/** What an app may say of the built-in page, checked when the formatter is made. */

import { isUriReference, malformed } from '../../fields/grammar.ts'
import { languageTag } from '../../languages/language-tag.ts'
import { checkedOptions } from '../../checks/plain-object.ts'
import { checkedColor } from './palette.ts'
import { english, type Words } from '../../languages/page-texts.ts'

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
  /** The page's own words in that language, where they are to be others. */
  readonly words?: Partial<Words>
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
  readonly words: Words
  readonly embed: boolean
}

const pageOptions: readonly (keyof PageOptions)[] = [
  'name',
  'home',
  'support',
  'accent',
  'background',
  'language',
  'words',
  'embed',
]
const linkOptions: readonly (keyof PageLink)[] = ['href', 'label']
const schemes = ['light', 'dark']

/** Reads the options. Throws a `TypeError` that names the option when one is not what it should be. */
export function readPageOptions(options: PageOptions): Page {
  if (typeof options !== 'object' || options === null) {
    throw malformed('options', 'an object or a function that renders', options)
  }
  checkedOptions(options, pageOptions, 'html()')
  const { name, home, support, language = 'en', words = {}, embed = false } = options
  const background = checkedOptions(options.background ?? {}, schemes, 'html()', 'background')
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
    words: { ...english, ...checkedWords(words) },
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
  const { href, label } = checkedOptions(link, linkOptions, `'${option}' of html()`, option)
  if (!isSafeLink(href)) {
    throw malformed(`${option}.href`, 'an http, https, mailto or relative address', href)
  }
  return { href, label: checkedText(label, `${option}.label`) }
}

/** The page writes them without looking at them again. */
function checkedWords(words: Partial<Words>): Partial<Words> {
  checkedOptions(words, Object.keys(english), `'words' of html()`, 'words')
  for (const [name, text] of Object.entries(words)) {
    const wanted = name === 'retry' ? 'function' : 'string'
    if (text !== undefined && typeof text !== wanted) {
      throw malformed(`words.${name}`, `a ${wanted}`, text)
    }
  }
  return Object.fromEntries(Object.entries(words).filter(([, text]) => text !== undefined))
}

function checkedEmbed(embed: unknown): boolean {
  if (typeof embed === 'boolean') return embed
  throw malformed('embed', 'a boolean', embed)
}

function checkedText(text: unknown, option: string): string {
  if (typeof text === 'string' && text.trim() !== '') return text
  throw malformed(option, 'a text', text)
}

function checkedLanguage(language: unknown): string {
  const tag = languageTag(language)
  if (tag !== undefined) return tag
  throw malformed('language', 'a language tag such as en or pt-BR', language)
}
