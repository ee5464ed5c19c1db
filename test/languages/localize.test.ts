/** The language of the client: the arguments of `localize`, and the use of what it returns. */
import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { englishDetails } from '../../src/languages/detail-texts.ts'
import { englishTexts } from '../../src/languages/page-texts.ts'
import {
  errorClassesByStatus,
  createHttpError,
  httpErrors,
  createLocalizer,
  NotFound,
  problemJsonFormatter,
  ServiceUnavailable,
  type HttpErrorsOptions,
  type Language,
  type Localize,
} from '../../src/index.ts'
import { acceptedLanguages } from '../../src/languages/accept-language.ts'

const texts = (prefix: string) =>
  Object.fromEntries(
    [...errorClassesByStatus.keys()].map((status) => [status, `${prefix} ${status}`])
  )

/** A language whose texts have its tag. */
const languageOf = (tag: string): Language => ({
  tag,
  texts: {
    ...englishTexts,
    temporary: `${tag} temporary.`,
    retry: (when) => `${tag} retry ${when}`,
  },
  titles: texts(`${tag} title`) as Language['titles'],
  explanations: texts(`${tag} explanation`) as Language['explanations'],
  details: englishDetails,
})

const [en, de, zhHant, zh, ar] = ['en', 'de', 'zh-Hant', 'zh', 'ar'].map(languageOf) as [
  Language,
  Language,
  Language,
  Language,
  Language,
]

async function responseTo(
  acceptLanguage: string | undefined,
  options: HttpErrorsOptions,
  error: Error = new NotFound(),
  accept = '*/*'
) {
  const app = httpErrors(new Hono(), { report: () => {}, ...options })
  app.get('/', () => {
    throw error
  })
  const headers = { Accept: accept, ...(acceptLanguage && { 'Accept-Language': acceptLanguage }) }
  const response = await app.request('/', { headers })
  return {
    status: response.status,
    language: response.headers.get('content-language'),
    vary: response.headers.get('vary'),
    body: await response.text(),
  }
}

describe('acceptedLanguages()', () => {
  test.each([
    [undefined, []],
    ['', []],
    ['*', []],
    ['de', ['de']],
    ['da, en-GB;q=0.8, en;q=0.7', ['da', 'en-GB', 'en']], // RFC 9110 §12.5.4
    ['en;q=0.3, de;q=0.9, *;q=0.1', ['de', 'en']],
    ['de;q=0, en', ['en']],
    ['fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5', ['fr-CH', 'fr', 'en', 'de']],
    ['"de", <x>, en', ['en']],
    [',,;;,,', []],
  ])('the preferred languages of %j are %j', (field, languages) => {
    expect(acceptedLanguages(field).wanted).toEqual(languages)
  })

  test.each([
    ['de;q=0, *', ['de']],
    ['en, fr-CH;q=0.0', ['fr-CH']],
  ])('the refused languages of %j are %j (RFC 9110 §12.4.2)', (field, languages) => {
    expect(acceptedLanguages(field).refused).toEqual(languages)
  })

  test('acceptedLanguages() returns only language ranges, of the first 512 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (field) => {
        for (const language of acceptedLanguages(field).wanted) {
          expect(language).toMatch(/^[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8})*$/)
        }
      })
    )
    expect(acceptedLanguages('de,'.repeat(5000)).wanted).toHaveLength(171)
    expect(acceptedLanguages(`en, ${'x'.repeat(600)}`).wanted).toEqual(['en'])
    expect(acceptedLanguages('x'.repeat(600)).wanted).toEqual([])
  })
})

