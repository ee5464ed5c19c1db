/** What is reported where a hook of the app returns something else than it should. */
import { HTTPException } from 'hono/http-exception'
import { describe, expect, test } from 'vitest'
import { NotFound, type HttpErrorsOptions } from '../../src/index.ts'
import { respondTo } from '../support/respond-to.ts'

const error = new NotFound('No book has that id.')

describe('a hook that returns something else than it should', () => {
  test.each<[string, HttpErrorsOptions[keyof HttpErrorsOptions], string]>([
    ['instance', () => 'a b', 'a URI reference or undefined; received string.'],
    ['instance', () => 7 as never, 'a URI reference or undefined; received number.'],
    ['typeFor', () => null as never, 'a URI reference or undefined; received object.'],
    ['expose', () => 'yes' as never, 'a boolean; received string.'],
    ['expose', () => undefined as never, 'a boolean; received undefined.'],
    ['extensions', () => 'eu' as never, 'an object or undefined; received string.'],
    ['extensions', () => [1] as never, 'an object or undefined; received object.'],
    ['extensions', () => null as never, 'an object or undefined; received object.'],
    ['extensions', async () => ({ a: 1 }), 'an object or undefined; received object.'],
    ['cacheControl', () => '' as never, 'a field value or undefined; received string.'],
    ['cacheControl', () => 60 as never, 'a field value or undefined; received number.'],
  ])('the failure of %s is named and says what is wanted: %o', async (name, hook, rest) => {
    const { response, reported } = await respondTo(error, { [name]: hook })
    expect(response.status).toBe(404)
    expect(reported).toEqual([error, new TypeError(`Hook '${name}' must return ${rest}`)])
  })

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

  test('it gets a copy of the problem, which it may change', async () => {
    const localize = (problem: object) => void Object.assign(problem, { title: 'changed' })
    const { body } = await respondTo(error, {
      localize: localize as unknown as HttpErrorsOptions['localize'],
    })
    expect(JSON.parse(body)).toMatchObject({ title: 'Not Found' })
  })
})
