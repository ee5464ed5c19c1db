import { describe, expect, test } from 'vitest'
import { endpointOf, tlsOptions } from '../../src/conformance/clients/endpoint.ts'
import type { Http1Request } from '../../src/conformance/clients/raw-client.ts'
import {
  announcesClose,
  bytesOf,
  requestOf,
  sentRequest,
} from '../../src/conformance/clients/raw-client.ts'
import { explained } from '../../src/conformance/run/protocols.ts'
import { parseTarget } from '../../src/conformance/run/target.ts'
import { bare, received } from './example.ts'

describe('A request', () => {
  const cases: readonly (readonly [Http1Request, bytes: string])[] = [
    [
      { method: 'GET', version: '1.1' },
      'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    ],
    [
      { method: 'GET', version: '1.1', keepAlive: true, target: '/a?b' },
      'GET /a?b HTTP/1.1\r\nHost: localhost\r\n\r\n',
    ],
    [{ method: 'GET', version: '1.0' }, 'GET / HTTP/1.0\r\nHost: localhost\r\n\r\n'],
    [
      { method: 'GET', version: '1.0', keepAlive: true },
      'GET / HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n',
    ],
    [
      {
        method: 'POST',
        version: '1.1',
        body: 'é',
        fields: [
          ['HOST', 'a'],
          ['connection', 'b'],
        ],
      },
      'POST / HTTP/1.1\r\nContent-Length: 2\r\nHOST: a\r\nconnection: b\r\n\r\né',
    ],
    [
      { method: 'POST', version: '1.0', body: '', fields: [['Host', 'a']] },
      'POST / HTTP/1.0\r\nContent-Length: 0\r\nHost: a\r\n\r\n',
    ],
    [
      {
        method: 'POST',
        version: '1.0',
        body: 'a',
        fields: [
          ['Host', 'a'],
          ['content-length', '5'],
        ],
      },
      'POST / HTTP/1.0\r\nHost: a\r\ncontent-length: 5\r\n\r\na',
    ],
    [
      {
        method: 'POST',
        version: '1.0',
        body: 'a',
        fields: [
          ['Host', 'a'],
          ['transfer-encoding', 'b'],
        ],
      },
      'POST / HTTP/1.0\r\nHost: a\r\ntransfer-encoding: b\r\n\r\na',
    ],
    [
      { method: 'POST', version: '1.0', afterContinue: 'a', fields: [['Host', 'a']] },
      'POST / HTTP/1.0\r\nHost: a\r\n\r\n',
    ],
  ]

  test.each(cases)('A request of %j has exactly these bytes.', (request, bytes) => {
    expect(bytesOf(request).toString()).toBe(bytes)
  })

  test.each(cases)('A request of %j is known as it is sent.', (request, bytes) => {
    const { target, ...sent } = sentRequest(request)
    expect(target).toBe(request.target ?? '/')
    expect(requestOf(bytes)).toEqual(sent)
  })

  test.each([
    ['', { method: '', version: '1.1', fields: [] }],
    ['hello', { method: 'hello', version: '1.1', fields: [] }],
    ['A / HTTP/1.0\n\nB: c', { method: 'A', version: '1.0', fields: [] }],
    ['A / HTTP/1.0 \r\nB:  c \r\n\r\nD: e', { method: 'A', version: '1.1', fields: [['B', 'c']] }],
    [
      'A / HTTP/1.1\nB:c:d\n',
      {
        method: 'A',
        version: '1.1',
        fields: [
          ['B', 'c:d'],
          ['', ''],
        ],
      },
    ],
  ])('A request is read of the bytes %j.', (text, request) => {
    expect(requestOf(text)).toEqual(request)
  })
})

test.each([
  ['close', true],
  ['keep-alive, Close', true],
  ['closed', false],
  ['keep-alive', false],
  ['', false],
])('A response with Connection: %s announces the end of the connection: %s.', (value, expected) => {
  expect(announcesClose(received(bare('200 OK', [`Connection: ${value}`])))).toBe(expected)
})

test('A response without Connection does not announce the end of the connection.', () => {
  expect(announcesClose(received(bare('200 OK', ['-Connection'])))).toBe(false)
})

test('A number is a port of 127.0.0.1.', () => {
  expect(endpointOf(80)).toEqual({ host: '127.0.0.1', port: 80 })
  const endpoint = { host: 'a', port: 1, tls: { insecure: true } }
  expect(endpointOf(endpoint)).toBe(endpoint)
})

test.each([
  ['a.example', undefined, 'h2', { rejectUnauthorized: true, servername: 'a.example' }],
  ['a.example', { insecure: false }, 'h2', { rejectUnauthorized: true, servername: 'a.example' }],
  ['127.0.0.1', { insecure: true }, 'http/1.1', { rejectUnauthorized: false }],
  ['::1', { insecure: true }, 'http/1.1', { rejectUnauthorized: false }],
] as const)(
  'A connection to %s with %j and %s has these options.',
  (host, tls, protocol, options) => {
    const endpoint = { host, port: 443, ...(tls === undefined ? {} : { tls }) }
    expect(tlsOptions(endpoint, protocol)).toEqual({ ALPNProtocols: [protocol], ...options })
  }
)

const insecure = 'To accept it: --insecure (insecure: true).'

test.each([
  ['ECONNREFUSED', 'no server listens there. Start the server, or correct the port.'],
  ['ENOTFOUND', 'the host name is not known.'],
  ['EAI_AGAIN', 'the host name could not be resolved.'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', `the certificate is self-signed. ${insecure}`],
  ['SELF_SIGNED_CERT_IN_CHAIN', `the certificate is self-signed. ${insecure}`],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', `the certificate cannot be verified. ${insecure}`],
  ['ERR_TLS_CERT_ALTNAME_INVALID', `the certificate is for another host. ${insecure}`],
  ['CERT_HAS_EXPIRED', `the certificate has expired. ${insecure}`],
  [
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'the server does not use TLS there. Use http:// instead of https://.',
  ],
  ['EPROTO', 'the TLS handshake failed. If the server does not use TLS, use http://.'],
  ['EOTHER', 'the text of Node'],
])('An error with the code %s is explained.', (code, cause) => {
  const error = Object.assign(new Error('the text of Node'), { code })
  expect(explained(error, parseTarget('http://a', false))).toBe(
    `Nothing could be asked of http://a: ${cause}`
  )
})

test('An error without a message is explained by its code.', () => {
  const target = parseTarget('http://a', false)
  const nothing = 'Nothing could be asked of http://a: '
  expect(explained(Object.assign(new Error(''), { code: 'EX' }), target)).toBe(`${nothing}EX`)
  expect(explained(new Error('no code'), target)).toBe(`${nothing}no code`)
})
