/** What is reported where a hook of the app returns something else than it should. */
import { HTTPException } from 'hono/http-exception'
import { describe, expect, test, vi } from 'vitest'
import { NotFound, type Formatter, type HttpErrorsOptions, type Report } from '../../src/index.ts'
import { fails, respondTo } from '../support/respond-to.ts'

const error = new NotFound('No book has that id.')

describe('a hook that returns something else than it should', () => {
  test.each<[string, () => unknown, string]>([
    ['instance', () => 'a b', 'a URI reference or undefined; received string.'],
    ['instance', () => 7, 'a URI reference or undefined; received number.'],
    ['typeFor', () => null, 'a URI reference or undefined; received object.'],
    ['expose', () => 'yes', 'a boolean; received string.'],
    ['expose', () => undefined, 'a boolean; received undefined.'],
    ['extensions', () => 'eu', 'an object or undefined; received string.'],
    ['extensions', () => [1], 'an object or undefined; received object.'],
    ['extensions', () => null, 'an object or undefined; received object.'],
    ['extensions', async () => ({ a: 1 }), 'an object or undefined; received object.'],
    ['cacheControl', () => '', 'a field value or undefined; received string.'],
    ['cacheControl', () => 60, 'a field value or undefined; received number.'],
  ])('the failure of %s is named and says what is wanted: %o', async (name, hook, rest) => {
    const { response, reported } = await respondTo(error, { [name]: hook })
    expect(response.status).toBe(404)
    expect(reported).toEqual([error, new TypeError(`Hook '${name}' must return ${rest}`)])
  })

  test.each(['instance', 'typeFor', 'extensions', 'cacheControl', 'localize'])(
    'the hook %s may return undefined',
    async (name) => {
      const { response, reported } = await respondTo(error, { [name]: () => undefined })
      expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store'])
      expect(reported).toEqual([error])
    }
  )

  test('the failure of a formatter says that it must return a string', async () => {
    const formatters = [{ type: 'text/plain', format: () => 7 as never }]
    const { response, reported } = await respondTo(error, { formatters })
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(reported).toEqual([
      error,
      new TypeError(`Hook 'formatter' must return a string; received number.`),
    ])
  })

  test('the failure of keepResponse says that it must return a boolean, and the response is not kept', async () => {
    const exception = new HTTPException(404, { res: new Response('own', { status: 404 }) })
    const { body, reported } = await respondTo(exception, { keepResponse: () => 1 as never })
    expect(JSON.parse(body)).toMatchObject({ status: 404 })
    expect(reported).toEqual([
      exception,
      new TypeError(`Hook 'keepResponse' must return a boolean; received number.`),
    ])
  })
})

describe('the hook localize', () => {
  const failure = (received: string) =>
    new TypeError(
      `Hook 'localize' must return undefined, or an object with a language tag and texts; received ${received}.`
    )

  test.each<[unknown, string]>([
    [null, 'object'],
    ['de', 'string'],
    [7, 'number'],
    [{}, 'object'],
    [{ language: '' }, 'object'],
    [{ language: 'de', title: 7 }, 'object'],
    [{ language: 'de', detail: null }, 'object'],
    [{ language: 'de', errors: {} }, 'object'],
    [{ language: 'de', errors: 'none' }, 'object'],
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
