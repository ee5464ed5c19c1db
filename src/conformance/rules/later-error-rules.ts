/** Rules for the status codes from 423 on: WebDAV, RFC 6585, RFC 7725, RFC 8470, and 5xx. */
import {
  directives,
  hasDirective,
  isHttp1,
  isText,
  listOf,
  mayHaveContent,
  problemOf,
  sent,
  STANDARD_MEMBERS,
} from './facts.ts'
import { elements, parseLink } from '../syntax/grammar.ts'
import type { Check, Rule } from './rule.ts'
import { must, ought, should } from './rule.ts'

const NEVER_STORED = [428, 429, 431, 511]

/** Content in another format than problem+json cannot be checked, and passes. */
const explains =
  (
    code: number,
    what: string,
    isMet: (problem: Readonly<Record<string, unknown>>) => boolean
  ): Check =>
  (request, response) => {
    if (response.status !== code || !mayHaveContent(request, response)) return undefined
    const problem = problemOf(response)
    if (problem === undefined && response.body.length > 0) return undefined
    return problem !== undefined && isMet(problem)
      ? undefined
      : `the content of a ${code} does not have ${what}`
  }

const detailed = (code: number) => explains(code, 'detail', (problem) => isText(problem['detail']))

const relations = (link: string) =>
  elements(link).flatMap((text) => {
    const rel = parseLink(text)?.params.find(([name]) => name === 'rel')?.[1] ?? ''
    return rel.toLowerCase().split(/ +/)
  })

export const laterErrorRules: readonly Rule[] = [
  should('S423-CODE', 'RFC 4918 §11.3', (request, response) => {
    if (response.status !== 423 || !mayHaveContent(request, response)) return undefined
    const code = /lock-token-submitted|no-conflicting-lock|DAV:|"(?:pre|post)condition"\s*:\s*"[^"]/
    return code.test(response.body.toString()) ? undefined : 'no precondition or postcondition code'
  }),
  should('S425-EARLY', 'RFC 8470 §5.2', (request, { status }) =>
    status === 425 && sent(request, 'early-data') !== '1'
      ? '425 to a request that was not sent in early data'
      : undefined
  ),
  must('S426-UPGRADE', 'RFC 9110 §15.5.22', (_request, response) =>
    response.status === 426 && isHttp1(response) && listOf(response.field('upgrade')).length === 0
      ? 'no Upgrade in a 426'
      : undefined
  ),
  must('S426-H2', 'RFC 9110 §15.5.22 + RFC 9113 §8.2.2', (request, { status }) =>
    status === 426 && request.version === '2' ? '426 in HTTP/2' : undefined
  ),
  should('S428-EXPLAIN', 'RFC 6585 §3', detailed(428)),
  should('S429-DETAILS', 'RFC 6585 §4', detailed(429)),
  should(
    'S431-FIELD',
    'RFC 6585 §5',
    explains(431, 'the name of the field', (problem) => isText(problem['field']))
  ),
  must('NEVER-STORE', 'RFC 6585 §3, §4, §5, §6', (_request, response) => {
    if (!NEVER_STORED.includes(response.status)) return undefined
    if (!hasDirective(response, 'no-store')) return `a ${response.status} without no-store`
    const wrong = directives(response).find(({ name }) =>
      ['public', 'max-age', 's-maxage'].includes(name)
    )
    return wrong && `a ${response.status} with ${wrong.name}`
  }),
  should('S451-EXPLAIN', 'RFC 7725 §3', detailed(451)),
  should('S451-LINK', 'RFC 7725 §4', (_request, response) =>
    response.status === 451 && response.field('link') === undefined ? 'no Link in a 451' : undefined
  ),
  must('S451-REL', 'RFC 7725 §4', (_request, response) => {
    const link = response.field('link')
    return response.status === 451 && link !== undefined && !relations(link).includes('blocked-by')
      ? 'no Link with rel="blocked-by" in a 451'
      : undefined
  }),
  should(
    'S505-DESCRIBE',
    'RFC 9110 §15.6.6',
    explains(
      505,
      'the supported protocols',
      ({ supported }) => Array.isArray(supported) && supported.length > 0
    )
  ),
  ought(
    'A-510-INFO',
    'RFC 2774 §7',
    explains(
      510,
      'detail or an extension',
      (problem) =>
        isText(problem['detail']) ||
        Object.keys(problem).some(
          (name) => !STANDARD_MEMBERS.includes(name) && !['condition', 'applied'].includes(name)
        )
    )
  ),
  should(
    'S511-LINK',
    'RFC 6585 §6',
    explains(511, 'a link to the login', (problem) => isText(problem['login']))
  ),
  should('S511-CHALLENGE', 'RFC 6585 §6', (_request, response) => {
    if (response.status !== 511) return undefined
    if (response.field('www-authenticate') !== undefined) return 'a challenge in a 511'
    return /<form\b|type="?password/i.test(response.body.toString())
      ? 'the login interface in a 511'
      : undefined
  }),
]
