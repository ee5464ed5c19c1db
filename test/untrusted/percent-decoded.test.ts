/** Percent-encoded text of others. */
import { expect, test } from 'vitest'
import { percentDecoded } from '../../src/untrusted/percent-decoded.ts'

test.each([
  ['', ''],
  ['a+b', 'a+b'],
  ['%C3%A9%2f', 'é/'],
  ['%', '%'],
  ['%zz', '%zz'],
  ['%E9', '%E9'],
  ['%20%E9', '%20%E9'],
])('%j is decoded to %j', (text, decoded) => {
  expect(percentDecoded(text)).toBe(decoded)
})
