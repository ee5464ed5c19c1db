/** No English sentence in a page of another language: the details that this library writes itself. */
import { Hono } from 'hono'
import { validator } from 'hono/validator'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  createLocalizer,
  httpErrors,
  ifMatch,
  NotFound,
  requireContentType,
  toProblem,
  validationError,
  type Language,
} from '../../src/index.ts'
import { httpErrors as tinyHttpErrors } from '../../src/presets/tiny.ts'
import { englishDetails, translatedDetail } from '../../src/languages/detail-texts.ts'
import { de } from '../../src/languages/de.ts'
import { en } from '../../src/languages/en.ts'
import { es } from '../../src/languages/es.ts'
import { fr } from '../../src/languages/fr.ts'
import { ja } from '../../src/languages/ja.ts'
import { zh } from '../../src/languages/zh.ts'
import { fromDatabase } from '../../src/recognizers/database.ts'
import { validateWith } from '../../src/validators/hono-validator.ts'

const translations = [de, es, fr, ja, zh].map((language) => [language.tag, language] as const)
const names = Object.keys(englishDetails) as (keyof typeof englishDetails)[]
/** A sentence, with something in the place of its placeholders. */
const example = (text: string): string => text.replace('{0}', '17').replace('{1}', '18')

const database = (code: string): Error =>
  Object.assign(new Error('x'), { code, severity: 'ERROR', routine: 'x', name: 'error' })
const item = z.strictObject({ id: z.number(), name: z.string() })
const json = { 'Content-Type': 'application/json' }
const form = { 'Content-Type': 'multipart/form-data; boundary=a' }

const app = httpErrors(new Hono(), {
  report: false,
  recognizers: [fromDatabase()],
  localize: createLocalizer([en, de], { choose: (c) => c.req.query('language') }),
})
  .post('/json', async (c) => c.json(await c.req.json()))
  .post('/form', async (c) => c.json(await c.req.parseBody()))
  .post('/typed', requireContentType('application/json', 'text/csv'), (c) => c.text('fine'))
  .post('/schema', validator('json', validateWith('json', item)), (c) => c.text('fine'))
  .put('/etag', (c) => {
    ifMatch(c, c.req.query('etag'))
    return c.text('fine')
  })
  .get('/database/:code', (c) => {
    throw database(c.req.param('code'))
  })
  .get('/own', () => {
    throw new NotFound('Our own sentence.')
  })
  .get('/invalid', (c) => {
    const parameter = { parameter: 'page', detail: 'This value is not valid.' } as const
    const place = c.req.query('in') as 'query' | 'path' | 'header' | 'cookie'
    throw validationError([
      { ...parameter, in: place },
      { ...parameter, in: place },
    ])
  })

interface Body {
  readonly title: string
  readonly detail: string
  readonly errors?: readonly { readonly detail: string }[]
}

async function bodyOf(path: string, language: string, init?: RequestInit): Promise<Body> {
  const separator = path.includes('?') ? '&' : '?'
  const response = await app.request(`${path}${separator}language=${language}`, init)
  expect(response.headers.get('content-language')).toBe(language)
  return response.json()
}

