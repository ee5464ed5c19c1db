/** The sentence on when to try again, where no time is left to wait, and where the delay is no delay. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { describeError } from '../../src/client/index.ts'
import { ServiceUnavailable } from '../../src/errors/errors.ts'
import { conditionSentences } from '../../src/formatters/condition-text.ts'
import { htmlFormatter } from '../../src/formatters/html.ts'
import { textFormatter } from '../../src/formatters/text.ts'
import { de } from '../../src/languages/de.ts'
import { en } from '../../src/languages/en.ts'
import { es } from '../../src/languages/es.ts'
import { fr } from '../../src/languages/fr.ts'
import { ja } from '../../src/languages/ja.ts'
import { zh } from '../../src/languages/zh.ts'
import { toProblem } from '../../src/problem/problem.ts'

const now = Date.UTC(2026, 10, 26, 12, 0, 0)
const past = 'Thu, 26 Nov 2026 11:59:59 GMT'
const present = 'Thu, 26 Nov 2026 12:00:00 GMT'

beforeAll(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] })
})
afterAll(() => {
  vi.useRealTimers()
})

const languages = [
  [en, 'Try again now.'],
  [de, 'Versuchen Sie es jetzt erneut.'],
  [es, 'Inténtelo de nuevo ahora.'],
  [fr, 'Réessayez maintenant.'],
  [ja, '今すぐ、もう一度お試しください。'],
  [zh, '请现在重试。'],
] as const

describe.each(languages.map(([language, sentence]) => [language.tag, language, sentence] as const))(
  'in the language %s',
  (tag, language, sentence) => {
    test.each(['0', '00', past, present])('Retry-After: %s reads as now', async (value) => {
      const error = new ServiceUnavailable({ retryAfter: 0 })
      const problem = toProblem(error)
      const fields = { 'retry-after': value }
      const { texts } = language
      const [, , advice] = conditionSentences(problem, texts, tag, fields)
      expect(advice).toBe(sentence)
      expect(
        textFormatter().format(problem, undefined, { fields, texts, language: tag } as never)
      ).toContain(sentence)
      expect(
        await htmlFormatter({ language: tag, texts }).format(problem, undefined, {
          fields,
        } as never)
      ).toContain(sentence)
      const response = { status: 503, headers: fields }
      expect(describeError({ response }, language)).toMatchObject({
        advice: sentence,
        retryAfter: 0,
        mayTryAgain: true,
      })
    })

    test('one second, and a date to come, read as before', () => {
      const problem = toProblem(new ServiceUnavailable())
      const soon = { 'retry-after': '1' }
      const later = { 'retry-after': 'Thu, 26 Nov 2026 12:00:01 GMT' }
      for (const fields of [soon, later]) {
        const [, , advice] = conditionSentences(problem, language.texts, tag, fields)
        expect(advice).toContain('1')
        expect(advice).not.toBe(sentence)
      }
    })
  }
)

describe('an error of the server', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [-5, '0'],
    [-1e300, '0'],
    [0.2, '1'],
  ])('with the delay %j has the field Retry-After: %s', (retryAfter, field) => {
    expect(new ServiceUnavailable({ retryAfter }).headers).toEqual({ 'retry-after': field })
  })

  test.each(['-5', '1.5', '1e3', '9'.repeat(400), 'Infinity', '', ' 5'])(
    'with the field Retry-After: %j, which is no delay, reads as later',
    (value) => {
      const problem = toProblem(new ServiceUnavailable())
      const fields = { 'retry-after': value }
      expect(conditionSentences(problem, en.texts, 'en', fields)[2]).toBe('Try again later.')
    }
  )
})

describe('describeError', () => {
  test.each([
    [0, 0, 'Try again now.'],
    [-5, 0, 'Try again now.'],
    [-Infinity, 0, 'Try again now.'],
    [0.5, 1, 'Try again in 1 second.'],
    [90.2, 91, 'Try again in 91 seconds.'],
    [NaN, undefined, 'Try again later.'],
    [Infinity, undefined, 'Try again later.'],
    [1e12, undefined, 'Try again later.'],
    ['5', undefined, 'Try again later.'],
  ])('takes the property retryAfter: %j for %j seconds', (retryAfter, seconds, advice) => {
    const error = { status: 503, retryAfter }
    expect(describeError(error)).toMatchObject({ retryAfter: seconds, advice })
  })
})

describe('a runtime that has no texts of the language', () => {
  test.each(['30', 'Thu, 26 Nov 2026 12:00:30 GMT'])(
    'Retry-After: %s reads as later, in the language of the page',
    (value) => {
      const supported = vi.spyOn(Intl.RelativeTimeFormat, 'supportedLocalesOf').mockReturnValue([])
      const problem = toProblem(new ServiceUnavailable())
      const [, , advice] = conditionSentences(problem, ja.texts, 'ja', { 'retry-after': value })
      supported.mockRestore()
      expect(advice).toBe(ja.texts.retryLater)
    }
  )

  test('Retry-After: 0 reads as now, in the language of the page', () => {
    const supported = vi.spyOn(Intl.RelativeTimeFormat, 'supportedLocalesOf').mockReturnValue([])
    const problem = toProblem(new ServiceUnavailable())
    const [, , advice] = conditionSentences(problem, ja.texts, 'ja', { 'retry-after': '0' })
    supported.mockRestore()
    expect(advice).toBe('今すぐ、もう一度お試しください。')
  })
})
