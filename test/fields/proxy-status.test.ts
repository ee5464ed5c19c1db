/** Proxy-Status (RFC 9209). */
import { expect, test } from 'vitest'
import { gatewayName, proxyStatus } from '../../src/fields/proxy-status.ts'

test.each([
  ['shop', 'shop'],
  ['S', 'S'],
  ['*', '*'],
  [`a!#$%&'*+-.^_\`|~09AZ:/z`, `a!#$%&'*+-.^_\`|~09AZ:/z`],
  ['1shop', '"1shop"'],
  ['-shop', '"-shop"'],
  ['my shop', '"my shop"'],
  ['shop,', '"shop,"'],
  [' ', '" "'],
  ['a"b\\c"', '"a\\"b\\\\c\\""'],
])('the gateway %j is named %s', (name, written) => {
  expect(gatewayName(name, 'proxyStatus')).toBe(written)
})

test.each([
  ['é', '"é"'],
  ['é shop', '"é shop"'],
  ['shop é', '"shop é"'],
  ['a\tb', '"a\\tb"'],
  ['a\n', '"a\\n"'],
  ['\x7f', '"\ufffd"'],
])('the gateway cannot be named %j', (name, received) => {
  expect(() => gatewayName(name, 'proxyStatus')).toThrow(
    new TypeError(`Option 'proxyStatus' must be a name in printable ASCII; received ${received}.`)
  )
})

test.each([
  [undefined, 'undefined'],
  ['', '""'],
  [true, 'true'],
  [['shop'], 'an array'],
])('the gateway cannot be named %o', (name, received) => {
  expect(() => gatewayName(name, 'proxyStatus')).toThrow(
    new TypeError(`Option 'proxyStatus' must be a name in printable ASCII; received ${received}.`)
  )
})

test('the field has the error, and the status that was received, where they are known', () => {
  expect(proxyStatus('shop', {})).toBe('shop')
  expect(proxyStatus('shop', { received: 503 })).toBe('shop; received-status=503')
  expect(proxyStatus('shop', { error: 'dns_timeout' })).toBe('shop; error=dns_timeout')
  expect(proxyStatus('"my shop"', { error: 'http_protocol_error', received: 99 })).toBe(
    '"my shop"; error=http_protocol_error; received-status=99'
  )
})