describe('the details of this library', () => {
  test.each<[string, RequestInit?]>([
    ['/nothing'],
    ['/json', { method: 'PATCH' }],
    ['/json', { method: 'POST', body: '', headers: json }],
    ['/json', { method: 'POST', body: '{"a":', headers: json }],
    ['/json', { method: 'POST', body: '{"a" 1}', headers: json }],
    ['/form', { method: 'POST', body: 'x', headers: form }],
    ['/typed', { method: 'POST', body: new Uint8Array(1) }],
    ['/typed', { method: 'POST', body: 'x', headers: { 'Content-Type': 'text/html' } }],
    ['/etag?etag="1"', { method: 'PUT' }],
    ['/etag?etag="1"', { method: 'PUT', headers: { 'If-Match': '"2"' } }],
    ['/etag', { method: 'PUT', headers: { 'If-Match': '"2"' } }],
    ['/database/23505'],
    ['/database/23503'],
    ['/database/23502'],
    ['/database/23514'],
    ['/database/40001'],
    ['/invalid?in=query'],
    ['/invalid?in=path'],
    ['/invalid?in=header'],
    ['/invalid?in=cookie'],
  ])('The problem of %s with %j has no English sentence in German', async (path, init) => {
    const english = await bodyOf(path, 'en', init)
    const german = await bodyOf(path, 'de', init)
    expect(german.title).not.toBe(english.title)
    expect(german.detail).not.toBe(english.detail)
    expect(german.errors?.length).toBe(english.errors?.length)
    for (const [index, { detail }] of (german.errors ?? []).entries()) {
      expect(detail).not.toBe(english.errors?.[index]?.detail)
    }
  })

  test('Numbers, places and media types stay in the translation', async () => {
    const post = (body: string, headers: Record<string, string> = json): RequestInit => ({
      method: 'POST',
      body,
      headers,
    })
    expect(await bodyOf('/json', 'de', post('{\n"a" 1}'))).toMatchObject({
      detail:
        'Der Inhalt der Anfrage ist kein gültiges JSON: In Zeile 2, Spalte 5 ist ein Syntaxfehler.',
      errors: [{ detail: 'Syntaxfehler.', pointer: '#', line: 2, column: 5 }],
    })
    expect(await bodyOf('/schema', 'de', post('{"id":1,"name":"a","b":1}'))).toMatchObject({
      detail: 'Der Inhalt der Anfrage hat 1 Fehler.',
      errors: [{ detail: 'Das ist hier nicht zulässig.', pointer: '#/b' }],
    })
    const csv = post('x', { 'Content-Type': 'text/html' })
    expect((await bodyOf('/typed', 'de', csv)).detail).toBe(
      'Der Inhalt der Anfrage hat ein Format, das hier nicht unterstützt wird. ' +
        'Senden Sie ihn als application/json oder text/csv.'
    )
  })

  test('A sentence of the app and the message of a schema stay as they are', async () => {
    expect((await bodyOf('/own', 'de')).detail).toBe('Our own sentence.')
    const init = { method: 'POST', body: '{"id":1}', headers: json }
    const [english, german] = [
      await bodyOf('/schema', 'en', init),
      await bodyOf('/schema', 'de', init),
    ]
    expect(german.errors).toEqual(english.errors)
  })

  test('With /tiny the explanation of a foreign error is in the language, too', async () => {
    const tiny = tinyHttpErrors(new Hono(), {
      report: false,
      localize: createLocalizer([de, en]),
    }).get('/:status', (c) => {
      const status = Number(c.req.param('status'))
      throw Object.assign(new Error(), { status, getResponse: () => new Response('x', { status }) })
    })
    for (const status of [400, 403, 410, 429, 500, 503] as const) {
      const response = await tiny.request(`/${status}`)
      expect(response.status).toBe(status)
      expect(await response.json()).toMatchObject({
        title: de.titles[status],
        detail: de.explanations[status],
      })
    }
  })

  test('The page has the errors in the language', async () => {
    const response = await app.request('/invalid?in=query&language=de', {
      headers: { Accept: 'text/html' },
    })
    const text = await response.text()
    expect(text).toContain('Dieser Wert ist nicht gültig.')
    expect(text).not.toContain('This value is not valid.')
  })

  test.each(translations)('%s has every sentence, with the same placeholders', (tag, language) => {
    expect(Object.keys(language.details)).toEqual(names)
    for (const name of names) {
      const text = language.details[name]
      // One word is the same in Spanish and English.
      if (`${tag} ${name}` !== 'es oneError') expect(text).not.toBe(englishDetails[name])
      const placeholders = (of: string): unknown =>
        [...of.matchAll(/\{\d\}/g)].map(String).toSorted()
      expect(placeholders(text)).toEqual(placeholders(englishDetails[name]))
      expect(text).not.toMatch(/ {2}|^$/)
    }
  })

  test.each(translations)(
    '%s translates each sentence by itself and no other',
    (_tag, language) => {
      for (const name of names) {
        if (/Errors?$|^or$/.test(name)) continue // counts and lists, which other tests have
        expect(translatedDetail(example(englishDetails[name]), language.details)).toBe(
          example(language.details[name])
        )
      }
      expect(translatedDetail('Our own sentence.', language.details)).toBeUndefined()
    }
  )

  test.each<[Language, string, string, string]>([
    [de, '1 Fehler', '2 Fehler', 'mehr als 1000 Fehler'],
    [es, '1 error', '2 errores', 'más de 1000 errores'],
    [fr, '1 erreur', '2 erreurs', 'plus de 1000 erreurs'],
    [ja, '1 件のエラー', '2 件のエラー', '1000 件を超えるエラー'],
    [zh, '1 处错误', '2 处错误', '超过 1000 处错误'],
  ])('The number of errors is in the grammar of the language %#', ({ details }, one, two, more) => {
    const sentences = ['content', 'request', 'query', 'path', 'header', 'cookie'] as const
    const counts = [
      ['1 error', one],
      ['2 errors', two],
      ['more than 1000 errors', more],
    ] as const
    const fill = (text: string, count: string): string => text.replace('{0}', count)
    const pairs = sentences.flatMap((part) =>
      counts.map(([english, translated]) => [
        fill(englishDetails[`${part}Errors`], english),
        fill(details[`${part}Errors`], translated),
      ])
    )
    const texts = pairs.map(([english = '']) => translatedDetail(english, details))
    const expected = pairs.map(([, translated]) => translated)
    expect(texts).toEqual(expected)
  })

  test('A long detail of the app takes no time to be recognized as one', () => {
    const detail = `The content of the request is not valid ${'x '.repeat(100_000)}`
    const start = performance.now()
    expect(translatedDetail(detail, de.details)).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(200)
  })

  test('The sentences of validationError() are among them', () => {
    const { detail } = toProblem(validationError([{ detail: 'x', pointer: '#' }]))
    expect(translatedDetail(detail, de.details)).toBe('Der Inhalt der Anfrage hat 1 Fehler.')
  })
})

