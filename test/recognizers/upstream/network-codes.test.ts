/** Every code of a failed connection: the status, the error type of RFC 9209 §2.3 and the condition. */
import { describe, expect, test } from 'vitest'
import { fromNetwork, gatewayError, networkFault } from '../../../src/recognizers/network.ts'
import { faultOf } from '../../../src/recognizers/upstream/network-codes.ts'

const rows: readonly (readonly [string, number, string | undefined, 'temporary' | undefined])[] = [
  ['ENOTFOUND', 502, 'dns_error', undefined],
  ['EAI_AGAIN', 502, 'dns_error', 'temporary'],
  ['EAI_FAIL', 502, 'dns_error', undefined],
  ['EAI_NODATA', 502, 'dns_error', undefined],
  ['EAI_NONAME', 502, 'dns_error', undefined],
  ['ESERVFAIL', 502, 'dns_error', undefined],
  ['ETIMEOUT', 504, 'dns_timeout', undefined],
  ['ECONNREFUSED', 502, 'connection_refused', 'temporary'],
  ['ECONNRESET', 502, 'connection_terminated', 'temporary'],
  ['EPIPE', 502, 'connection_terminated', 'temporary'],
  ['EHOSTDOWN', 502, 'destination_ip_unroutable', 'temporary'],
  ['EHOSTUNREACH', 502, 'destination_ip_unroutable', 'temporary'],
  ['ENETDOWN', 502, 'destination_ip_unroutable', 'temporary'],
  ['ENETUNREACH', 502, 'destination_ip_unroutable', 'temporary'],
  ['ETIMEDOUT', 504, 'connection_timeout', undefined],
  ['ESOCKETTIMEDOUT', 504, 'connection_read_timeout', undefined],
  ['ConnectionRefused', 502, 'connection_refused', 'temporary'],
  ['ConnectionClosed', 502, 'connection_terminated', 'temporary'],
  ['FailedToOpenSocket', 502, 'destination_ip_unroutable', 'temporary'],
  ['TooManyRedirects', 502, 'http_protocol_error', undefined],
  ['ERR_TLS_HANDSHAKE_TIMEOUT', 504, 'connection_timeout', undefined],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 502, 'tls_certificate_error', undefined],
  ['CERT_HAS_EXPIRED', 502, 'tls_certificate_error', undefined],
  ['CRL_HAS_EXPIRED', 502, 'tls_certificate_error', undefined],
  ['UNABLE_TO_GET_ISSUER_CERT', 502, 'tls_certificate_error', undefined],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 502, 'tls_certificate_error', undefined],
  ['SELF_SIGNED_CERT_IN_CHAIN', 502, 'tls_certificate_error', undefined],
  ['HOSTNAME_MISMATCH', 502, 'tls_certificate_error', undefined],
  ['INVALID_CA', 502, 'tls_certificate_error', undefined],
  ['INVALID_PURPOSE', 502, 'tls_certificate_error', undefined],
  ['PATH_LENGTH_EXCEEDED', 502, 'tls_certificate_error', undefined],
  ['ERR_TLS_RENEGOTIATION_DISABLED', 502, 'tls_protocol_error', undefined],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 502, 'tls_protocol_error', undefined],
  ['EPROTO', 502, 'tls_protocol_error', undefined],
  ['HPE_HEADER_OVERFLOW', 502, 'http_response_header_section_size', undefined],
  ['HPE_INVALID_CONSTANT', 502, 'http_protocol_error', undefined],
  ['UND_ERR_CONNECT_TIMEOUT', 504, 'connection_timeout', undefined],
  ['UND_ERR_HEADERS_TIMEOUT', 504, 'connection_read_timeout', undefined],
  ['UND_ERR_BODY_TIMEOUT', 504, 'connection_read_timeout', undefined],
  ['UND_ERR_SOCKET', 502, 'connection_terminated', 'temporary'],
  ['UND_ERR_HEADERS_OVERFLOW', 502, 'http_response_header_section_size', undefined],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 502, 'http_response_incomplete', 'temporary'],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 502, 'http_response_body_size', undefined],
  ['UND_ERR_PRX_TLS', 502, 'tls_protocol_error', undefined],
  ['UND_ERR_BPL_MISSING_UPSTREAM', 503, 'destination_unavailable', undefined],
  ['EMFILE', 503, undefined, undefined],
  ['ENFILE', 503, undefined, undefined],
  ['ENOBUFS', 503, undefined, undefined],
  ['ENOSPC', 507, undefined, undefined],
  ['EDQUOT', 507, undefined, undefined],
]

