import { expect, test } from 'vitest'
import { bytesBySource } from './source-bytes.ts'

function withMap(code: string, mappings: string): string {
  const map = { version: 3, sources: ['../../src/a.ts', '/x/y/src/b/c.ts'], mappings }
  const encoded = Buffer.from(JSON.stringify(map)).toString('base64')
  return `${code}//# sourceMappingURL=data:application/json;base64,${encoded}`
}

test('The bytes before a segment, of a segment and of one without a source are counted apart', () => {
  // Columns 2 (source 0), 5 (source 1), 9 (none).
  const bytes = bytesBySource(withMap('..aaabbbb...', 'EAAA,GCAA,I'))
  expect(Object.fromEntries(bytes)).toEqual({
    'added by the bundler': 5,
    'src/a.ts': 3,
    'src/b/c.ts': 4,
  })
})

test('A line without a segment belongs to the source of the line before, in bytes of UTF-8', () => {
  const bytes = bytesBySource(withMap('`ü\nü`\n', 'AAAA'))
  expect(Object.fromEntries(bytes)).toEqual({ 'src/a.ts': 8 })
})

test('A negative step in the map leads back to an earlier source', () => {
  const bytes = bytesBySource(withMap('abc', 'AAAA,CCAA,CDAA'))
  expect(Object.fromEntries(bytes)).toEqual({ 'src/a.ts': 2, 'src/b/c.ts': 1 })
})
