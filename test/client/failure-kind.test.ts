/** The kind of a failure by its name, its code and its message, and by those of its causes. */
import { describe, expect, test } from 'vitest'
import { kindOf } from '../../src/client/failure-kind.ts'

const named = (name: string, message = 'x') => Object.assign(new Error(message), { name })
const coded = (code: unknown, message = 'x') => Object.assign(new Error(message), { code })

test.each([
  'ERR_NETWORK',
  'UND_ERR_SOCKET',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ConnectionRefused',
  'ConnectionClosed',
])('The code %s is that of a connection', (code) => {
  expect(kindOf(coded(code))).toBe('network')
  expect(kindOf({ code })).toBe('network')
  expect(kindOf(coded(`X${code}`))).toBe('unexpected')
  expect(kindOf(coded(`${code}X`))).toBe('unexpected')
  expect(kindOf(coded(code.toLowerCase() + code))).toBe('unexpected')
})

test.each([
  'ETIMEDOUT',
  'ECONNABORTED',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])('The code %s is that of a timeout', (code) => {
  expect(kindOf(coded(code))).toBe('timeout')
  expect(kindOf(coded(`X${code}`))).toBe('unexpected')
  expect(kindOf(coded(`${code}X`))).toBe('unexpected')
})

test.each(['UND_ERR__TIMEOUT', 'UND_ERR_TIMEOUT', 'UND_ERR_-_TIMEOUT', '', 7, null, ['EPIPE']])(
  'The code %j is of no kind',
  (code) => {
    expect(kindOf(coded(code))).toBe('unexpected')
  }
)

test.each([
  ['TimeoutError', 'timeout'],
  ['AbortError', 'abort'],
  ['CanceledError', 'abort'],
  ['TypeError', 'unexpected'],
  ['Error', 'unexpected'],
  ['aborterror', 'unexpected'],
])('The name %s is of the kind %s', (name, kind) => {
  expect(kindOf(named(name))).toBe(kind)
  expect(kindOf({ name })).toBe(kind)
})

describe('the message of a TypeError', () => {
  test.each([
    'Failed to fetch',
    'fetch failed',
    'FETCH FAILED',
    'Load failed',
    'NetworkError when attempting to fetch resource.',
    'terminated',
    'The Internet connection appears to be offline.',
    'error sending request for url (http://127.0.0.1/)',
    'Unable to connect. Is the computer able to access the url?',
  ])('%j is that of a connection', (message) => {
    expect(kindOf(new TypeError(message))).toBe('network')
    // Another error may have the same words.
    expect(kindOf(new RangeError(message))).toBe('unexpected')
  })

  test.each(['the fiber was terminated', 'terminated early', 'x', ''])('%j is not', (message) => {
    expect(kindOf(new TypeError(message))).toBe('unexpected')
  })
})

test('A cause is looked at after the error itself', () => {
  const timeout = named('TimeoutError')
  expect(kindOf(new Error('x', { cause: timeout }))).toBe('timeout')
  expect(kindOf(Object.assign(named('AbortError'), { cause: timeout }))).toBe('abort')
  expect(kindOf(Object.assign(coded('EPIPE'), { cause: timeout }))).toBe('network')
  expect(kindOf(new TypeError('fetch failed', { cause: coded('ETIMEDOUT') }))).toBe('network')
})

test('A timeout is one before it is cancelled or a connection', () => {
  expect(kindOf(Object.assign(named('AbortError'), { code: 'ETIMEDOUT' }))).toBe('timeout')
  expect(kindOf(Object.assign(named('AbortError'), { code: 'EPIPE' }))).toBe('abort')
})
