import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  isHeuristicallyCacheable,
  itemFields,
  phraseOf,
  registeredFields,
  registeredMethods,
} from '../../src/conformance/registry.ts'

interface RulesFile {
  readonly status: Readonly<
    Record<string, { code: number; phrase: string; cache: { heuristicallyCacheable: boolean } }>
  >
  readonly fields: readonly { readonly name: string; readonly structured?: string }[]
}

const file = new URL('../fixtures/http-rules.json', import.meta.url)
const { status, fields } = JSON.parse(readFileSync(file, 'utf8')) as RulesFile
const statuses = Object.values(status)
const codes = Array.from({ length: 1000 }, (_, code) => code)

test('The registry has the phrase of each registered status, and of no other.', () => {
  const known = new Map(statuses.map(({ code, phrase }) => [code, phrase]))
  expect(codes.map(phraseOf)).toEqual(codes.map((code) => known.get(code)))
})

test('The registry knows which statuses are heuristically cacheable.', () => {
  const known = statuses.filter(({ cache }) => cache.heuristicallyCacheable)
  expect(codes.filter(isHeuristicallyCacheable)).toEqual(known.map(({ code }) => code))
})

test('The registry has the registered fields, and those that are structured items.', () => {
  expect([...registeredFields]).toEqual(fields.map(({ name }) => name.toLowerCase()))
  const items = fields.filter(({ structured }) => structured === 'Item')
  expect(itemFields).toEqual(items.map(({ name }) => name.toLowerCase()))
})

test('The registry has the methods of RFC 9110 §18.2 and of WebDAV.', async () => {
  await expect(`${[...registeredMethods].join('\n')}\n`).toMatchFileSnapshot('expected/methods.txt')
})
