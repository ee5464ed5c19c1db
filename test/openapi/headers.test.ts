/** The headers of each status in a document: every description, example and pattern. */
import { expect, test } from 'vitest'
import type { AnyErrorClass } from '../../src/problem-types/problem-of.ts'
import { errorResponses } from '../../src/openapi/index.ts'
import { table } from './problem-types.ts'

/** The one response of a class. */
function responseOf(errorClass: AnyErrorClass) {
  const [response] = Object.values(errorResponses(errorClass))
  if (response === undefined) throw new Error('There is no response.')
  return response
}

const text = { type: 'string' }
const optional = (example: string) => ({ required: false, schema: text, example })
const mustBe = (name: string, value: string) => ({
  required: true,
  schema: text,
  examples: { [name]: { value } },
})
const ofChallenge = 'How to authenticate: one challenge or more (RFC 9110 §11.6.1).'
const retryAfter = {
  ...optional('30'),
  description:
    'When to send the request again: a number of seconds, or an HTTP-date (RFC 9110 §10.2.3).',
  schema: {
    type: 'string',
    pattern: String.raw`^(?:\d+|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT)$`,
  },
}
const noStore = (name: string) => ({
  ...mustBe(name, 'no-store'),
  description: 'Caches must not store the response (RFC 6585 §3 to §6).',
  schema: { type: 'string', const: 'no-store' },
})

test('The headers of each status', () => {
  const headers = Object.fromEntries(
    table.flatMap((errorClass) => {
      const { headers: found } = responseOf(errorClass)
      return found === undefined ? [] : [[errorClass.status, found]]
    })
  )
  expect(headers).toEqual({
    401: {
      'WWW-Authenticate': {
        ...mustBe('Unauthorized', 'Bearer realm="api"'),
        description: ofChallenge,
      },
    },
    403: { 'WWW-Authenticate': { ...optional('Bearer realm="api"'), description: ofChallenge } },
    405: {
      Allow: {
        ...mustBe('MethodNotAllowed', 'GET, HEAD'),
        description: 'The methods that the resource supports (RFC 9110 §10.2.1).',
      },
    },
    407: {
      'Proxy-Authenticate': {
        ...mustBe('ProxyAuthenticationRequired', 'Bearer realm="api"'),
        description: 'How to authenticate to the proxy: one challenge or more (RFC 9110 §11.7.1).',
      },
    },
    412: {
      ETag: {
        ...optional('"v7"'),
        description: 'The entity tag of the current representation (RFC 9110 §8.8.3).',
      },
    },
    413: { 'Retry-After': retryAfter },
    415: {
      Accept: {
        ...optional('application/json'),
        description: 'The media types that are supported (RFC 9110 §12.5.1).',
      },
      'Accept-Encoding': {
        ...optional('gzip'),
        description: 'The content codings that are supported (RFC 9110 §12.5.3).',
      },
      'Accept-Patch': {
        ...optional('application/merge-patch+json'),
        description: 'The media types that PATCH supports (RFC 5789 §3.1).',
      },
      'Accept-Post': {
        ...optional('application/json'),
        description: 'The media types that POST supports (W3C LDP 1.0 §7.1).',
      },
    },
    416: {
      'Content-Range': {
        ...optional('bytes */47022'),
        description: 'The current length of the resource in bytes (RFC 9110 §14.4).',
        schema: { type: 'string', pattern: String.raw`^bytes \*\/\d+$` },
      },
    },
    426: {
      Upgrade: {
        ...mustBe('UpgradeRequired', 'HTTP/2.0'),
        description: 'The protocols that the server requires, by preference (RFC 9110 §7.8).',
      },
    },
    428: { 'Cache-Control': noStore('PreconditionRequired') },
    429: { 'Cache-Control': noStore('TooManyRequests'), 'Retry-After': retryAfter },
    431: { 'Cache-Control': noStore('RequestHeaderFieldsTooLarge') },
    451: {
      Link: {
        ...optional('<https://example.com/>; rel="blocked-by"'),
        description: 'Who blocks access, with the relation blocked-by (RFC 7725 §4).',
      },
    },
    503: { 'Retry-After': retryAfter },
    511: { 'Cache-Control': noStore('NetworkAuthenticationRequired') },
  })
})