describe('createLocalizer', () => {
  const localize = createLocalizer([en, de, zhHant, zh])

  test.each([
    ['de-AT, en;q=0.5', 'de'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['zh-CN', 'zh'],
    ['ZH-HANT', 'zh-Hant'],
    ['fr, de;q=0.1', 'de'],
    ['fr', 'en'],
    ['de-CH, de;q=0', 'en'],
    ['en;q=0, *', 'de'],
    [undefined, 'en'],
  ])('the problem for Accept-Language %j is in %s (RFC 4647 §3.4)', async (field, tag) => {
    const { status, language, vary, body } = await responseTo(field, { localize })
    expect(status).toBe(404)
    expect(language).toBe(tag)
    expect(vary).toBe('Accept, Accept-Language')
    expect(JSON.parse(body)).toMatchObject({
      title: `${tag} title 404`,
      status: 404,
      detail: `${tag} explanation 404`,
    })
  })

  test('the title and the detail of the app are not translated', async () => {
    const error = new NotFound({ detail: 'No book has that id.', title: 'No such book' })
    const { body } = await responseTo('de', { localize }, error)
    expect(JSON.parse(body)).toMatchObject({
      title: 'No such book',
      detail: 'No book has that id.',
    })
  })

  test('an unregistered status has the explanation of the x00 of its class', async () => {
    const { body } = await responseTo('de', { localize }, createHttpError(599))
    expect(JSON.parse(body)).toMatchObject({ status: 599, detail: 'de explanation 500' })
  })

  test('the page has the texts and the direction of the language', async () => {
    const options = { localize: createLocalizer([en, ar]) }
    const error = new ServiceUnavailable({ retryAfter: 30 })
    const { body } = await responseTo('ar-EG', options, error, 'text/html')
    expect(body).toContain('<html lang="ar" dir="rtl">')
    expect(body).toContain('ar title 503')
    expect(body).toContain('ar temporary. <strong>ar retry خلال 30 ثانية</strong>')
  })

  test('plain text has the texts of the language', async () => {
    const error = new ServiceUnavailable({ retryAfter: 30 })
    const { body } = await responseTo('de', { localize }, error, 'text/plain')
    expect(body).toBe(
      '503  de title 503\n     de explanation 503\n     de temporary. de retry in 30 Sekunden\n'
    )
  })

  test.each([[[]], ['de'], [[{ tag: 'de' }]], [[{ ...languageOf('de'), tag: 'd' }]]])(
    'createLocalizer() throws for %j',
    (supported) => {
      expect(() => createLocalizer(supported as unknown as [Language])).toThrow(
        /rgument 1 of createLocalizer\(\) must be a/
      )
    }
  )
})

describe('a localize of the app', () => {
  test('localize may return a promise, and gets the languages and the context', async () => {
    const localize: Localize = async (problem, languages, c) => ({
      language: 'fr',
      detail: `${problem.status} ${languages.join()} ${c?.req.path}`,
    })
    const { language, body } = await responseTo('fr-CA, fr;q=0.9', { localize })
    expect(language).toBe('fr')
    expect(JSON.parse(body)).toMatchObject({ title: 'Not Found', detail: '404 fr-CA,fr /' })
  })

  test('the page around the problem stays in its own language if localize returns no texts', async () => {
    const localize: Localize = () => ({ language: 'fr', detail: 'Aucun livre.' })
    const { body } = await responseTo('fr', { localize }, new NotFound(), 'text/html')
    expect(body).toContain('<html lang="en" dir="ltr">')
    expect(body).toContain('<p class="detail" dir="auto" lang="fr">Aucun livre.</p>')
  })

  test('Vary is Accept-Language alone if there is one formatter', async () => {
    const options = { localize: createLocalizer([en]), formatters: [problemJsonFormatter()] }
    expect((await responseTo('en', options)).vary).toBe('Accept-Language')
  })

  test('texts that localize does not return are in English', async () => {
    const localize = (() => ({ language: 'fr', texts: {} })) as unknown as Localize
    const gone = new NotFound({ detail: 'nope', condition: 'permanent' })
    const { body } = await responseTo('fr', { localize }, gone, 'text/plain')
    expect(body).toBe(`404  Not Found\n     nope\n     ${englishTexts.permanent}\n`)
  })

  test('each property of what localize returns is read once', async () => {
    let reads = 0
    const title = (): string => {
      reads++
      if (reads > 1) throw new Error('second')
      return 'x'
    }
    const localize: Localize = () => ({
      language: 'de',
      get title() {
        return title()
      },
    })
    const { status, body } = await responseTo('de', { localize })
    expect(status).toBe(404)
    expect(JSON.parse(body)).toMatchObject({ title: 'x' })
  })

  test('the problem stays as it is if localize returns undefined, and Vary is sent', async () => {
    const { language, vary, body } = await responseTo('fr', { localize: () => undefined })
    expect(language).toBeNull()
    expect(vary).toBe('Accept, Accept-Language')
    expect(JSON.parse(body)).toMatchObject({ detail: new NotFound().definition.explanation })
  })

  test.each<[string, unknown]>([
    [
      'throws',
      () => {
        throw new Error('no')
      },
    ],
    ['rejects', () => Promise.reject(new Error('no'))],
    ['hangs', () => new Promise(() => {})],
    ['returns rubbish', () => 'de'],
    ['returns a tag that is none', () => ({ language: 'de\r\nX-Evil: 1' })],
    ['returns a detail that is none', () => ({ language: 'de', detail: 7 })],
    [
      'throws when it is read',
      () => ({
        get language() {
          throw new Error('no')
        },
      }),
    ],
  ])(
    'a localize that %s changes nothing, and its failure is reported after the error',
    async (_, localize) => {
      const reported: unknown[] = []
      const options = {
        localize: localize as Localize,
        hookTimeout: 1,
        report: (error: unknown) => void reported.push(error),
      }
      const error = new NotFound('No book has that id.')
      const { status, language, body } = await responseTo('de', options, error)
      expect(status).toBe(404)
      expect(language).toBeNull()
      expect(JSON.parse(body)).toMatchObject({ detail: 'No book has that id.' })
      expect(reported).toEqual([error, expect.any(Error)])
    }
  )
})
