/** What a page escapes, and each character at a border of it. */
import { describe, expect, test } from 'vitest'
import { escapeHtml, jsonInScript } from '../../../src/formatters/html/escape.ts'

describe('the escapes', () => {
  test('escapeHtml() escapes markup and replaces characters that HTML does not allow', () => {
    expect(escapeHtml(`&<>"'`)).toBe('&amp;&lt;&gt;&quot;&#39;')
    expect(escapeHtml('\t\n\r ~\xa0ä')).toBe('\t\n\r ~\xa0ä')
    expect(escapeHtml('\0\x08\x0b\x1f\x7f\x80\x9f\ud800')).toBe('\ufffd'.repeat(8))
    for (let code = 0x20; code < 0x7f; code++) {
      const character = String.fromCharCode(code)
      const escaped = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
      expect(escapeHtml(`a${character}`)).toBe(`a${Reflect.get(escaped, character) ?? character}`)
    }
    expect(jsonInScript({ a: '<</script>' })).toBe('{"a":"\\u003c\\u003c/script>"}')
  })
})
