/**
 * Problems as XML, by RFC 9457 appendix B. Numbers and booleans are written as in JSON; null, an empty string, an empty
 * array and an empty object are all an empty element, as the appendix has no form for them.
 *
 * @module
 */

import { factory } from '../checks/uncalled-factory.ts'
import { isArray } from '../untrusted/inspect.ts'
import type { JsonValue } from '../untrusted/json-value.ts'
import type { Problem } from '../problem/problem.ts'
import { builtInFormatter, type SyncFormatter } from './formatter.ts'
import { elementName } from './xml/element-name.ts'
import { escapeXml } from './xml/escape.ts'

const problemXml: SyncFormatter = /* @__PURE__ */ builtInFormatter({
  type: 'application/problem+xml',
  format: writeProblem,
} satisfies SyncFormatter)

/**
 * Makes the formatter of `application/problem+xml`: one element for each member, arrays as `<i>`
 * elements. A name that no element can have is escaped in a reversible way: `a b` becomes `a_x0020_b`.
 *
 * @returns a formatter for the option `formatters`.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const formatters = [problemJsonFormatter(), problemXmlFormatter()]
 * const app = httpErrors(new Hono(), { formatters })
 *
 * const response = await app.request('/nowhere', { headers: { Accept: 'application/problem+xml' } })
 * response.headers.get('Content-Type') // 'application/problem+xml'
 * ```
 */
export const problemXmlFormatter: () => SyncFormatter = /* @__PURE__ */ factory(
  'problemXmlFormatter',
  function problemXmlFormatter(): SyncFormatter {
    return problemXml
  }
)

const plainXml: SyncFormatter = /* @__PURE__ */ builtInFormatter({
  type: 'application/xml',
  format: writeProblem,
} satisfies SyncFormatter)

/**
 * Makes the formatter of the same text as `application/xml`, for clients that accept only that.
 *
 * @returns a formatter for the option `formatters`.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const formatters = [problemJsonFormatter(), problemXmlFormatter(), xmlFormatter()]
 * const app = httpErrors(new Hono(), { formatters })
 * ```
 */
export const xmlFormatter: () => SyncFormatter = /* @__PURE__ */ factory(
  'xmlFormatter',
  function xmlFormatter(): SyncFormatter {
    return plainXml
  }
)

// The grammar requires the members of RFC 9457 before all others.
const firstMembers = ['type', 'title', 'status', 'detail', 'instance']

function writeProblem(problem: Problem): string {
  const others = Object.keys(problem).filter((name) => !firstMembers.includes(name))
  const members = [...firstMembers, ...others].map((name) => writeMember(name, problem[name]))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<problem xmlns="urn:ietf:rfc:7807">${members.join('')}</problem>`
}

function writeMember(name: string, value: JsonValue | undefined): string {
  return value === undefined ? '' : writeElement(elementName(name), value)
}

function writeElement(name: string, value: JsonValue): string {
  const content = writeContent(value)
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`
}

function writeContent(value: JsonValue): string {
  if (value === null) return ''
  if (typeof value !== 'object') return escapeXml(String(value))
  if (isArray(value)) return value.map((item) => writeElement('i', item)).join('')
  return Object.entries(value)
    .map(([name, member]) => writeMember(name, member))
    .join('')
}
