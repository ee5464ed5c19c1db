/** A run of some sections of the benchmarks keeps the results of the others, each with its date. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keepSections, type BenchResults } from './bench-results.ts'
import { dateAndMachine } from './machine.ts'

const folder = mkdtempSync(join(tmpdir(), 'bench-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = join(folder, 'output', 'bench.json')
const row = { what: 'a', measured: 1, unit: 'x' }
const older = { date: '2026-01-02', machine: 'another one', rows: [row] }
const kept = (): BenchResults['sections'] =>
  (JSON.parse(readFileSync(file, 'utf8')) as BenchResults).sections

test('The first run makes the folder and the file, with the date and the machine', () => {
  keepSections({ happy: [row] }, file)
  expect(kept()).toEqual({ happy: { ...dateAndMachine(), rows: [row] } })
})

test('Another run keeps the sections that it does not measure', () => {
  writeFileSync(file, JSON.stringify({ sections: { http: older, happy: older } }))
  keepSections({ happy: [] }, file)
  expect(kept()).toEqual({ http: older, happy: { ...dateAndMachine(), rows: [] } })
})

test.each(['', '[]', 'null', '{"sections":{"happy":[]}}', '{"sections":{"happy":1}}'])(
  'Of the file %j nothing is kept',
  (content) => {
    writeFileSync(file, content)
    keepSections({ http: [row] }, file)
    expect(Object.keys(kept())).toEqual(['http'])
  }
)
