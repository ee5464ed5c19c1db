/** The type and subtype of a media type. */
import { expect, test } from 'vitest'
import { essenceOf } from '../../src/fields/media-type.ts'

test.each([
  ['text/html', 'text/html'],
  ['Text/HTML; charset=UTF-8; a=b', 'text/html'],
  [' a/b ;c', 'a/b'],
  ['', ''],
  [';', ''],
  ['a/b;c;d', 'a/b'],
  ['a/b;\n c', 'a/b'],
])('the type and subtype of %j are %j', (mediaType, essence) => {
  expect(essenceOf(mediaType)).toBe(essence)
})
