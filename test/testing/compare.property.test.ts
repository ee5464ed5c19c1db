/** Properties of the comparison by structure, over arbitrary values of JSON. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differencesAt } from '../../src/testing/compare.ts'
import { problemDifferences } from '../../src/testing/index.ts'
import { responseOf } from './library.ts'

/** -0 becomes 0, and a member named __proto__ stays one. */
const json = fc
  .jsonValue({ maxDepth: 4 })
  .map((value): unknown => JSON.parse(JSON.stringify(value)))

test('A value of JSON has no difference from itself, whatever the order of its members', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(differencesAt('a', value, reversed(value))).toEqual([])
    })
  )
})

test('Two values of JSON have a difference if, and only if, their texts differ in order of names', () => {
  fc.assert(
    fc.property(json, json, (received, expected) => {
      const areEqual = JSON.stringify(sorted(received)) === JSON.stringify(sorted(expected))
      const found = differencesAt('a', received, expected)
      expect(found.length === 0).toBe(areEqual)
      for (const line of found) expect(line).toMatch(/^a\S*.*: expected .*, received /s)
    })
  )
})

test('A changed member is the only difference, and its line has the path', () => {
  const record = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), json, { minKeys: 1 })
  fc.assert(
    fc.property(record, fc.nat(), (value, seed) => {
      const names = Object.keys(value)
      const name = names[seed % names.length] ?? ''
      const changed = { ...value, [name]: 'another value, which no other is' }
      const lines = differencesAt('', changed, value)
      expect(lines).toHaveLength(1)
      expect(lines[0]?.startsWith(`${name}: expected `)).toBe(true)
    })
  )
})

test('A whole problem passes for its members, through the bytes of a response', async () => {
  const name = fc.string({ minLength: 1 }).filter((each) => each !== '__proto__')
  const texts = { type: 'about:blank', title: 'X', detail: 'x', instance: '/x' }
  const members = fc.dictionary(name, json).map((each) => ({ ...each, ...texts, status: 403 }))
  await fc.assert(
    fc.asyncProperty(members, async (problem) => {
      expect(await problemDifferences(responseOf(problem), problem)).toEqual([])
    })
  )
})

test('Whatever is expected of a member, the comparison returns lines and does not throw', () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true })
  fc.assert(
    fc.property(anything, json, (expected, received) => {
      for (const line of differencesAt('a', received, expected)) expect(line).toMatch(/^a/)
    })
  )
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, each]) => [name, reversed(each)] as const)
  return Object.fromEntries(entries.toReversed())
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, each]) => [name, sorted(each)] as const)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
