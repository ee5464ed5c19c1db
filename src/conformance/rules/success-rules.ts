/** Rules for 2xx and 3xx, and for codes that are not registered. */
import { isHead, mayHaveContent, mediaType } from './facts.ts'
import { phraseOf } from '../registry.ts'
import type { Check, Rule } from './rule.ts'
import { must, ought, should } from './rule.ts'

const located =
  (code: number): Check =>
  (_request, response) =>
    response.status === code && response.field('location') === undefined
      ? `no Location in a ${code}`
      : undefined

const METADATA = ['content-type', 'content-encoding', 'content-language', 'content-range']

export const successRules: readonly Rule[] = [
  must('S206-CR', 'RFC 9110 §15.3.7.1', (_request, response) =>
    response.status === 206 &&
    mediaType(response) !== 'multipart/byteranges' &&
    response.field('content-range') === undefined
      ? 'no Content-Range in a 206'
      : undefined
  ),
  must('S206-MULTI', 'RFC 9110 §15.3.7.2', (_request, response) =>
    response.status === 206 &&
    mediaType(response) === 'multipart/byteranges' &&
    response.field('content-range') !== undefined
      ? 'Content-Range in a 206 of several parts'
      : undefined
  ),
  should('S300-LIST', 'RFC 9110 §15.4.1', (request, response) =>
    response.status === 300 && !isHead(request) && response.body.length === 0
      ? 'no content in a 300'
      : undefined
  ),
  should('S301-LOCATION', 'RFC 9110 §15.4.2', located(301)),
  should('S302-LOCATION', 'RFC 9110 §15.4.3', located(302)),
  should('S303-LOCATION', 'RFC 9110 §15.4.4', located(303)),
  should('S307-LOCATION', 'RFC 9110 §15.4.8', located(307)),
  should('S308-LOCATION', 'RFC 9110 §15.4.9', located(308)),
  should('S304-METADATA', 'RFC 9110 §15.4.5', (_request, response) => {
    const wrong = METADATA.find((name) => response.field(name) !== undefined)
    return response.status === 304 && wrong ? `${wrong} in a 304` : undefined
  }),
  must('S304-METHOD', 'RFC 9110 §13.1.2', ({ method }, { status }) =>
    status === 304 && method !== 'GET' && method !== 'HEAD' ? `304 to ${method}` : undefined
  ),
  ought('A-REDIRECT-NOTE', 'RFC 9110 §15.4.2', (request, response) =>
    [301, 302, 303, 307, 308].includes(response.status) &&
    mayHaveContent(request, response) &&
    response.body.length === 0
      ? `no content in a ${response.status}`
      : undefined
  ),
  ought('A-REGISTERED', 'RFC 9110 §15.1; RFC 9205 §4.6', (_request, { status }) =>
    status >= 100 && status <= 599 && phraseOf(status) === undefined
      ? `${status} is not registered`
      : undefined
  ),
  ought('A-RESERVED', 'RFC 9110 §15.4.7, §15.5.19', (_request, { status }) =>
    status === 306 || status === 418 ? `${status} is reserved` : undefined
  ),
  ought('A-DEPRECATED', 'RFC 9110 §15.4.6', (_request, { status }) =>
    status === 305 ? '305 is deprecated' : undefined
  ),
]
