import { connect } from 'node:net'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { fromNetwork } from '../../src/recognizers/network.ts'
import { address, failureOf } from './clients.ts'
import { respondTo, hostileValues } from './respond-to.ts'
import { closedPort, startUpstream } from './upstream-server.ts'

const network = [fromNetwork()]

function coded(code: string): Error {
  return Object.assign(new Error('secret'), { code })
}

describe('a real error', () => {
  test('a refused connection is a 502', async () => {
    const socket = connect(await closedPort(), '127.0.0.1')
    const [error] = await once(socket, 'error')
    expect(error).toMatchObject({ code: 'ECONNREFUSED' })
    expect((await respondTo(error, network)).status).toBe(502)
  })

  test('a failed fetch is a 502 by its cause, which is not sent', async () => {
    const port = await closedPort()
    const error = await failureOf(fetch(address(port, '')))
    const { status, text } = await respondTo(error, network)
    expect(status).toBe(502)
    expect(text).not.toContain(String(port))
    expect(text).not.toContain('ECONNREFUSED')
  })

  test('a reset connection is a 502', async () => {
    const server = await startUpstream()
    const error = await failureOf(fetch(address(server.port, 'reset')))
    expect(fromNetwork()(error)?.status).toBe(502)
    await server.close()
  })

  test('an AggregateError of several failed addresses is a 502', async () => {
    const port = await closedPort()
    const sockets = ['127.0.0.1', '127.0.0.2'].map((host) => once(connect(port, host), 'error'))
    const errors = (await Promise.all(sockets)).flat()
    expect(fromNetwork()(new AggregateError(errors))?.status).toBe(502)
  })

  test('a TLS connection to a server without TLS is a 502', async () => {
    const server = await startUpstream()
    const error = await failureOf(fetch(address(server.port, '').replace('http', 'https')))
    expect((await respondTo(error, network)).status).toBe(502)
    await server.close()
  })

  test('a missing file is a 500', async () => {
    const error = await failureOf(readFile('/nowhere/at/all'))
    expect(error).toMatchObject({ code: 'ENOENT' })
    expect((await respondTo(error, network)).status).toBe(500)
  })

  test('a failed fetch is a 500 without the recognizer', async () => {
    const error = await failureOf(fetch(address(await closedPort(), '')))
    expect((await respondTo(error)).status).toBe(500)
  })
})

describe('the code', () => {
  test.each([
    ['ECONNREFUSED', 502],
    ['ECONNRESET', 502],
    ['EPIPE', 502],
    ['ENOTFOUND', 502],
    ['EAI_AGAIN', 502],
    ['EHOSTUNREACH', 502],
    ['ENETUNREACH', 502],
    ['CERT_HAS_EXPIRED', 502],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 502],
    ['SELF_SIGNED_CERT_IN_CHAIN', 502],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 502],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 502],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 502],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 502],
    ['EPROTO', 502],
    ['UND_ERR_SOCKET', 502],
    ['HPE_INVALID_CONSTANT', 502],
    ['HPE_HEADER_OVERFLOW', 502],
    ['ETIMEDOUT', 504],
    ['ETIMEOUT', 504],
    ['ESOCKETTIMEDOUT', 504],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', 504],
    ['UND_ERR_CONNECT_TIMEOUT', 504],
    ['UND_ERR_HEADERS_TIMEOUT', 504],
    ['UND_ERR_BODY_TIMEOUT', 504],
    ['EMFILE', 503],
    ['ENFILE', 503],
    ['ENOBUFS', 503],
    ['ENOSPC', 507],
    ['EDQUOT', 507],
  ])('the code %s is a %i, and the message is not sent', async (code, status) => {
    const answer = await respondTo(coded(code), network)
    expect(answer.status).toBe(status)
    expect(answer.text).not.toContain('secret')
  })

  test.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'EHOSTUNREACH',
    'EAI_AGAIN',
    'UND_ERR_SOCKET',
    'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
    'ETIMEDOUT',
    'UND_ERR_HEADERS_TIMEOUT',
    'EMFILE',
    'ENOSPC',
  ])('the condition of %s is temporary, as the request can be right', (code) => {
    expect(fromNetwork()(coded(code))?.condition).toBe('temporary')
  })

  test.each([
    'ENOTFOUND',
    'CERT_HAS_EXPIRED',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'HPE_INVALID_CONSTANT',
    'HPE_HEADER_OVERFLOW',
    'UND_ERR_RES_EXCEEDED_MAX_SIZE',
  ])('the condition of %s is unknown, as it can last', (code) => {
    expect(fromNetwork()(coded(code))?.condition).toBe('unknown')
  })

  test.each([
    'ENOENT',
    'EACCES',
    'EEXIST',
    'ERR_INVALID_ARG_TYPE',
    'UND_ERR_INVALID_ARG',
    'HPE',
    '',
  ])('the code %j is not recognized', (code) => {
    expect(fromNetwork()(coded(code))).toBeUndefined()
  })

  test('a code is found eight errors deep, but not deeper', () => {
    const buried = (depth: number): Error =>
      depth === 1 ? coded('EPIPE') : new Error('wrapped', { cause: buried(depth - 1) })
    expect(fromNetwork()(buried(8))?.status).toBe(502)
    expect(fromNetwork()(buried(9))).toBeUndefined()
  })

  test('a code is found after a cycle of causes', () => {
    const one = new AggregateError([])
    const other = new AggregateError([one, coded('EPIPE')], '', { cause: one })
    one.cause = other
    one.errors.push(one, other)
    expect(fromNetwork()(one)?.status).toBe(502)
  })

  test('the code of the outermost error decides', () => {
    const error = Object.assign(new Error('x', { cause: coded('ECONNREFUSED') }), {
      code: 'ETIMEDOUT',
    })
    expect(fromNetwork()(error)?.status).toBe(504)
  })

  test('only a part of a huge tree of errors is searched', () => {
    const wide = (depth: number): Error =>
      depth === 0
        ? new Error('leaf')
        : new AggregateError(Array.from({ length: 30 }, () => wide(depth - 1)))
    expect(fromNetwork()(wide(3))).toBeUndefined()
    const endless = new Proxy([], { get: (_, name) => (name === 'length' ? 2 ** 53 : coded('x')) })
    expect(
      fromNetwork()(Object.assign(new AggregateError([]), { errors: endless }))
    ).toBeUndefined()
  })

  test('the code of an error with a status is not recognized', () => {
    expect(fromNetwork()(Object.assign(coded('ENOSPC'), { status: 400 }))).toBeUndefined()
  })

  test('the code of an object that is not an Error is not recognized', () => {
    expect(fromNetwork()({ code: 'ECONNREFUSED' })).toBeUndefined()
    expect(fromNetwork()(new Error('x', { cause: { code: 'ECONNREFUSED' } }))).toBeUndefined()
  })
})

test.each(hostileValues)('fromNetwork() does not recognize %s', (_name, value) => {
  expect(fromNetwork()(value)).toBeUndefined()
})
