/** Rules for closing and keeping connections, and for the fields of HTTP/2. */
import { isHttp1, listOf, options, sent } from './facts.ts'
import { contentLength } from '../syntax/http1-parser.ts'
import { octets } from '../syntax/octets.ts'
import { registeredFields } from '../registry.ts'
import type { Rule } from './rule.ts'
import { must, should } from './rule.ts'

/** RFC 9110 §7.6.1 lists the first five; the others are for one connection as well. */
const hopByHop = (
  'connection keep-alive proxy-connection te transfer-encoding upgrade http2-settings close ' +
  'trailer proxy-authenticate proxy-authentication-info proxy-authorization'
).split(' ')

const forbiddenInHttp2 =
  'connection keep-alive proxy-connection transfer-encoding upgrade http2-settings te'.split(' ')

export const connectionRules: readonly Rule[] = [
  must('UPGRADE-OPTION', 'RFC 9110 §7.8', (_request, response) =>
    isHttp1(response) &&
    response.field('upgrade') !== undefined &&
    !options(response).includes('upgrade')
      ? 'Upgrade without Connection: upgrade'
      : undefined
  ),
  must('CONN-LISTED', 'RFC 9110 §7.6.1', (_request, response) => {
    if (!isHttp1(response)) return undefined
    const wrong = ['keep-alive', 'proxy-connection', 'te', 'http2-settings'].find(
      (name) => response.field(name) !== undefined && !options(response).includes(name)
    )
    return wrong && `Connection does not list ${wrong}`
  }),
  must('CONN-END-TO-END', 'RFC 9110 §7.6.1', (_request, response) => {
    const wrong = options(response).find(
      (option) => registeredFields.has(option) && !hopByHop.includes(option)
    )
    return wrong && `Connection lists ${wrong}`
  }),
  should('CLOSE-SEND', 'RFC 9112 §9.6', (request, response) =>
    isHttp1(response) &&
    response.closed &&
    response.status >= 200 &&
    response.framing !== 'tunnel' &&
    !listOf(sent(request, 'connection')).includes('close') &&
    !options(response).includes('close')
      ? 'the connection was closed without Connection: close'
      : undefined
  ),
  must('CLOSE-KEPT-OPEN', 'RFC 9112 §9.6', (_request, response) =>
    isHttp1(response) && options(response).includes('close') && !response.closed
      ? 'the connection stays open after Connection: close'
      : undefined
  ),
  should('CLOSE-ECHO', 'RFC 9112 §9.6', (request, response) =>
    isHttp1(response) &&
    response.status >= 200 &&
    response.framing !== 'tunnel' &&
    listOf(sent(request, 'connection')).includes('close') &&
    !options(response).includes('close')
      ? 'the request has Connection: close, the response does not'
      : undefined
  ),
  // A client that waits for 100 has not sent its content when the final response comes instead.
  should('CLOSE-UNREAD', 'RFC 9110 §10.1.1', (request, response) =>
    isHttp1(response) &&
    request.version === '1.1' &&
    response.status >= 300 &&
    listOf(sent(request, 'expect')).includes('100-continue') &&
    !response.interim.some(({ status }) => status === 100) &&
    !options(response).some((option) => option === 'close' || option === 'keep-alive')
      ? 'the server did not read the content, and Connection has neither close nor keep-alive'
      : undefined
  ),
  must('PERSIST-LENGTH', 'RFC 9112 §9.3', (_request, response) =>
    isHttp1(response) &&
    response.framing === 'close' &&
    (!response.closed || options(response).includes('keep-alive'))
      ? 'the connection is persistent, but the content has no length'
      : undefined
  ),
  must('CLOSE-BOTH-TE-CL', 'RFC 9112 §6.1', (request, response) =>
    isHttp1(response) &&
    sent(request, 'transfer-encoding') !== undefined &&
    sent(request, 'content-length') !== undefined &&
    !response.closed
      ? 'the connection stays open after a request with Transfer-Encoding and Content-Length'
      : undefined
  ),
  must('H2-LOWERCASE', 'RFC 9113 §8.2', (_request, response) => {
    const wrong = response.fields.find(([name]) => /[A-Z]/.test(name))
    return !isHttp1(response) && wrong ? `${wrong[0]} is not lower-case` : undefined
  }),
  must('H2-CONNECTION', 'RFC 9113 §8.2.2', (_request, response) => {
    const wrong = forbiddenInHttp2.find((name) => response.field(name) !== undefined)
    return !isHttp1(response) && wrong ? `${wrong} in HTTP/2` : undefined
  }),
  must('H2-PSEUDO', 'RFC 9113 §8.3', (_request, response) => {
    const wrong = response.fields.find(([name]) => name.startsWith(':'))
    return !isHttp1(response) && wrong
      ? `${wrong[0]} is not a pseudo-field of responses`
      : undefined
  }),
  must('H2-VALUE-WS', 'RFC 9113 §8.2.1', (_request, response) => {
    const wrong = response.fields.find(([, value]) => /^[ \t]|[ \t]$/.test(value))
    return !isHttp1(response) && wrong
      ? `the value of ${wrong[0]} starts or ends with whitespace`
      : undefined
  }),
  must('H2-CL', 'RFC 9113 §8.1.1', (request, response) => {
    const announced = contentLength(response.fields)
    if (isHttp1(response) || announced === undefined) return undefined
    const without = request.method === 'HEAD' || response.status === 304
    const length = response.body.length
    return length === announced || (without && length === 0)
      ? undefined
      : `content-length is ${announced}, the content has ${octets(length)}`
  }),
]
