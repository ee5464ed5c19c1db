/** Rules for field names and values, dates, targets and caching directives. */
import { directives, hasDirective, listOf } from './facts.ts'
import { shown } from '../syntax/field-lines.ts'
import {
  elements,
  isImfFixdate,
  isObsoleteDate,
  isToken,
  isUriReference,
  parseLink,
} from '../syntax/grammar.ts'
import { itemFields, registeredFields } from '../registry.ts'
import type { Rule } from './rule.ts'
import { must, ought, should } from './rule.ts'
import type { WireResponse } from '../syntax/wire-response.ts'

const singletons: ReadonlySet<string> = new Set([
  ...'age content-length content-location content-range content-type date etag'.split(' '),
  ...'expires last-modified location retry-after server strict-transport-security'.split(' '),
  ...'access-control-allow-credentials access-control-allow-origin'.split(' '),
  ...'access-control-max-age x-content-type-options x-frame-options'.split(' '),
  ...itemFields,
])

const requestOnly = (
  'accept-charset accept-language authorization cookie expect from host if-match if-modified-since ' +
  'if-none-match if-range if-unmodified-since max-forwards origin proxy-authorization range ' +
  'referer te user-agent'
).split(' ')

/** Their definitions allow them in trailers: RFC 9110, 9209, 9421, 9530, W3C Server Timing. */
const inTrailers = (
  'accept-ranges authentication-info proxy-authentication-info content-digest repr-digest etag ' +
  'proxy-status server-timing signature signature-input'
).split(' ')

const isDate = (value: string) => isImfFixdate(value) || isObsoleteDate(value)
const present = (response: WireResponse, names: readonly string[]) =>
  names.find((name) => response.field(name) !== undefined)
const links = (response: WireResponse) =>
  elements(response.field('link') ?? '').flatMap((text) => parseLink(text) ?? [])

function targets(response: WireResponse): string[] {
  const located = ['location', 'content-location'].flatMap((name) => response.fieldLines(name))
  return [...located, ...links(response).map(({ target }) => target)]
}