describe('the option choose', () => {
  const localized = (choose?: (path: string) => unknown) =>
    httpErrors(new Hono(), {
      report: false,
      localize: createLocalizer([en, de, fr], {
        choose: choose && ((c) => choose(c.req.path) as string),
      }),
    })
  const languageOf = async (path: string, choose?: (path: string) => unknown) => {
    const response = await localized(choose).request(path, { headers: { 'Accept-Language': 'fr' } })
    return response.headers.get('content-language')
  }
  const ofPath = (path: string): unknown => path.split('/')[1]

  test.each([
    ['/de/nothing', 'de'],
    ['/DE-at/nothing', 'de'],
    ['/en/nothing', 'en'],
    ['/it/nothing', 'fr'],
    [`/${'de-'.repeat(100)}/nothing`, 'fr'],
    ['/', 'fr'],
  ])('The language of %s is %s, before that of Accept-Language', async (path, tag) => {
    expect(await languageOf(path, ofPath)).toBe(tag)
  })

  test.each([undefined, null, 7, {}])(
    'A choice of %j leaves it to Accept-Language',
    async (tag) => {
      expect(await languageOf('/x', () => tag)).toBe('fr')
    }
  )

  test('A choice that the client refuses is still the choice of the site', async () => {
    const response = await localized(() => 'de').request('/x', {
      headers: { 'Accept-Language': 'de;q=0, fr' },
    })
    expect(response.headers.get('content-language')).toBe('de')
  })

  test('Unknown options and a choice that is no function are refused', () => {
    expect(() => createLocalizer([en], { chose: () => 'de' } as never)).toThrow('chose')
    expect(() => createLocalizer([en], { choose: 'de' } as never)).toThrow(
      `Option 'choose' must be a function`
    )
  })
})
