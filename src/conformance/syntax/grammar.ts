/** The ABNF of RFC 9110 §5.6 and related RFCs, as regular expressions over one-byte characters. */
import { trimOws } from './field-lines.ts'

export const TOKEN = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+"
export const QUOTED =
  '"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t \\x21-\\x7e\\x80-\\xff])*"'
const PARAMETERS = `(?:[ \\t]*;[ \\t]*(?:${TOKEN}=(?:${TOKEN}|${QUOTED}))?)*`
const MEDIA_TYPE = `${TOKEN}/${TOKEN}${PARAMETERS}`

/** Longer texts match no grammar: whitespace makes some expressions need quadratic time. */
export const LONGEST = 8192

export function matches(pattern: string): (text: string) => boolean {
  const whole = new RegExp(`^(?:${pattern})$`)
  return (text) => text.length <= LONGEST && whole.test(text)
}

export const isToken: (text: string) => boolean = matches(TOKEN)
export const isMediaType = (text: string): boolean =>
  matches(MEDIA_TYPE)(text) && !text.startsWith('*')
const isParameterised = matches(MEDIA_TYPE)
export const isCacheDirective: (text: string) => boolean = matches(
  `${TOKEN}(?:=(?:${TOKEN}|${QUOTED}))?`
)
export const isProtocol: (text: string) => boolean = matches(`${TOKEN}(?:/${TOKEN})?`)
export const isWeightedToken: (text: string) => boolean = matches(
  `${TOKEN}(?:[ \\t]*;[ \\t]*[qQ]=(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?))?`
)
export const isTransferCoding: (text: string) => boolean = matches(`${TOKEN}${PARAMETERS}`)
export const isLanguageTag: (text: string) => boolean = matches(
  '[A-Za-z]{1,8}(?:-[0-9A-Za-z]{1,8})*'
)
export const isEntityTag: (text: string) => boolean = matches(
  '(?:W/)?"[\\x21\\x23-\\x7e\\x80-\\xff]*"'
)

/** RFC 9110 §12.5.1; a subtype of all types is not a media range. */
export function isMediaRange(text: string): boolean {
  const weight = /;[ \t]*q=([^;]*)$/i.exec(text)?.[1]
  return (
    isParameterised(text) &&
    !/^\*\/[^*]/.test(text) &&
    (weight === undefined || /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight))
  )
}

/** The members of a list, empty ones included; commas in quotes and angle brackets do not count. */
export function members(value: string): string[] {
  const found: string[] = []
  let start = 0
  let within = ''
  for (let at = 0; at < value.length; at += 1) {
    const char = value.charAt(at)
    if (within === '"' && char === '\\') at += 1
    else if (within !== '') within = char === (within === '"' ? '"' : '>') ? '' : within
    else if (char === '"' || char === '<') within = char
    else if (char === ',') {
      found.push(trimOws(value.slice(start, at)))
      start = at + 1
    }
  }
  return [...found, trimOws(value.slice(start))]
}

export function elements(value: string): string[] {
  return members(value).filter((member) => member !== '')
}

/** RFC 9110 §5.6.7. The weekday has to be that of the date. */
export function isImfFixdate(text: string): boolean {
  return (
    /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text) &&
    new Date(text).toUTCString() === text
  )
}

export function isObsoleteDate(text: string): boolean {
  return (
    /^[A-Z][a-z]+day, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/.test(text) ||
    /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/.test(text)
  )
}

const URI_CHARS = /^(?:[-A-Za-z0-9._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/

/** RFC 3986 §4.1; brackets belong to an IP literal, and a colon before the path ends a scheme. */
export function isUriReference(text: string): boolean {
  const [beforeFragment = '', ...fragments] = text.split('#')
  if (!URI_CHARS.test(text) || fragments.length > 1) return false
  const [beforePath = ''] = text.split(/[/?#]/, 1)
  if (beforePath.includes(':') && !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(beforePath)) return false
  const authority = /^(?:[^/?#:]+:)?\/\/([^/?#]*)/.exec(beforeFragment)?.[1] ?? ''
  const rest = beforeFragment.replace(authority, '') + fragments.join('')
  return !/[[\]]/.test(rest) && /^(?:[^[\]]*|(?:[^[\]@]*@)?\[[^[\]]+\](?::\d*)?)$/.test(authority)
}

export function isAbsoluteUri(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text)
}

export interface LinkValue {
  readonly target: string
  readonly params: readonly (readonly [name: string, value: string])[]
}

const LINK_PARAM = `[ \\t]*;[ \\t]*(${TOKEN})(?:=(${TOKEN}|${QUOTED}))?`
const isLinkValue = matches(`<[^<>]*>(?:${LINK_PARAM})*`)

/** RFC 8288 §3, without BWS, which senders must not generate (RFC 9110 §5.6.3). */
export function parseLink(text: string): LinkValue | undefined {
  const target = /^<([^<>]*)>/.exec(text)?.[1]
  if (target === undefined || !isLinkValue(text) || !isUriReference(target)) return undefined
  const rest = text.slice(target.length + 2)
  const params = [...rest.matchAll(new RegExp(LINK_PARAM, 'g'))].map(
    ([, name = '', value = '']) => [name.toLowerCase(), unquoted(value)] as const
  )
  return { target, params }
}

export function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text
}