export const fieldRules: readonly Rule[] = [
  must('FIELD-NAME', 'RFC 9110 §5.1', (_request, { fields, defects }) => {
    const wrong = fields.map(([name]) => name).find((name) => !isToken(name.replace(/^:/, '')))
    if (wrong !== undefined) return `${shown(wrong)} is not a token`
    return defects.find(({ id }) => id === 'FIELD-NAME')?.message
  }),
  must('FIELD-VALUE', 'RFC 9110 §5.5', (_request, { fields }) => {
    const wrong = fields.find(([, value]) => /[^\t\x20-\x7e\x80-\uffff]/.test(value))
    return wrong && `${wrong[0]}: ${shown(wrong[1])} contains a control character`
  }),
  must('FIELD-REPEAT', 'RFC 9110 §5.3', (_request, response) => {
    const wrong = [...singletons].find((name) => response.fieldLines(name).length > 1)
    return wrong && `${wrong} has ${response.fieldLines(wrong).length} lines`
  }),
  must('FIELD-ROLE', 'RFC 9110 §2.2', (_request, response) => {
    const wrong = present(response, requestOnly)
    return wrong && `${wrong} is a field of requests`
  }),
  must('DATE-SEND', 'RFC 9110 §6.6.1', (_request, response) =>
    response.status >= 200 && response.status < 500 && response.field('date') === undefined
      ? `no Date in a ${response.status}`
      : undefined
  ),
  must('DATE-FORMAT', 'RFC 9110 §5.6.7', (_request, response) => {
    for (const name of ['date', 'expires', 'last-modified', 'retry-after']) {
      const lines = response.fieldLines(name)
      const wrong = lines.find((value) =>
        name === 'retry-after' ? isObsoleteDate(value) : !isImfFixdate(value)
      )
      if (wrong !== undefined) return `${name}: ${shown(wrong)} is not an IMF-fixdate`
    }
    return undefined
  }),
  must('LM-AFTER-DATE', 'RFC 9110 §8.8.2.1', (_request, response) => {
    const modified = Date.parse(response.field('last-modified') ?? '')
    const date = Date.parse(response.field('date') ?? '')
    return modified > date ? 'Last-Modified is later than Date' : undefined
  }),
  must('RETRY-AFTER-GRAMMAR', 'RFC 9110 §10.2.3', (_request, response) => {
    const lines = response.fieldLines('retry-after')
    const wrong = lines.find((value) => !/^\d+$/.test(value) && !isDate(value))
    return wrong === undefined ? undefined : `Retry-After: ${shown(wrong)}`
  }),
  must('URI-USERINFO', 'RFC 9110 §4.2.4', (_request, response) => {
    const wrong = targets(response).find((target) => /^https?:\/\/[^/?#]*@/i.test(target))
    return wrong && `${shown(wrong)} has userinfo`
  }),
  must('LOCATION-GRAMMAR', 'RFC 9110 §10.2.2', (_request, response) => {
    const wrong = response.fieldLines('location').find((value) => !isUriReference(value))
    return wrong && `Location: ${shown(wrong)} is not a URI reference`
  }),
  must('LINK-REL', 'RFC 8288 §3.3', (_request, response) => {
    const wrong = links(response).find(
      ({ params }) => params.filter(([name]) => name === 'rel').length !== 1
    )
    return wrong && `the link to ${wrong.target} does not have exactly one rel`
  }),
  must('CC-DELTA', 'RFC 9111 §5.2.2.1', (_request, response) => {
    const deltas = ['max-age', 's-maxage', 'stale-while-revalidate', 'stale-if-error']
    const wrong = directives(response).find(
      ({ name, argument = '', quoted }) =>
        deltas.includes(name) && (quoted || !/^\d+$/.test(argument))
    )
    return wrong && `the argument of ${wrong.name} is not delta-seconds`
  }),
  must('CC-NOARG', 'RFC 9111 §5.2', (_request, response) => {
    const bare =
      'must-revalidate must-understand no-store no-transform public proxy-revalidate immutable'.split(
        ' '
      )
    const wrong = directives(response).find(
      ({ name, argument }) => bare.includes(name) && argument !== undefined
    )
    return wrong && `${wrong.name} has an argument`
  }),
  should('CC-FIELDS-FORM', 'RFC 9111 §5.2.2.4', (_request, response) => {
    const wrong = directives(response).find(
      ({ name, argument, quoted }) =>
        ['no-cache', 'private'].includes(name) && argument !== undefined && !quoted
    )
    return wrong && `the fields of ${wrong.name} are not quoted`
  }),
  should('CC-MUST-UNDERSTAND', 'RFC 9111 §5.2.2.3', (_request, response) =>
    hasDirective(response, 'must-understand') && !hasDirective(response, 'no-store')
      ? 'must-understand without no-store'
      : undefined
  ),
  must('EARLY-DATA-RESPONSE', 'RFC 8470 §5.1', (_request, response) =>
    response.field('early-data') === undefined ? undefined : 'Early-Data in a response'
  ),
  must('PROXY-STATUS-ORIGIN', 'RFC 9209 §2', (_request, response) =>
    response.field('proxy-status') === undefined ? undefined : 'Proxy-Status from an origin server'
  ),
  must('TRAILER-ALLOWED', 'RFC 9110 §6.5.1', (_request, { trailers }) => {
    const names = trailers.map(([name]) => name.toLowerCase())
    const wrong = names.find((name) => registeredFields.has(name) && !inTrailers.includes(name))
    return wrong && `${wrong} is not defined for trailers`
  }),
  should('TRAILER-ANNOUNCE', 'RFC 9110 §6.6.2', (_request, response) => {
    const announced = listOf(response.field('trailer'))
    const wrong = response.trailers.find(([name]) => !announced.includes(name.toLowerCase()))
    return wrong && `Trailer does not announce ${wrong[0]}`
  }),
  ought('A-WARNING', 'RFC 9111 §5.5', (_request, response) =>
    response.field('warning') === undefined ? undefined : 'Warning is obsolete'
  ),
  ought('A-PRAGMA', 'RFC 9111 §5.4', (_request, response) =>
    response.field('pragma') === undefined ? undefined : 'Pragma in a response'
  ),
  ought('A-ASCII', 'RFC 9110 §5.5', (_request, { fields }) => {
    const wrong = fields.find(([, value]) => /[^\0-\x7f]/.test(value))
    return wrong && `${wrong[0]}: ${shown(wrong[1])} is not ASCII`
  }),
  ought('A-CLOSE-FIELD', 'RFC 9112 §9.6', (_request, response) =>
    response.field('close') === undefined ? undefined : 'a field named Close'
  ),
  ought('A-SERVER-DETAIL', 'RFC 9110 §10.2.4', (_request, response) => {
    const server = response.field('server') ?? ''
    return /\(|\/\d+\.\d+\.\d|\/.*\s\S+\//.test(server) ? `Server: ${shown(server)}` : undefined
  }),
]
