/** The figures of the README are those of the last results, test/bench/figures.json. */
import { format, resolveConfig } from 'prettier'
import { describe, expect, test } from 'vitest'
import figures from '../bench/figures.json' with { type: 'json' }
import manifest from '../../package.json' with { type: 'json' }
import { textOfFile } from '../package/repository.ts'
import type { Figures } from './figures.ts'
import { figuresIn, withFigures } from './readme.ts'
import { rowsOf, textsOf } from './texts.ts'

const readme = textOfFile('README.md')
const results: Figures = figures

describe('the README', () => {
  test('It states the figures of test/bench/figures.json, as `npm run figures` writes them', async () => {
    const options = await resolveConfig('README.md')
    const written = await format(withFigures(readme, results), { ...options, parser: 'markdown' })
    expect(readme).toBe(written)
  })

  test('It states what an unthrown error costs, the size, and the exchanges that were judged', () => {
    expect(figuresIn(readme)).toEqual(
      expect.arrayContaining(['happy-sync', 'happy-async', 'size-tiny', 'exchanges', 'validators'])
    )
  })

  test('It states the number of tests and the mutation score, once they were measured', () => {
    const lacking = [
      ...(results.tests ? ['tests'] : []),
      ...(results.mutation ? ['mutation-score'] : []),
    ].filter((name) => !figuresIn(readme).includes(name))
    const markers = lacking.map((name) => `<!-- figure:${name} --><!-- /figure -->`)
    expect(markers, 'README.md needs these markers; npm run figures fills them').toEqual([])
  })

  test('Each figure has a date, and a machine', () => {
    for (const section of Object.values(figures)) {
      expect(section.date).toMatch(/^20\d\d-\d\d-\d\d$/)
      expect(section.machine).toMatch(/^\d+ (?:cores|×)/)
    }
  })
})

test('The exchanges of the README are those of the table of runtimes', () => {
  const { date, exchanges, rules } = figures.conformance
  const table = textOfFile('test/runtime/README.md').replaceAll(/\s+/g, ' ')
  expect(table).toContain(`Measured on ${date} (`)
  expect(table).toContain(`: ${exchanges.toLocaleString('en')} exchanges over raw sockets`)
  expect(table).toContain(`each judged by ${rules} rules of the RFCs`)
})

test('The number of validators is that of the public paths', () => {
  const paths = Object.keys(manifest.exports).filter((path) => path.includes('/validators/'))
  expect(paths).toHaveLength(10)
  expect(textsOf({}).get('validators')).toBe('ten')
})

const where = { date: '2026-01-02', machine: '8 cores of Y, Node 24.0.0' }
const byColumn = { 'this package': 1234, HTTPException: 49, 'http-errors': 50, 'by hand': 99_999 }
const all: Figures = {
  speed: { ...where, generator: 'wrk', perSecond: byColumn, perCpuSecond: byColumn },
  happy: { ...where, sync: 66.4, async: 1005 },
  size: { ...where, tiny: 22.127, byColumn: { ...byColumn, 'by hand': 0.36 } },
  conformance: { ...where, exchanges: 11_099, rules: 176 },
  tests: { ...where, tests: 4321, seconds: 301.2, quickSeconds: 9.1 },
  mutation: { ...where, mutants: 1500, sample: 1500, score: 89.99, margin: 0 },
}
const comparison = '## Compared\n\n| a | b |\n| - | - |\n| c | d |\n\ntext\n'
const commands = 'npm test # runs in about 6 minutes; npm run test:quick takes 10 seconds\n'
const marker = (name: string, text = '?') => `<!-- figure:${name} -->${text}<!-- /figure -->`

