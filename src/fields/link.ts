/** Link (RFC 8288 §3): checked values for `sendEarlyHints`, and the link of a 451. */

import type { Field } from './field.ts'
import {
  argument,
  compile,
  invalidOption,
  isToken,
  isUriReference,
  quotedString,
  token,
  uriReference,
} from './grammar.ts'

/** Writes who blocks access, which need not be who demands it (RFC 7725 §4). */
export const blockedBy: Field<string> = {
  field: 'Link',
  write: (uri, option) => `<${uriReference(uri, option)}>; rel="blocked-by"`,
}

/** A link: its target, its relation, and parameters such as `as`, `type` or `media`. */
export interface LinkParts {
  /** Where it leads: a URI reference in ASCII. */
  readonly href: string
  /** The relation type, or several with spaces between them. */
  readonly rel: string
  /** What is fetched, where the relation is `preload`. */
  readonly as?: string
  /** Other parameters; `true` is one without a value, such as `crossorigin`. */
  readonly [parameter: string]: string | true | undefined
}

/** The value of a `Link` field, or the parts of one. */
export type Link = string | LinkParts

const parameterSource = () => `[ \\t]*;[ \\t]*${token}(?:${argument()})?`
const LINK_VALUE = /* @__PURE__ */ compile(
  () => `[ \\t]*<([^<>]*)>((?:${parameterSource()})*)[ \\t]*(?:,|$)`,
  'y'
)
// RFC 8288 §2.1: registered relation types are in lower case, others are URIs.
const RELATION = /^(?:[a-z][a-z0-9.-]*|[A-Za-z][A-Za-z0-9+.-]*:.+)$/

/**
 * The link-values of one or several links.
 *
 * @throws {TypeError} that names the one that breaks the grammar.
 */
export function checkedLinks(links: Link | readonly Link[], option: string): readonly string[] {
  if (!Array.isArray(links)) return linkValues(links as Link, option)
  return links.flatMap((link: Link, index) => linkValues(link, `${option}[${index}]`))
}

function linkValues(link: Link, option: string): readonly string[] {
  if (typeof link === 'string') return split(link, option)
  if (typeof link === 'object' && link !== null) return [written(link, option)]
  throw invalidOption(option, 'the value of a Link field, or an object with href and rel', link)
}

/** A Link field may have several values; Node wants them one by one. */
function split(text: string, option: string): readonly string[] {
  const values: string[] = []
  LINK_VALUE.lastIndex = 0
  for (let start = 0; start < text.length; start = LINK_VALUE.lastIndex) {
    const [, href, parameters] = LINK_VALUE.exec(text) ?? []
    // RFC 8288 §3.3: one rel, and not more.
    const relations = parameters?.match(/;[ \t]*rel[ \t]*=/gi)
    if (!isUriReference(href) || relations?.length !== 1) {
      throw invalidOption(option, 'the value of a Link field with one rel (RFC 8288 §3)', text)
    }
    values.push(`<${href}>${parameters}`)
  }
  if (values.length > 0) return values
  throw invalidOption(option, 'the value of a Link field with one rel (RFC 8288 §3)', text)
}

function written({ href, rel, ...parameters }: LinkParts, option: string): string {
  if (!isUriReference(href) || href === '') {
    throw invalidOption(`${option}.href`, 'a URI reference in ASCII, without user name', href)
  }
  if (typeof rel !== 'string' || !rel.split(' ').every((relation) => RELATION.test(relation))) {
    throw invalidOption(`${option}.rel`, 'a relation type, or several with a space between', rel)
  }
  const all = Object.entries({ rel, ...parameters }).filter(([, value]) => value !== undefined)
  return `<${href}>${all.map(([name, value]) => parameter(name, value, option)).join('')}`
}

function parameter(name: string, value: unknown, option: string): string {
  if (!isToken(name)) throw invalidOption(`${option} parameter`, 'a token', name)
  if (value === true) return `; ${name}`
  const text = isToken(value) ? value : quotedString(value)
  if (text === undefined) throw invalidOption(`${option}.${name}`, 'text in ASCII, or true', value)
  return `; ${name}=${text}`
}
