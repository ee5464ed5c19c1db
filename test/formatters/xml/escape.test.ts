/** Each character at a border of what content may have (XML 1.0 §2.2). */
import { describe, expect, test } from 'vitest'
import { escapeXml } from '../../../src/formatters/xml/escape.ts'

describe('escapeXml()', () => {
  test('What cannot stand in content is escaped or replaced', () => {
    expect(escapeXml(`&<>"'\r\n\t a]]>`)).toBe(`&amp;&lt;&gt;"'&#xD;\n\t a]]&gt;`)
    expect(escapeXml('\0\x08\x0b\x0c\x0e\x1f')).toBe('\ufffd'.repeat(6))
    expect(escapeXml('\x7f\x80\x9f\xa0\ufffd\u{10ffff}')).toBe('\x7f\x80\x9f\xa0\ufffd\u{10ffff}')
    expect(escapeXml('\ud800a\udc00\ufffe\uffff')).toBe('\ufffda\ufffd\ufffd\ufffd')
  })
})
