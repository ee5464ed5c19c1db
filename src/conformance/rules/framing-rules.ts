/** Rules for the length of the content. */
import { isError, isHead, isHttp1, listOf, mayHaveContent, sent } from './facts.ts'
import { contentLength } from '../syntax/http1-parser.ts'
import { octets } from '../syntax/octets.ts'
import { startsWithStatusLine } from './message-rules.ts'
import type { Rule } from './rule.ts'
import { must, should } from './rule.ts'
import type { WireRequest, WireResponse } from '../syntax/wire-response.ts'

const codings = (response: WireResponse) => listOf(response.field('transfer-encoding'))

/** The octets of content that the framing does not allow: in HTTP/1.x, bytes after the end. */
function stray({ body, trailing, framing }: WireResponse): number {
  return framing === 'tunnel' || startsWithStatusLine(trailing)
    ? body.length
    : body.length + trailing.length
}

const hasFramingField = (response: WireResponse) =>
  ['content-length', 'transfer-encoding'].find((name) => response.field(name) !== undefined)

const isTunnel = (request: WireRequest, { status }: WireResponse) =>
  request.method === 'CONNECT' && status >= 200 && status < 300

export const framingRules: readonly Rule[] = [
  must('HEAD-CONTENT', 'RFC 9110 §9.3.2', (request, response) =>
    isHead(request) && stray(response) > 0
      ? `${octets(stray(response))} of content in response to HEAD`
      : undefined
  ),
  must('NOCONTENT-STATUS', 'RFC 9112 §6.3', (_request, response) =>
    (response.status < 200 || response.status === 204 || response.status === 304) &&
    response.framing === 'none' &&
    stray(response) > 0
      ? `${octets(stray(response))} of content in a ${response.status}`
      : undefined
  ),
  must('WIRE-EXTRA', 'RFC 9112 §6.3', (_request, { framing, trailing }) =>
    (framing === 'length' || framing === 'chunked') && trailing.length > 0
      ? `${octets(trailing.length)} after the end of the response`
      : undefined
  ),
  must('S204-CL', 'RFC 9110 §8.6', (_request, response) =>
    response.status === 204 && response.field('content-length') !== undefined
      ? 'Content-Length in a 204'
      : undefined
  ),
  must('S204-TE', 'RFC 9112 §6.1', (_request, response) =>
    response.status === 204 && response.field('transfer-encoding') !== undefined
      ? 'Transfer-Encoding in a 204'
      : undefined
  ),
  must('S205-CONTENT', 'RFC 9110 §15.3.6', (_request, { status, body }) =>
    status === 205 && body.length > 0 ? `${octets(body.length)} of content in a 205` : undefined
  ),
  must('CONNECT-2XX-FRAMING', 'RFC 9110 §9.3.6', (request, response) => {
    const name = isTunnel(request, response) ? hasFramingField(response) : undefined
    return name && `${name} in a ${response.status} to CONNECT`
  }),
  must('CL-GRAMMAR', 'RFC 9110 §8.6', (_request, response) => {
    const wrong = response.fieldLines('content-length').find((line) => !/^\d+$/.test(line))
    return wrong === undefined ? undefined : `Content-Length: ${wrong}`
  }),
  must('CL-MATCH', 'RFC 9110 §8.6', (_request, response) => {
    if (response.framing !== 'length') return undefined
    const extra = startsWithStatusLine(response.trailing) ? 0 : response.trailing.length
    const length = response.body.length + extra
    const announced = contentLength(response.fields)
    return announced === length
      ? undefined
      : `Content-Length is ${announced}, the content has ${octets(length)}`
  }),
  must('CL-AND-TE', 'RFC 9112 §6.2', (_request, response) =>
    response.field('content-length') !== undefined &&
    response.field('transfer-encoding') !== undefined
      ? 'Content-Length together with Transfer-Encoding'
      : undefined
  ),
  // The content of an error is complete before it is sent. That of a success can be a stream.
  should('CL-SEND', 'RFC 9110 §8.6', (request, response) =>
    isError(response) &&
    mayHaveContent(request, response) &&
    hasFramingField(response) === undefined
      ? 'no Content-Length'
      : undefined
  ),
  must('TE-HTTP10', 'RFC 9112 §6.1', (request, response) =>
    request.version === '1.0' && response.field('transfer-encoding') !== undefined
      ? 'Transfer-Encoding to an HTTP/1.0 client'
      : undefined
  ),
  must('TE-ONCE', 'RFC 9112 §6.1', (_request, response) =>
    codings(response).filter((coding) => coding === 'chunked').length > 1
      ? 'chunked more than once'
      : undefined
  ),
  must('TE-FINAL', 'RFC 9112 §6.1', (_request, response) => {
    const last = codings(response).at(-1)
    return last !== undefined && last !== 'chunked' && isHttp1(response) && !response.closed
      ? `the final transfer coding is ${last}, and the connection stays open`
      : undefined
  }),
  must('TE-UNREQUESTED', 'RFC 9112 §7.4', (request, response) => {
    const accepted = listOf(sent(request, 'te')).map((one) => one.split(/[ \t]*;/, 1)[0])
    const wrong = codings(response)
      .map((one) => one.split(/[ \t]*;/, 1)[0])
      .find((coding) => coding !== 'chunked' && !accepted.includes(coding))
    return wrong && `the request does not have ${wrong} in TE`
  }),
  must('HEAD-CL-EQUAL', 'RFC 9110 §8.6', (request, response, twin) => {
    const length = isHead(request) ? contentLength(response.fields) : undefined
    return length === undefined || twin === undefined || twin.body.length === length
      ? undefined
      : `Content-Length is ${length}, the content for GET has ${octets(twin.body.length)}`
  }),
  should('HEAD-SAME-FIELDS', 'RFC 9110 §9.3.2', (request, response, twin) => {
    if (!isHead(request) || twin === undefined) return undefined
    if (response.status !== twin.status)
      return `the status is ${response.status}, but ${twin.status} for GET`
    const names = [...response.fields, ...twin.fields].map(([name]) => name.toLowerCase())
    const wrong = names.find(
      (name) => !VARYING.includes(name) && response.field(name) !== twin.field(name)
    )
    if (wrong === undefined) return undefined
    const sentTo = (one: WireResponse) => one.field(wrong) ?? 'missing'
    return `${wrong} is ${sentTo(response)}, but ${sentTo(twin)} for GET`
  }),
]

/** Fields of the connection or the moment, or that HEAD may omit (RFC 9110 §9.3.2, RFC 9112 §6.1). */
const VARYING = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']
