/** The host of the target of a request without Host. */
import { expect, test } from 'vitest'
import { hostOf } from '../../src/node/serve-options.ts'

test.each([
  [undefined, 'localhost'],
  ['', 'localhost'],
  ['a.example', 'a.example'],
  ['127.0.0.1', '127.0.0.1'],
  ['::1', '[::1]'],
])('the host of a request without Host is, for the hostname %s, %s', (hostname, host) => {
  expect(hostOf(hostname)).toBe(host)
})