describe('what is written', () => {
  test('Each figure has a text', () => {
    expect(Object.fromEntries(textsOf(all))).toEqual({
      validators: 'ten',
      'speed-measured': '2026-01-02, 8 cores of Y, Node 24.0.0, wrk',
      'happy-sync': '0.07',
      'happy-async': '1.00',
      'happy-measured': '2026-01-02, 8 cores of Y, Node 24.0.0',
      'size-main': '1234.0',
      'size-tiny': '22.1',
      'size-measured': '2026-01-02, 8 cores of Y, Node 24.0.0',
      exchanges: '11,099',
      rules: '176',
      'exchanges-measured': '2026-01-02, 8 cores of Y, Node 24.0.0',
      tests: '4,321',
      'tests-measured': '2026-01-02, 8 cores of Y, Node 24.0.0',
      'mutation-score': '89.9 %',
      mutants: '1,500',
      'mutation-measured': '2026-01-02, 8 cores of Y, Node 24.0.0',
    })
  })

  test('Of a sample of the mutants, the margin of the score and the size of the sample are stated', () => {
    const mutation = { ...where, mutants: 9000, sample: 1500, score: 92, margin: 1.2 }
    const texts = textsOf({ mutation })
    expect(texts.get('mutation-score')).toBe('92 % (± 1.2)')
    expect(texts.get('mutants')).toBe('1,500 of 9,000')
  })

  test('The measured rows are the last ones of the comparison, also at the second time', () => {
    const speedRow = '| 1,200 | 0 | 100 | 100,000 |\n'
    const written = comparison.replace(
      '| c | d |\n',
      '| c | d |\n| kB after gzip, without Hono | 1234.0 | 49.0 | 50.0 | 0.4 |\n' +
        `| 404s in a second over HTTP ${speedRow}| 404s in a second of CPU time ${speedRow}`
    )
    expect(withFigures(comparison + commands, all)).toContain(written)
    const aligned = written.replace('second over HTTP |', 'second over HTTP    |')
    expect(withFigures(aligned + commands, all)).toContain(written)
  })

  test('A row without a result is left out', () => {
    const { perSecond: _left, ...speed } = {
      ...where,
      generator: 'wrk',
      perSecond: byColumn,
      perCpuSecond: byColumn,
    }
    expect(rowsOf({ speed }).map(([label]) => label)).toEqual(['404s in a second of CPU time'])
    expect(rowsOf({})).toEqual([])
  })

  test('A text between markers is replaced, whatever it is, in every place', () => {
    const text = `${marker('tests')} ${marker('tests', '$&\n')} ${marker('tests-measured', '')}`
    expect(withFigures(comparison + commands + text, all)).toContain(
      `${marker('tests', '4,321')} ${marker('tests', '4,321')} ${marker('tests-measured', '2026-01-02, 8 cores of Y, Node 24.0.0')}`
    )
  })

  test('How long the commands take is rounded up', () => {
    expect(withFigures(comparison + commands, all)).toContain(
      'runs in about 6 minutes; npm run test:quick takes 10 seconds'
    )
    const faster: Figures = { tests: { ...where, tests: 1, seconds: 59, quickSeconds: 3 } }
    expect(withFigures(comparison + commands, faster)).toContain(
      'runs in about 1 minute; npm run test:quick takes 3 seconds'
    )
  })
})

describe('what is refused', () => {
  test.each([
    ['a figure that does not exist', `${comparison}${marker('test')}`, "the marker 'figure:test'"],
    [
      'a marker without its end',
      `${comparison}<!-- figure:tests -->1`,
      'does not end with <!-- /figure -->',
    ],
    [
      'a marker with the end of another',
      `${comparison}<!-- figure:tests -->${marker('tests')}`,
      'does not end',
    ],
    [
      'a figure without its date',
      `${comparison}${marker('rules')}`,
      "measured: 'figure:exchanges-measured'",
    ],
    ['no comparison', commands, "no table below '## Compared'"],
    ['no comparison below the heading', `| a |\n\n## Compared\n`, "no table below '## Compared'"],
    ['no place for the duration', comparison, 'no place for a duration'],
  ])('%s is refused with a message', (_what, text, message) => {
    expect(() => withFigures(text, all)).toThrow(message)
  })

  test('A figure without a result is named, with those that there are', () => {
    expect(() =>
      withFigures(comparison + marker('tests'), { happy: { ...where, sync: 1, async: 1 } })
    ).toThrow(
      "README.md has the marker 'figure:tests', but test/bench/figures.json has no result of that name. " +
        'There are: validators, happy-sync, happy-async, happy-measured.'
    )
  })

  test('Figures of one measurement may share a date, others may not', () => {
    const text = `${comparison}${commands}${marker('happy-sync')} ${marker('speed-measured')}`
    expect(withFigures(text, all)).toContain(marker('happy-sync', '0.07'))
    const older: Figures = { ...all, happy: { ...where, date: '2025-12-31', sync: 1, async: 1 } }
    expect(() => withFigures(text, older)).toThrow("measured: 'figure:happy-measured'")
  })
})
