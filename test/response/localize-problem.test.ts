/** The hook `localize`: what it may return, and what is reported where it returns something else. */
import { describe, expect, test, vi } from 'vitest'
import { NotFound, type Formatter, type HttpErrorsOptions, type Report } from '../../src/index.ts'
import { fails, respondTo } from '../support/respond-to.ts'

const error = new NotFound('No book has that id.')

describe('the hook localize', () => {
  const failure = (received: string) =>
    new TypeError(
      `Hook 'localize' must return undefined, or an object with a language tag and texts; received ${received}.`
    )

  test.each<[unknown, string]>([
    [null, 'null'],
    ['de', 'a string'],
    [7, '7'],
    [{}, 'an object'],
    [{ language: '' }, 'an object'],
    [{ language: 'de', title: 7 }, 'an object'],
    [{ language: 'de', detail: null }, 'an object'],
    [{ language: 'de', errors: {} }, 'an object'],
    [{ language: 'de', errors: 'none' }, 'an object'],
  ])('its result %o is refused, and the problem stays as it is', async (result, received) => {
    const { response, body, reported } = await respondTo(error, { localize: () => result as never })
    expect(response.headers.has('content-language')).toBe(false)
    expect(JSON.parse(body)).toMatchObject({ title: 'Not Found', detail: 'No book has that id.' })
    expect(reported).toEqual([error, failure(received)])
  })

  test('its result undefined leaves the problem as it is, and is no failure', async () => {
    const { response, body, reported } = await respondTo(error, { localize: () => undefined })
    expect(response.headers.get('vary')).toBe('Accept-Language')
    expect(JSON.parse(body)).toMatchObject({ title: 'Not Found', detail: 'No book has that id.' })
    expect(reported).toEqual([error])
  })

  test.each<[object, object]>([
    [{ language: 'de' }, { title: 'Not Found', detail: 'No book has that id.' }],
    [
      { language: 'de', title: 'Nicht gefunden' },
      { title: 'Nicht gefunden', detail: 'No book has that id.' },
    ],
    [
      { language: 'de', detail: 'Kein Buch.' },
      { title: 'Not Found', detail: 'Kein Buch.' },
    ],
    [
      { language: 'de', errors: [{ detail: 'Fehlt.' }] },
      { title: 'Not Found', errors: [{ detail: 'Fehlt.' }] },
    ],
  ])('its result %o replaces only what it has', async (result, members) => {
    for (const localize of [() => result, async () => result]) {
      const { response, body, reported } = await respondTo(error, {
        localize: localize as HttpErrorsOptions['localize'],
      })
      expect(response.headers.get('content-language')).toBe('de')
      expect(JSON.parse(body)).toMatchObject(members)
      if (!('errors' in members)) expect(JSON.parse(body)).not.toHaveProperty('errors')
      expect(reported).toEqual([error])
    }
  })

  test('each of its properties is read once, and its texts are copied', async () => {
    const titles = ['first', 'second']
    const texts = { reference: 'Kennung' }
    const seen: unknown[] = []
    const result = {
      language: 'de',
      get title() {
        return titles.shift()
      },
      texts,
    }
    const formatters: Formatter[] = [
      {
        type: 'text/plain',
        format: ({ title }, _c, info) => {
          seen.push(info?.texts)
          return title
        },
      },
    ]
    const { body } = await respondTo(error, { formatters, localize: () => result as never })
    expect(body).toBe('first')
    expect(seen).toEqual([texts])
    expect(seen[0]).not.toBe(texts)
  })

  test.each([
    ['throws', fails],
    ['rejects', async () => fails()],
  ])('one that %s leaves the problem as it is, and is reported', async (_, localize) => {
    const { body, reported } = await respondTo(error, { localize })
    expect(JSON.parse(body)).toMatchObject({ title: 'Not Found' })
    expect(reported).toEqual([error, new Error('hook')])
  })

  test('there are no texts where it returns none', async () => {
    const seen: unknown[] = []
    const format: Formatter['format'] = (_problem, _c, info) => String(seen.push(info?.texts))
    const formatters = [{ type: 'text/plain', format }]
    await respondTo(error, { formatters, localize: () => ({ language: 'de' }) })
    expect(seen).toEqual([undefined])
  })

  test('a problem without members in its result gets none', async () => {
    const report = vi.fn<Report>()
    await respondTo(error, { report, localize: () => ({ language: 'de' }) })
    const [, , info] = report.mock.calls[0] ?? []
    expect(Object.keys(info?.problem ?? {})).toEqual([
      'type',
      'title',
      'status',
      'detail',
      'condition',
    ])
  })

  test('it gets a copy of the problem, which it may change', async () => {
    const localize = (problem: object) => void Object.assign(problem, { title: 'changed' })
    const { body } = await respondTo(error, {
      localize: localize as unknown as HttpErrorsOptions['localize'],
    })
    expect(JSON.parse(body)).toMatchObject({ title: 'Not Found' })
  })
})