describe('faultOf()', () => {
  test.each(rows)('%s is a %i of the type %s', (code, status, proxyError, condition) => {
    expect(faultOf(code)).toEqual({ status, proxyError, condition })
  })

  // A row with an asterisk stands for the beginning of a code, every other for the whole.
  test.each([
    ['HPE', undefined],
    ['HPE_', 502],
    ['CERT', undefined],
    ['XCERT_', undefined],
    ['ECONNREFUSED2', undefined],
    ['ECONNREFUSE', undefined],
    ['CERT_*', 502],
    ['', undefined],
  ])('the code %j has the status %s', (code, status) => {
    expect(faultOf(code)?.status).toBe(status)
  })

  test.each([7, null, undefined, ['EPIPE'], { code: 'EPIPE' }])('%j is no code', (code) => {
    expect(faultOf(code)).toBeUndefined()
  })
})

describe('networkFault()', () => {
  const withCode = (members: object, cause?: unknown) =>
    Object.assign(new Error('x', { cause }), members)

  test.each<[string, object, number | undefined]>([
    ['a status', { code: 'EPIPE', status: 400 }, undefined],
    ['a statusCode', { code: 'EPIPE', statusCode: 400 }, undefined],
    ['a status that is no number', { code: 'EPIPE', status: '400', statusCode: null }, 502],
  ])('of an error with %s', (_name, members, status) => {
    expect(networkFault(withCode(members))?.status).toBe(status)
  })

  test('an error with a status may have a failed connection as its cause', () => {
    expect(networkFault(withCode({ status: 500 }, withCode({ code: 'EMFILE' })))?.status).toBe(503)
  })

  test('the first of several codes that are of the network is used', () => {
    const error = withCode({ code: 'ENOENT' }, withCode({ code: 'ENOSPC' }, { code: 'EPIPE' }))
    expect(networkFault(error)?.status).toBe(507)
    expect(networkFault(withCode({ code: 'ENOENT' }))).toBeUndefined()
  })
})

test.each([
  [502, 'BadGateway'],
  [503, 'ServiceUnavailable'],
  [504, 'GatewayTimeout'],
  [507, 'InsufficientStorage'],
] as const)('the error of a gateway for a fault of the status %i is a %s', (status, name) => {
  const cause = new Error('x')
  const error = gatewayError({ status, condition: 'temporary' }, { cause })
  expect([error.status, error.name, error.condition, error.cause]).toEqual([
    status,
    name,
    'temporary',
    cause,
  ])
})

describe('fromNetwork()', () => {
  test('the thrown error is the cause, for the log, and its message is not sent', () => {
    const thrown = Object.assign(new Error('secret'), { code: 'ENETDOWN' })
    const error = fromNetwork()(thrown)
    expect([error?.status, error?.cause, error?.detail]).toEqual([502, thrown, undefined])
  })

  test('a connection that the client has closed is not one of an upstream', () => {
    const raw = { signal: AbortSignal.abort() }
    const reset = Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
    const context = { env: {}, req: { raw } } as never
    expect(fromNetwork()(reset, context)).toBeUndefined()
    expect(fromNetwork()(reset)?.status).toBe(502)
  })
})
