/** What is read of a request and its environment, whatever they are. */
import { describe, expect, test } from 'vitest'
import {
  exchangeOf,
  incomingOf,
  missingRuntimeFields,
  onBun,
} from '../../src/hono/request-exchange.ts'
import { fails } from '../support/respond-to.ts'

const incoming = (httpVersion: unknown) => ({ incoming: { httpVersion, headers: {} } })

function read(request: unknown, env?: unknown) {
  const { method, accept, acceptLanguage, httpVersion, closes } = exchangeOf(
    request as Request,
    env
  )
  return { method, accept, acceptLanguage, httpVersion, closes }
}

const none = {
  method: 'GET',
  accept: null,
  acceptLanguage: null,
  httpVersion: undefined,
  closes: false,
}

describe('exchangeOf', () => {
  test('it has the method, both Accept fields and the version', () => {
    const headers = { Accept: 'text/html', 'Accept-Language': 'de' }
    const request = new Request('http://a/', { method: 'PUT', headers })
    expect(read(request, incoming('2.0'))).toEqual({
      method: 'PUT',
      accept: 'text/html',
      acceptLanguage: 'de',
      httpVersion: '2.0',
      closes: false,
    })
  })

  test('a field that is absent is null', () => {
    expect(read(new Request('http://a/'))).toEqual(none)
  })

  test.each([
    ['no fields', {}],
    ['a method that is no text', { method: 7 }],
    ['fields that throw', { method: 'GET', headers: { get: fails } }],
    ['a property that throws', Object.defineProperty({}, 'method', { get: fails })],
  ])('a request with %s is read as a GET without fields', (_, request) => {
    expect(read(request)).toEqual(none)
  })

  test.each([
    ['1.0', null, true],
    ['1.0', 'keep-alive', false],
    ['1.0', 'Keep-Alive, te', false],
    ['1.0', 'close', true],
    ['1.1', null, false],
    ['1.1', 'keep-alive', false],
    ['1.1', 'close', true],
    ['1.1', 'te, Close', true],
    ['2.0', null, false],
    [undefined, 'close', false],
    [undefined, null, false],
  ])(
    'over HTTP/%s with Connection: %s the connection closes: %o',
    (version, connection, closes) => {
      const headers = connection === null ? {} : { connection }
      const env = version === undefined ? {} : incoming(version)
      expect(exchangeOf(new Request('http://a/', { headers }), env).closes).toBe(closes)
    }
  )
})

describe('incomingOf', () => {
  test('it is the request of Node, which has a version and fields', () => {
    const env = incoming('1.1')
    expect(incomingOf(env)).toBe(env.incoming)
  })

  test.each([
    undefined,
    null,
    {},
    { incoming: undefined },
    { incoming: 'text' },
    { incoming: { httpVersion: '1.1' } },
    { incoming: { headers: {} } },
    { incoming: { httpVersion: 1.1, headers: {} } },
  ])('it is undefined for the environment %o', (env) => {
    expect(incomingOf(env)).toBeUndefined()
  })
})

test('no field is missing on another runtime than Bun', () => {
  expect(onBun).toBe(false)
  const headers = { connection: 'close' }
  expect(
    missingRuntimeFields(new Request('http://a/', { method: 'HEAD', headers }))
  ).toBeUndefined()
})
