/** The results that the figures of the README come from are read with care. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { HAPPY_ASYNC, HAPPY_SYNC } from '../bench/sections/in-process.ts'
import { readFigures, resultFiles, sectionNames } from './figures.ts'
import { sectionsOf } from './section-names.ts'

const folder = `${mkdtempSync(join(tmpdir(), 'figures-'))}/`
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const where = { date: '2026-11-26', machine: '2 cores of X, Node 20' }
const loads = { throw: 1, HTTPException: 2, 'http-errors': 3, 'the same bytes': 4, Koa: 5 }
const byColumn = { 'this package': 1, HTTPException: 2, 'http-errors': 3, 'by hand': 4 }
const rows = [
  { what: HAPPY_SYNC, measured: 60.5, unit: 'ns' },
  { what: HAPPY_ASYNC, measured: 250, unit: 'ns' },
]
const speed = { ...where, generator: 'wrk', rounds: 5, perSecond: loads, perCpuSecond: loads }
const contents: Readonly<Record<string, unknown>> = {
  'http.json': speed,
  'bench.json': { sections: { happy: { ...where, rows }, throw: { ...where, rows: [] } } },
  'size.json': {
    ...where,
    kilobytes: { tiny: 9, main: 1, all: 7, HTTPException: 2, 'http-errors': 3, 'by hand': 4 },
  },
  'conformance.json': { ...where, exchanges: 11_099, rules: 176 },
  'tests.json': { ...where, tests: 4321, seconds: 301.2, quickSeconds: 9.1 },
  'mutation.json': {
    ...where,
    commit: 'abc',
    sample: 500,
    mutants: 9000,
    killed: 460,
    survived: 40,
    score: 92,
    margin: 2.4,
  },
}

function write(file: string, content: unknown): void {
  mkdirSync(dirname(`${folder}${file}`), { recursive: true })
  writeFileSync(`${folder}${file}`, typeof content === 'string' ? content : JSON.stringify(content))
}

describe('the results', () => {
  test('Each section is read of the file that its command writes', () => {
    for (const [file, content] of Object.entries(contents)) write(file, content)
    expect(readFigures(sectionNames, folder)).toEqual({
      speed: { ...where, generator: 'wrk', perSecond: byColumn, perCpuSecond: byColumn },
      happy: { ...where, sync: 60.5, async: 250 },
      size: { ...where, tiny: 9, byColumn },
      conformance: { ...where, exchanges: 11_099, rules: 176 },
      tests: { ...where, tests: 4321, seconds: 301.2, quickSeconds: 9.1 },
      mutation: { ...where, mutants: 9000, sample: 500, score: 92, margin: 2.4 },
    })
    expect(readFigures(['size'], folder)).toEqual({ size: { ...where, tiny: 9, byColumn } })
  })

  test.each(sectionNames)('A missing file of %s is an error that names its command', (name) => {
    const { file, command } = resultFiles[name]
    rmSync(`${folder}${file}`, { force: true })
    expect(() => readFigures([name], folder)).toThrow(
      `test/output/${file} is missing. Run: ${command}`
    )
    for (const [broken, message] of [
      ['{', 'cannot be read as JSON'],
      ['null', 'has nothing as date, not a text'],
      ['[]', 'has nothing as date, not a text'],
    ] as const) {
      write(file, broken)
      const what =
        name === 'speed' && broken !== '{' ? 'has nothing as rounds, not a number' : message
      const expected = name === 'happy' && broken !== '{' ? 'sections.happy' : what
      expect(() => readFigures([name], folder)).toThrow(expected)
      expect(() => readFigures([name], folder)).toThrow(`Run: ${command}`)
    }
  })

  test.each([
    ['-1', -1],
    ['"1"', '1'],
    ['null', null],
    ['[]', []],
  ])('%s is no number of exchanges', (shown, exchanges) => {
    write('conformance.json', { ...where, exchanges, rules: 1 })
    expect(() => readFigures(['conformance'], folder)).toThrow(
      `test/output/conformance.json has ${shown} as exchanges, not a number. Run: npm run conformance`
    )
  })

  test('A property that every object has is no result', () => {
    write('http.json', { ...speed, perSecond: { ...loads, throw: undefined } })
    expect(() => readFigures(['speed'], folder)).toThrow('has nothing as perSecond.throw')
    write('size.json', { ...where, kilobytes: 'text' })
    expect(() => readFigures(['size'], folder)).toThrow('has nothing as kilobytes.tiny')
  })

  test('A measurement of less than five rounds is refused', () => {
    write('http.json', { ...speed, rounds: 4 })
    expect(() => readFigures(['speed'], folder)).toThrow(
      'test/output/http.json has 4 rounds, and the README needs 5. Run: npm run bench -- http'
    )
  })

  test('A section of the benchmarks without the row is refused', () => {
    write('bench.json', { sections: { happy: { ...where, rows: rows.slice(1) } } })
    expect(() => readFigures(['happy'], folder)).toThrow(`has no number of '${HAPPY_SYNC}'`)
    write('bench.json', { sections: { happy: { ...where, rows: [null, { what: HAPPY_SYNC }] } } })
    expect(() => readFigures(['happy'], folder)).toThrow(`has no number of '${HAPPY_SYNC}'`)
  })
})

describe('the names of sections', () => {
  test('Without a name all are meant, and their order is that of the measurement', () => {
    expect(sectionsOf([])).toEqual(sectionNames)
    expect(sectionsOf(['size', 'speed'])).toEqual(['speed', 'size'])
  })

  test('Another name is refused with the list', () => {
    expect(() => sectionsOf(['size', 'sizes', 'toString'])).toThrow(
      "There is no section 'sizes', 'toString'. Sections: speed, happy, size, conformance, tests, mutation."
    )
  })
})
