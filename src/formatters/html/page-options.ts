/** Reads the options of the built-in page, when the formatter is made. */

import { checkedBoolean, invalidSetting, isUriReference } from '../../fields/grammar.ts'
import { languageTag } from '../../languages/language-tag.ts'
import { checkedOptions } from '../../checks/plain-object.ts'
import { checkedColor, paletteOf } from './palette.ts'
import { pageStyle } from './style.ts'
import { englishTexts, type PageTexts } from '../../languages/page-texts.ts'

/** A link of the page. */
export interface PageLink {
  /** An http, https or mailto address, or a relative one. */
  readonly href: string
  /** The text of the link. */
  readonly label: string
}

/** Options of the built-in page. */
export interface PageOptions {
  /** The name of the site, shown above the page and in its title. */
  readonly name?: string
  /**
   * The link to the start of the site, such as `{ href: '/shop/', label: 'All books' }`; `false` for none.
   *
   * @defaultValue `/`, with the text `home` of the language
   */
  readonly home?: PageLink | false
  /** The link to support, such as `{ href: 'mailto:help@example.org', label: 'Write to us' }`. */
  readonly support?: PageLink
  /** The colour of links, `#rrggbb`; made darker or lighter until its contrast suffices. */
  readonly accent?: string
  /** The background in each scheme, `#rrggbb`; the colour of the text follows from it. */
  readonly background?: {
    /** The background in the light scheme. */
    readonly light?: string
    /** The background in the dark scheme. */
    readonly dark?: string
  }
  /**
   * The language of the page where the app does not localize, a BCP 47 tag; `dir` follows from it.
   *
   * @defaultValue 'en'
   */
  readonly language?: string
  /** Replaces texts of the page, in that language. */
  readonly texts?: Partial<PageTexts>
  /**
   * Adds the problem as a data block, for programs (RFC 9457 appendix C).
   *
   * @defaultValue false
   */
  readonly embed?: boolean
  /**
   * Whether the page is sent with its Content-Security-Policy. `false` lets a development server add a
   * script to it; under `@hono/vite-dev-server` 0.25 and later that needs no option.
   *
   * @defaultValue true
   */
  readonly policy?: boolean
}

/** What a page is written with: the checked options, and the style that follows from the colours. */
export interface Page {
  readonly name: string | undefined
  /** Without a label, it has the text of the language of the page. */
  readonly home: Pick<PageLink, 'href'> | PageLink | undefined
  readonly support: PageLink | undefined
  readonly language: string
  readonly texts: PageTexts
  readonly embed: boolean
  readonly policy: boolean
  readonly style: string
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
  'policy',
]

/**
 * Reads the options.
 *
 * @param where what the options are for.
 * @param wanted what may stand in the place of the options, for the message.
 * @throws {TypeError} that names the option that is unknown or not valid.
 */
export function readPageOptions(
  options: PageOptions,
  where = 'htmlFormatter()',
  wanted = 'an object or a function'
): Page {
  const {
    name,
    home,
    support,
    accent = '#3451b2',
    background = {},
    language = 'en',
    texts = {},
    embed = false,
    policy = true,
  } = checkedOptions(options, pageOptions, where, wanted)
  const { light = '#ffffff', dark = '#14161b' } = checkedOptions(
    background,
    ['light', 'dark'],
    `'background' of ${where}`
  )
  const link = checkedColor(accent, 'accent')
  const style = pageStyle(
    paletteOf(checkedColor(light, 'background.light'), link),
    paletteOf(checkedColor(dark, 'background.dark'), link)
  )
  const tag = languageTag(language)
  if (tag === undefined) {
    throw invalidSetting('language', 'a language tag such as en or pt-BR', language)
  }
  return {
    name: name === undefined ? name : checkedText(name, 'name'),
    home: readHome(home, where),
    support: support === undefined ? support : checkedLink(support, 'support', where),
    language: tag,
    texts: checkedTexts(texts, where),
    embed: checkedBoolean('embed', embed),
    policy: checkedBoolean('policy', policy),
    style,
  }
}

/** Whether a link may lead to this address: not to `javascript:` or `data:`. */
export function isSafeLink(href: unknown): href is string {
  // A URI reference has no white space and no control character, which browsers skip.
  if (typeof href !== 'string' || href === '' || !isUriReference(href)) return false
  const scheme = /^([^/?#]*?):/.exec(href)?.[1]
  return scheme === undefined || ['http', 'https', 'mailto'].includes(scheme.toLowerCase())
}

function readHome(home: PageOptions['home'], where: string): Page['home'] {
  if (home === undefined) return { href: '/' }
  return home === false ? undefined : checkedLink(home, 'home', where, 'an object or false')
}

function checkedLink(link: PageLink, option: string, where: string, wanted?: string): PageLink {
  const { href, label } = checkedOptions(link, ['href', 'label'], `'${option}' of ${where}`, wanted)
  if (!isSafeLink(href)) {
    throw invalidSetting(`${option}.href`, 'an http, https, mailto or relative address', href)
  }
  return { href, label: checkedText(label, `${option}.label`) }
}

/** The texts, English where there is none. The page writes them without another check. */
function checkedTexts(texts: Partial<PageTexts>, where: string): PageTexts {
  const names = Object.keys(englishTexts)
  const own = checkedOptions(texts, names, `'texts' of ${where}`)
  const all: Record<string, unknown> = { ...englishTexts }
  for (const [name, text] of Object.entries(own)) {
    if (text === undefined) continue
    const wanted = typeof all[name]
    if (typeof text !== wanted) throw invalidSetting(`texts.${name}`, `a ${wanted}`, text)
    all[name] = text
  }
  // Every member has the type of its English text.
  return all as unknown as PageTexts
}

function checkedText(text: unknown, option: string): string {
  if (typeof text === 'string' && text.trim() !== '') return text
  throw invalidSetting(option, 'a text that is not blank', text)
}
