import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { OPTIONS } from '../../src/conformance/command-line/arguments.ts'
import { ruleIds } from '../../src/conformance/run/rule-ids.ts'
import { guideFile } from './table.ts'

const guide = readFileSync(guideFile, 'utf8')

afterEach(() => {
  vi.restoreAllMocks()
})

test('The guide has only options that exist.', () => {
  const text = guide.replace(/\$ curl .*|^- run: npm.*$/gm, '')
  const options = text.match(/(?<=[\s`])--[a-z][a-z-]+/g) ?? []
  expect(options.length).toBeGreaterThan(8)
  expect(options.filter((option) => !(option in OPTIONS))).toEqual([])
})

test('The guide has only rules that exist.', () => {
  const rules = guide.match(/(?<=^\| (?:MUST|SHOULD) +\| )\S+/gm) ?? []
  expect(rules.length).toBeGreaterThan(10)
  expect(rules.filter((rule) => !ruleIds.includes(rule))).toEqual([])
})

test('The table of the guide has no finding for this library.', () => {
  const totals = guide
    .match(/^\|.*\| findings.*$/m)?.[0]
    .split('|')
    .map((cell) => cell.trim())
  expect(totals?.slice(-2)).toEqual(['0', ''])
})

test('The example of the guide runs, and finds what @hono/node-server lets through to the app.', async () => {
  const lines: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => {
    lines.push(line)
  })
  await import('../../examples/conformance/check.ts')
  expect(lines.at(-1)).toMatch(/^\d+ exchanges, 2 findings of the app$/)
})
