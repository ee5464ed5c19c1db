import { expect, test } from 'vitest'
import { memoizeByString } from '../../src/untrusted/memoize.ts'

/** A function that counts how often it is called. */
function counting() {
  const made: string[] = []
  const twice = memoizeByString((key) => {
    made.push(key)
    return key + key
  })
  return { made, twice }
}

test('memoizeByString calls its function once for each key', () => {
  const { made, twice } = counting()
  expect([twice('a'), twice('b'), twice('a'), twice('a')]).toEqual(['aa', 'bb', 'aa', 'aa'])
  expect(made).toEqual(['a', 'b'])
})

test('memoizeByString keeps a hundred results at most', () => {
  const { made, twice } = counting()
  for (let key = 0; key < 1000; key++) twice(String(key))
  expect(twice('0')).toBe('00')
  expect(made).toHaveLength(1001)
  const before = made.length
  for (let key = 0; key < 1000; key++) twice(String(key))
  expect(made.length - before).toBeGreaterThan(890)
})

test('memoizeByString does not keep a result for a key above 512 characters', () => {
  const { made, twice } = counting()
  const key = 'x'.repeat(513)
  expect([twice(key), twice(key)]).toEqual([key + key, key + key])
  expect(made).toHaveLength(2)
})

test('memoizeByString keeps a result for a key of 512 characters, and for an empty one', () => {
  const { made, twice } = counting()
  const key = 'x'.repeat(512)
  expect([twice(key), twice(key), twice(''), twice('')]).toEqual([key + key, key + key, '', ''])
  expect(made).toEqual([key, ''])
})

test('memoizeByString forgets all results when it gets the result after the hundredth', () => {
  const { made, twice } = counting()
  for (let key = 0; key < 100; key++) twice(String(key))
  expect([twice('0'), twice('99'), made.length]).toEqual(['00', '9999', 100])
  twice('100')
  expect([twice('100'), made.length]).toEqual(['100100', 101])
  expect([twice('99'), made.length]).toEqual(['9999', 102])
})
