import { connect } from 'node:net'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { fromNetwork } from '../../src/recognizers/network.ts'
import { address, failureOf } from './clients.ts'
import { answerTo, hostile } from './respond-to.ts'
import { closedPort, startUpstream } from './upstream-server.ts'

const network = [fromNetwork()]

function coded(code: string): Error {
  return Object.assign(new Error('secret'), { code })
}

describe('a real failure', () => {
  test('of a connection that is refused is a 502', async () => {
    const socket = connect(await closedPort(), '127.0.0.1')
    const [error] = await once(socket, 'error')
    expect(error).toMatchObject({ code: 'ECONNREFUSED' })
    expect((await answerTo(error, network)).status).toBe(502)
  })

  test('of fetch is told by its cause', async () => {
    const port = await closedPort()
    const error = await failureOf(fetch(address(port, '')))
    const { status, text } = await answerTo(error, network)
    expect(status).toBe(502)
    expect(text).not.toContain(String(port))
    expect(text).not.toContain('ECONNREFUSED')
  })

  test('of a connection that is reset is a 502', async () => {
    const server = await startUpstream()
    const error = await failureOf(fetch(address(server.port, 'reset')))
    expect(fromNetwork()(error)?.status).toBe(502)
    await server.close()
  })

  test('of several addresses of one name is told by any of them', async () => {
    const port = await closedPort()
    const sockets = ['127.0.0.1', '127.0.0.2'].map((host) => once(connect(port, host), 'error'))
    const errors = (await Promise.all(sockets)).flat()
    expect(fromNetwork()(new AggregateError(errors))?.status).toBe(502)
  })

  test('of TLS with a server that does not speak it is a 502', async () => {
    const server = await startUpstream()
    const error = await failureOf(fetch(address(server.port, '').replace('http', 'https')))
    expect((await answerTo(error, network)).status).toBe(502)
    await server.close()
  })

  test('of a file that does not exist stays a 500', async () => {
    const error = await failureOf(readFile('/nowhere/at/all'))
    expect(error).toMatchObject({ code: 'ENOENT' })
    expect((await answerTo(error, network)).status).toBe(500)
  })

  test('is a plain 500 without the recognizer', async () => {
    const error = await failureOf(fetch(address(await closedPort(), '')))
    expect((await answerTo(error)).status).toBe(500)
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
  ])('%s is a %i, and its message is not told', async (code, status) => {
    const answer = await answerTo(coded(code), network)
    expect(answer.status).toBe(status)
    expect(answer.text).not.toContain('secret')
  })

  test.each([
    'ENOENT',
    'EACCES',
    'EEXIST',
    'ERR_INVALID_ARG_TYPE',
    'UND_ERR_INVALID_ARG',
    'HPE',
    '',
  ])('%j is not about the network', (code) => {
    expect(fromNetwork()(coded(code))).toBeUndefined()
  })

  test('is found eight errors deep, but not deeper', () => {
    const buried = (depth: number): Error =>
      depth === 1 ? coded('EPIPE') : new Error('wrapped', { cause: buried(depth - 1) })
    expect(fromNetwork()(buried(8))?.status).toBe(502)
    expect(fromNetwork()(buried(9))).toBeUndefined()
  })

  test('is found past a cycle of causes', () => {
    const one = new AggregateError([])
    const other = new AggregateError([one, coded('EPIPE')], '', { cause: one })
    one.cause = other
    one.errors.push(one, other)
    expect(fromNetwork()(one)?.status).toBe(502)
  })

  test('of the nearest error counts', () => {
    const error = Object.assign(new Error('x', { cause: coded('ECONNREFUSED') }), {
      code: 'ETIMEDOUT',
    })
    expect(fromNetwork()(error)?.status).toBe(504)
  })

  test('of a huge tree is looked for within bounds', () => {
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

  test('of an error with a status is the word of an upstream', () => {
    expect(fromNetwork()(Object.assign(coded('ENOSPC'), { status: 400 }))).toBeUndefined()
  })

  test('of something that is no Error is nobody', () => {
    expect(fromNetwork()({ code: 'ECONNREFUSED' })).toBeUndefined()
    expect(fromNetwork()(new Error('x', { cause: { code: 'ECONNREFUSED' } }))).toBeUndefined()
  })
})

test.each(hostile)('%s is no failure of the network', (_name, value) => {
  expect(fromNetwork()(value)).toBeUndefined()
})
