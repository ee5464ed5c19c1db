import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../../../src/formatters/html/sha-256.ts'

const ofNode = (text: string) => createHash('sha256').update(text, 'utf8').digest('base64')

describe('sha256()', () => {
  // The lengths around those at which the padding needs another block.
  test.each([0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 5000])(
    'the SHA-256 of %i bytes is that of node:crypto',
    (length) => {
      expect(sha256('x'.repeat(length))).toBe(ofNode('x'.repeat(length)))
    }
  )

  test('the SHA-256 of any text is that of its UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(ofNode(text))
      })
    )
  })
})
