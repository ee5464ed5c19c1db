/** The names and values of fields in the forms that an option may have. */
import { expect, test } from 'vitest'
import { namesAndValues } from '../../src/checks/header-entries.ts'

test('Headers, also of a polyfill, are returned as they are', () => {
  const headers = new Headers({ 'X-A': '1' })
  expect(namesAndValues(headers, 'headers')).toBe(headers)
  const polyfill = Object.defineProperty(new Map([['x-a', '1']]), Symbol.toStringTag, {
    value: 'Headers',
  })
  expect(namesAndValues(polyfill, 'headers')).toBe(polyfill)
})

test('a plain object has its names and values', () => {
  expect(namesAndValues({ 'X-A': '1', Link: ['<a>'] }, 'headers')).toEqual([
    ['X-A', '1'],
    ['Link', ['<a>']],
  ])
})

test.each([
  [[['X-A', '1']], 'an array. Pass Object.fromEntries(headers).'],
  [new Map(), 'a Map. Pass Object.fromEntries(headers).'],
  [new URLSearchParams(), 'a URLSearchParams. Pass Object.fromEntries(headers).'],
  [new Date(0), 'a Date.'],
  [null, 'null.'],
  [undefined, 'undefined.'],
  ['X-A: 1', 'a string.'],
  [7, '7.'],
])('%o is refused', (headers, received) => {
  expect(() => namesAndValues(headers, 'headers')).toThrow(
    new TypeError(
      `Option 'headers' must be an object of names and values or Headers; received ${received}`
    )
  )
})
