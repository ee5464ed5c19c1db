/** What is read of Node's requests. */
import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import {
  exchangeOfIncoming,
  hasContent,
  leavesMuchUnread,
  phraseOf,
} from '../../src/node/outgoing.ts'

type Values = Record<string, unknown>

const incomingOf = (values: Values) => ({ headers: {}, ...values }) as unknown as IncomingMessage

describe('exchangeOfIncoming', () => {
  test('it has the method, both Accept fields and the version, and ends the connection', () => {
    const headers = { accept: 'text/html', 'accept-language': 'de' }
    expect(
      exchangeOfIncoming(incomingOf({ method: 'PUT', url: '/a?b', headers, httpVersion: '1.0' }))
    ).toEqual({
      method: 'PUT',
      path: '/a',
      accept: 'text/html',
      acceptLanguage: 'de',
      httpVersion: '1.0',
      closes: true,
    })
  })

  test('it is that of a GET where Node has no method, and has null for an absent field', () => {
    expect(exchangeOfIncoming(incomingOf({ httpVersion: '1.1' }))).toEqual({
      method: 'GET',
      path: '',
      accept: null,
      acceptLanguage: null,
      httpVersion: '1.1',
      closes: true,
    })
  })
})

describe('content of a request', () => {
  test.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ 'content-length': '0' }, false],
    [{ 'content-length': '1' }, true],
    [{ 'transfer-encoding': 'chunked' }, true],
    [{ 'transfer-encoding': 'chunked', 'content-length': '0' }, true],
  ])('the fields %j announce it: %o', (headers, expected) => {
    expect(hasContent(incomingOf({ headers }))).toBe(expected)
  })

  const chunked = { 'transfer-encoding': 'chunked' }
  const length = (bytes: number) => ({ 'content-length': String(bytes) })
  test.each<[number, Values, boolean]>([
    [400, { complete: false, headers: chunked }, true],
    [400, { complete: true, headers: chunked }, false],
    [400, { headers: chunked }, false],
    [400, { complete: false, headers: length(1_048_576) }, false],
    [400, { complete: false, headers: length(1_048_577) }, true],
    [413, { complete: false, headers: length(1) }, true],
    [413, { complete: false, headers: length(0) }, false],
    [413, { complete: true, headers: length(1) }, false],
    [414, { complete: false, headers: length(1) }, false],
  ])('after a %i much of %o is unread: %o', (status, values, expected) => {
    expect(leavesMuchUnread(status, incomingOf(values))).toBe(expected)
  })
})

test('phraseOf is the phrase of a status, and empty for one that nothing names', () => {
  expect([phraseOf(404), phraseOf(422), phraseOf(555)]).toEqual([
    'Not Found',
    'Unprocessable Content',
    '',
  ])
})
