/** Rules for the status codes from 401 to 417. */
import {
  isHead,
  isHttp1,
  isObject,
  isText,
  listOf,
  mayHaveContent,
  options,
  problemOf,
  sent,
  STANDARD_MEMBERS,
} from './facts.ts'
import { shown } from '../syntax/field-lines.ts'
import { elements } from '../syntax/grammar.ts'
import { registeredMethods } from '../registry.ts'
import type { Rule } from './rule.ts'
import { must, ought, should } from './rule.ts'
import type { WireRequest, WireResponse } from '../syntax/wire-response.ts'

const methods = (response: WireResponse) => elements(response.field('allow') ?? '')

const isCoded = (request: WireRequest) =>
  listOf(sent(request, 'content-encoding')).some((coding) => coding !== 'identity')

const lacks = (response: WireResponse, ...names: readonly string[]) =>
  names.every((name) => response.field(name) === undefined)

const PRECONDITIONS = [
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
  'if-range',
  'if',
]

export const clientErrorRules: readonly Rule[] = [
  must('S401-CHALLENGE', 'RFC 9110 §15.5.2', (_request, response) =>
    response.status === 401 && elements(response.field('www-authenticate') ?? '').length === 0
      ? 'no challenge in a 401'
      : undefined
  ),
  must('S405-ALLOW', 'RFC 9110 §15.5.6', (_request, response) =>
    response.status === 405 && lacks(response, 'allow') ? 'no Allow in a 405' : undefined
  ),
  must('S405-ALLOW-SELF', 'RFC 9110 §15.5.6', ({ method }, response) =>
    response.status === 405 && methods(response).includes(method)
      ? `Allow lists ${method}, the method of the request`
      : undefined
  ),
  ought('A-405-UNKNOWN-METHOD', 'RFC 9110 §9.1', ({ method }, { status }) =>
    status === 405 && !registeredMethods.has(method) ? `405 to ${method}` : undefined
  ),
  ought('A-ALLOW-HEAD', 'RFC 9110 §9.1', (_request, response) =>
    methods(response).includes('GET') && !methods(response).includes('HEAD')
      ? 'Allow lists GET without HEAD'
      : undefined
  ),
  should('S406-LIST', 'RFC 9110 §15.5.7', (request, response) => {
    if (response.status !== 406 || !mayHaveContent(request, response)) return undefined
    const problem = problemOf(response)
    if (problem === undefined && response.body.length > 0) return undefined
    const list = problem?.['available']
    return Array.isArray(list) && list.length > 0 ? undefined : 'no list of what is available'
  }),
  should('S406-IDS', 'RFC 9110 §15.5.7', (_request, response) => {
    const list = response.status === 406 ? problemOf(response)?.['available'] : undefined
    if (!Array.isArray(list)) return undefined
    const wrong = list.find(
      (entry: unknown) =>
        !isText(entry) &&
        !(isObject(entry) && ['href', 'uri', 'url'].some((name) => isText(entry[name])))
    )
    return wrong === undefined ? undefined : `${shown(JSON.stringify(wrong))} has no identifier`
  }),
  must('S407-CHALLENGE', 'RFC 9110 §15.5.8', (_request, response) =>
    response.status === 407 && elements(response.field('proxy-authenticate') ?? '').length === 0
      ? 'no challenge in a 407'
      : undefined
  ),
  should(
    'S408-CLOSE',
    'RFC 9112 §9.6 (explicitly for 408: RFC 7231 §6.5.7, obsoleted)',
    (_request, response) =>
      response.status === 408 && isHttp1(response) && !options(response).includes('close')
        ? 'no Connection: close in a 408'
        : undefined
  ),
  should('S409-CONTENT', 'RFC 9110 §15.5.10', (request, response) => {
    if (response.status !== 409 || !mayHaveContent(request, response)) return undefined
    const problem = problemOf(response)
    if (problem === undefined && response.body.length > 0) return undefined
    const extra = Object.keys(problem ?? {}).some(
      (name) => !STANDARD_MEMBERS.includes(name) && !['condition', 'applied'].includes(name)
    )
    return extra || isText(problem?.['detail'])
      ? undefined
      : 'neither detail nor an extension describes the conflict'
  }),
  ought('A-412-NO-CONDITION', 'RFC 5789 §2.2', (request, { status }) =>
    status === 412 && PRECONDITIONS.every((name) => sent(request, name) === undefined)
      ? '412 to a request without a precondition'
      : undefined
  ),
  should('S413-RETRY-AFTER', 'RFC 9110 §15.5.14', (_request, response) =>
    response.status === 413 &&
    problemOf(response)?.['condition'] === 'temporary' &&
    lacks(response, 'retry-after')
      ? 'the condition is temporary, but there is no Retry-After'
      : undefined
  ),
  must('S415-ACCEPT-ENCODING', 'RFC 9110 §12.5.3', (request, response) =>
    response.status === 415 && !isCoded(request) && !lacks(response, 'accept-encoding')
      ? 'Accept-Encoding is present, but the request had no content coding'
      : undefined
  ),
  should('S415-ACCEPT-PATCH', 'RFC 5789 §2.2', (request, response) =>
    response.status === 415 &&
    request.method === 'PATCH' &&
    lacks(response, 'accept-patch', 'accept-encoding')
      ? 'no Accept-Patch in a 415 to PATCH'
      : undefined
  ),
  ought('A-415-ACCEPT-ENCODING', 'RFC 9110 §12.5.3', (request, response) =>
    response.status === 415 &&
    isCoded(request) &&
    lacks(response, 'accept-encoding', 'accept', 'accept-patch', 'accept-post')
      ? 'no field states whether the content coding was the cause'
      : undefined
  ),
  ought('A-415-ACCEPT', 'RFC 9110 §15.5.16', (request, response) =>
    response.status === 415 &&
    !isCoded(request) &&
    request.method !== 'PATCH' &&
    lacks(response, 'accept', 'accept-post', 'accept-encoding')
      ? 'no field lists the accepted media types'
      : undefined
  ),
  should('S416-CR', 'RFC 9110 §15.5.17', (_request, response) =>
    response.status === 416 && lacks(response, 'content-range')
      ? 'no Content-Range in a 416'
      : undefined
  ),
  // HEAD sends the fields that GET would send (RFC 9110 §9.3.2), so its status is the same.
  must('S416-METHOD', 'RFC 9110 §14.2', (request, { status }) =>
    status === 416 && request.method !== 'GET' && !isHead(request)
      ? `416 to ${request.method}, for which no range is defined`
      : undefined
  ),
  must('CR-GRAMMAR', 'RFC 9110 §14.4', (_request, response) => {
    const value = response.field('content-range')
    return value === undefined || isContentRange(value, response.status)
      ? undefined
      : `Content-Range: ${shown(value)}`
  }),
  ought('A-CR-STATUS', 'RFC 9110 §14.4', (_request, response) =>
    response.status !== 206 && response.status !== 416 && !lacks(response, 'content-range')
      ? `Content-Range in a ${response.status}`
      : undefined
  ),
  must('S417-HTTP10', 'RFC 9110 §10.1.1', (request, { status }) =>
    status === 417 &&
    request.version === '1.0' &&
    listOf(sent(request, 'expect')).join() === '100-continue'
      ? '417 to 100-continue in HTTP/1.0'
      : undefined
  ),
]

/** RFC 9110 §14.4: a 416 has the unsatisfied form, a 206 the other one, with first <= last < all. */
function isContentRange(value: string, status: number): boolean {
  if (/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+ \*\/\d+$/.test(value)) return status !== 206
  const [, first, last, all] =
    /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+ (\d+)-(\d+)\/(\d+|\*)$/.exec(value) ?? []
  if (first === undefined || status === 416) return false
  return Number(first) <= Number(last) && (all === '*' || Number(last) < Number(all))
}
