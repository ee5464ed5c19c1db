/** What a person is shown of an error, in six languages. */
import { describe, expect, test } from 'vitest'
import { describeError, errorFrom, errorOf } from '../../src/client/index.ts'
import { Forbidden, Gone, NotFound, ServiceUnavailable } from '../../src/index.ts'
import { de } from '../../src/languages/de.ts'
import { en } from '../../src/languages/en.ts'
import { es } from '../../src/languages/es.ts'
import { fr } from '../../src/languages/fr.ts'
import { ja } from '../../src/languages/ja.ts'
import { zh } from '../../src/languages/zh.ts'

const languages = [de, en, es, fr, ja, zh]

const busy = errorFrom(
  { status: 503, headers: { 'retry-after': '120' } },
  { title: 'Service Unavailable', detail: 'The shop is being moved.', applied: false },
  [ServiceUnavailable]
)

describe('a problem', () => {
  test('is shown with title, detail, effect, condition and when to try again', () => {
    expect(describeError(busy)).toEqual({
      title: 'Service Unavailable',
      detail: 'The shop is being moved.',
      condition: 'The request did not take effect. This is temporary.',
      advice: 'Try again in 2 minutes.',
      text: [
        'Service Unavailable',
        'The shop is being moved.',
        'The request did not take effect. This is temporary.',
        'Try again in 2 minutes.',
      ].join('\n'),
      retryAfter: 120,
      mayTryAgain: true,
    })
  })

  test('is shown in the language that was passed', () => {
    expect(Object.fromEntries(languages.map((each) => [each.tag, describeError(busy, each).text])))
      .toMatchInlineSnapshot(`
      {
        "de": "Dienst nicht verfügbar
      The shop is being moved.
      Die Anfrage wurde nicht ausgeführt. Dieser Zustand ist vorübergehend.
      Versuchen Sie es in 2 Minuten erneut.",
        "en": "Service Unavailable
      The shop is being moved.
      The request did not take effect. This is temporary.
      Try again in 2 minutes.",
        "es": "Servicio no disponible
      The shop is being moved.
      La solicitud no surtió efecto. Esta situación es temporal.
      Inténtelo de nuevo dentro de 2 minutos.",
        "fr": "Service indisponible
      The shop is being moved.
      La requête n’a pas été exécutée. Cette situation est temporaire.
      Réessayez dans 2 minutes.",
        "ja": "サービスを利用できません
      The shop is being moved.
      リクエストは実行されませんでした。これは一時的なものです。
      2 分後に、もう一度お試しください。",
        "zh": "服务不可用
      The shop is being moved.
      该请求未生效。这种情况是暂时的。
      请在2分钟后重试。",
      }
    `)
  })

  test.each(languages)(
    'without content has a title and a detail in the language $tag',
    (language) => {
      const { title, detail } = describeError(errorFrom({ status: 404 }, ''), language)
      expect([title, detail]).toEqual([language.titles[404], language.explanations[404]])
      const other = describeError(errorFrom({ status: 599 }, ''), language)
      expect(other.title).toBe(language.titles[500])
    }
  )

  test('without content is shown in general words where no language is passed', () => {
    const of = (status: number): string => describeError(errorFrom({ status }, '')).text
    expect([of(404), of(500), of(0)]).toEqual([
      'The request failed\nThe server did not accept the request.',
      'The request failed\nAn error occurred on the server.',
      'No connection\nThe server could not be reached. Check your internet connection.',
    ])
  })

  test('keeps the title and the detail of a problem type', () => {
    const content = {
      type: 'https://example.com/x',
      title: 'No credit.',
      detail: 'Your balance is 30.',
    }
    const { title, detail, mayTryAgain } = describeError(errorFrom({ status: 403 }, content), de)
    expect([title, detail, mayTryAgain]).toEqual(['No credit.', 'Your balance is 30.', false])
  })

  test('has the title of the language for about:blank, unless the server has sent that language', () => {
    const content = { title: 'Fehlt', detail: 'Kein Buch.' }
    const from = (headers: object) =>
      describeError(errorFrom({ status: 404, headers }, content), de)
    expect([from({}).title, from({ 'content-language': 'en' }).title]).toEqual([
      'Nicht gefunden',
      'Nicht gefunden',
    ])
    expect(from({ 'content-language': 'DE-at' }).title).toBe('Fehlt')
  })

  test('has the explanation of the language in place of that of the restored class', () => {
    const { explanation } = NotFound.definition
    const restored = errorFrom({ status: 404 }, { detail: explanation }, [NotFound])
    expect(describeError(restored, de).detail).toBe(de.explanations[404])
    expect(describeError(restored).detail).toBe(explanation)
  })

  test('that is permanent is not tried again', () => {
    const gone = describeError(errorFrom({ status: 410 }, { condition: 'permanent' }, [Gone]))
    expect([gone.condition, gone.advice, gone.mayTryAgain]).toEqual([
      'This is permanent: trying again will not help.',
      '',
      false,
    ])
  })

  test('of a request that took effect is not to be tried again', () => {
    const error = errorFrom({ status: 503, headers: { 'retry-after': '5' } }, { applied: true })
    expect(describeError(error)).toMatchObject({
      condition: 'The request took effect. This is temporary.',
      advice: '',
      mayTryAgain: false,
    })
  })

  test('of a 500 may be tried again, and of a 400 not', () => {
    const may = (status: number) => describeError(errorFrom({ status }, {})).mayTryAgain
    expect([may(500), may(503), may(429), may(400), may(404)]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })

  test('is found in the cause of another error', () => {
    expect(describeError(new Error('x', { cause: new Error('y', { cause: busy }) })).title).toBe(
      'Service Unavailable'
    )
  })

  test('of an error that was not received is its public part', () => {
    const secret = new ServiceUnavailable('secret', { retryAfter: 5 })
    expect(describeError(secret)).toMatchObject({
      title: 'Service Unavailable',
      advice: 'Try again in 5 seconds.',
    })
    expect(JSON.stringify(describeError(secret))).not.toContain('secret')
    expect(describeError(new Forbidden('Not yours.')).detail).toBe('Not yours.')
  })
})

test.each(languages)(
  'The language $tag has every text of a failure, and none twice',
  (language) => {
    const texts = Object.values(language.failures ?? {})
    expect(texts).toHaveLength(6)
    const details = texts.map(([, detail]) => detail)
    expect(new Set(details).size).toBe(6)
    for (const [title, detail] of texts) {
      expect(title).not.toMatch(/[.。]$/)
      expect(detail).toMatch(/[.。]$/)
    }
  }
)

test('A response of a server of this package is described by what it sends', async () => {
  const response = new ServiceUnavailable({
    detail: 'We are moving.',
    retryAfter: 60,
  }).getResponse()
  expect(describeError(await errorOf(response), de).text).toBe(
    'Dienst nicht verfügbar\nWe are moving.\nDieser Zustand ist vorübergehend.\nVersuchen Sie es in 60 Sekunden erneut.'
  )
})
