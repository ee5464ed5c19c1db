/** Rules for the status line, interim responses and the syntax of lines. */
import { isHttp1, listOf, sent } from './facts.ts'
import { isInterim } from '../syntax/http1-parser.ts'
import type { Rule } from './rule.ts'
import { defect, must, should } from './rule.ts'
import type { WireRequest, WireResponse } from '../syntax/wire-response.ts'
import { combined } from '../syntax/wire-response.ts'

const inRange = (status: number) => status >= 100 && status <= 599

/** Whether the bytes are another response. */
export const startsWithStatusLine = (bytes: Buffer): boolean =>
  /^HTTP\/\d\.\d /.test(bytes.subarray(0, 16).toString('latin1'))

/** All 1xx responses, also one without a final response after it. */
function interims(response: WireResponse) {
  return response.status >= 100 && response.status < 200
    ? [...response.interim, response]
    : response.interim
}

const interimWith = (name: string) => (_request: WireRequest, response: WireResponse) => {
  const found = interims(response).find(({ fields }) => combined(fields, name) !== undefined)
  return found && `${found.status} contains ${name}`
}

export const messageRules: readonly Rule[] = [
  must('STATUS-RANGE', 'RFC 9110 §15', (_request, { status, interim }) => {
    const wrong = [status, ...interim.map((one) => one.status)].find((code) => !inRange(code))
    return wrong === undefined || wrong === 0 ? undefined : `${wrong} is not within 100 to 599`
  }),
  must('STATUS-FINAL', 'RFC 9110 §15', (_request, { status, raw, version, trailing }) => {
    if (isInterim(status)) return `no final response followed ${status}`
    if (status === 0 && (raw.length === 0 || version === '2')) return 'there is no response'
    return startsWithStatusLine(trailing) ? 'a second final response followed' : undefined
  }),
  must('INTERIM-IS-1XX', 'RFC 9110 §15', (_request, { interim, status, trailing }) => {
    const wrong = interim.find((one) => one.status < 100 || one.status > 199)
    if (wrong !== undefined) return `${wrong.status} came before the final response`
    return startsWithStatusLine(trailing) ? `${status} came before another response` : undefined
  }),
  must('INTERIM-HTTP10', 'RFC 9110 §15.2', (request, response) => {
    const [first] = interims(response)
    return request.version === '1.0' && first ? `${first.status} to an HTTP/1.0 client` : undefined
  }),
  must('INTERIM-CL', 'RFC 9110 §8.6', interimWith('Content-Length')),
  must('INTERIM-TE', 'RFC 9112 §6.1', interimWith('Transfer-Encoding')),
  must('S101-UPGRADE', 'RFC 9110 §15.2.2', (_request, response) =>
    response.status === 101 && isHttp1(response) && listOf(response.field('upgrade')).length === 0
      ? '101 without Upgrade'
      : undefined
  ),
  must('S101-OFFERED', 'RFC 9110 §7.8', (request, response) => {
    if (response.status !== 101) return undefined
    const offered = request.version === '1.0' ? [] : listOf(sent(request, 'upgrade'))
    const wrong = listOf(response.field('upgrade')).find((one) => !offered.includes(one))
    return wrong && `the request does not offer ${wrong}`
  }),
  must('S101-CONTINUE-FIRST', 'RFC 9110 §7.8', (request, response) =>
    response.status === 101 &&
    listOf(sent(request, 'expect')).includes('100-continue') &&
    !response.interim.some(({ status }) => status === 100)
      ? '101 without the 100 that the client expects'
      : undefined
  ),
  must('S101-H2', 'RFC 9113 §8.6', (request, response) =>
    request.version === '2' && interims(response).some(({ status }) => status === 101)
      ? '101 in HTTP/2'
      : undefined
  ),
  should('RESP-VERSION', 'RFC 9112 §2.3', (request, response) =>
    request.version === '1.1' && response.version === '1.0'
      ? 'HTTP/1.0 in response to HTTP/1.1'
      : undefined
  ),
  must('REASON-GRAMMAR', 'RFC 9112 §4', (_request, { reason = '' }) =>
    /[^\t\x20-\x7e\x80-\xff]/.test(reason) ? 'a control character in the reason phrase' : undefined
  ),
  must('WIRE-STATUS-LINE', 'RFC 9112 §4', defect('WIRE-STATUS-LINE')),
  must('WIRE-REASON-SP', 'RFC 9112 §4', defect('WIRE-REASON-SP')),
  must('WIRE-CRLF', 'RFC 9112 §2.2', defect('WIRE-CRLF')),
  must('WIRE-BARE-CR', 'RFC 9112 §2.2', defect('WIRE-BARE-CR')),
  must('WIRE-OBS-FOLD', 'RFC 9112 §5.2', defect('WIRE-OBS-FOLD')),
  must('WIRE-WS-FIRST', 'RFC 9112 §2.2', defect('WIRE-WS-FIRST')),
  must('WIRE-WS-COLON', 'RFC 9112 §5.1', defect('WIRE-WS-COLON')),
  must('WIRE-CHUNKED', 'RFC 9112 §7.1', defect('WIRE-CHUNKED')),
  must('WIRE-INCOMPLETE', 'RFC 9112 §8', defect('WIRE-INCOMPLETE')),
]
