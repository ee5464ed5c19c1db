/** The built-in texts: complete, in the typography of their language, and each by itself. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { errorClassesByStatus } from '../../src/errors/classes-by-status.ts'
import type { Formatter } from '../../src/formatters/formatter.ts'
import { htmlFormatter } from '../../src/formatters/html.ts'
import { conditionSentences } from '../../src/formatters/condition-text.ts'
import { textFormatter } from '../../src/formatters/text.ts'
import { ServiceUnavailable } from '../../src/errors/errors.ts'
import { de } from '../../src/languages/de.ts'
import { en } from '../../src/languages/en.ts'
import { es } from '../../src/languages/es.ts'
import { fr } from '../../src/languages/fr.ts'
import { ja } from '../../src/languages/ja.ts'
import type { Language } from '../../src/languages/language.ts'
import { zh } from '../../src/languages/zh.ts'
import { createLocalizer } from '../../src/languages/localize.ts'
import { toProblem } from '../../src/problem/problem.ts'

const all = [en, zh, es, fr, de, ja].map((language) => [language.tag, language] as const)
const translated = all.filter(([tag]) => tag !== 'en')

/** Texts that are the same as in English by chance. */
const sameText = ['de texts.details']

const sentenceNames = [
  'temporary',
  'permanent',
  'changeRequest',
  'applied',
  'notApplied',
  'retryNow',
  'retryLater',
] as const

/** Every text of a language by what it is for, such as `titles.404`. */
function textsOf({ texts, titles, explanations }: Language): Map<string, string> {
  const { retry, ...fixed } = texts
  return new Map([
    ...under('texts', {
      ...fixed,
      'retry.delay': retry('5', false),
      'retry.date': retry('5', true),
    }),
    ...under('titles', titles),
    ...under('explanations', explanations),
  ])
}

function under(group: string, texts: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(texts).map(([name, value]) => [`${group}.${name}`, value])
}

/** The names of the texts that break a rule. */
function breaking(language: Language, isWrong: (text: string) => boolean): string[] {
  return [...textsOf(language)].filter(([, value]) => isWrong(value)).map(([name]) => name)
}

/** Those that are whole sentences. */
function sentencesOf(language: Language): string[] {
  const { texts, explanations } = language
  const retries = [texts.retry('5', false), texts.retry('5', true)]
  return [...Object.values(explanations), ...sentenceNames.map((name) => texts[name]), ...retries]
}

describe.each(all)('the language %s', (tag, language) => {
  test('it has a title and an explanation for every error status, and for no other', () => {
    const statuses = [...errorClassesByStatus.keys()].map(String)
    expect(Object.keys(language.titles)).toEqual(statuses)
    expect(Object.keys(language.explanations)).toEqual(statuses)
  })

  test('it has every text that English has', () => {
    expect(Object.keys(language.texts).toSorted()).toEqual(Object.keys(en.texts).toSorted())
  })

  test('none of its texts is empty or has a superfluous space', () => {
    expect(breaking(language, (value) => /^$|^\s|\s$|\s\s|[\n\t]/u.test(value))).toEqual([])
  })

  test('only explanations of temporary statuses ask to try again later', () => {
    const later = Object.entries(language.explanations).filter(([, text]) =>
      text.includes(language.texts.retryLater)
    )
    expect(later.map(([status]) => Number(status))).toEqual([503, 504])
    for (const [status] of later) {
      expect(errorClassesByStatus.get(Number(status))?.definition.condition).toBe('temporary')
    }
  })

  test('every sentence ends with the full stop of its script, and no title does', () => {
    const fullStop = tag === 'zh' || tag === 'ja' ? '。' : '.'
    for (const sentence of sentencesOf(language)) expect(sentence.slice(-1)).toBe(fullStop)
    for (const title of Object.values(language.titles)) expect(title).not.toMatch(/[.。!！]$/)
  })

  test('no two statuses have the same title or explanation', () => {
    for (const texts of [language.titles, language.explanations]) {
      expect(new Set(Object.values(texts)).size).toBe(errorClassesByStatus.size)
    }
  })
})

test('the titles and explanations of English are those of the table of errors', () => {
  for (const [status, { definition }] of errorClassesByStatus) {
    expect(new Map(Object.entries(en.titles)).get(String(status))).toBe(definition.phrase)
    expect(new Map(Object.entries(en.explanations)).get(String(status))).toBe(
      definition.explanation
    )
  }
})

describe.each(translated)('the translation %s', (tag, language) => {
  test('none of its texts is the English one', () => {
    const english = textsOf(en)
    const same = [...textsOf(language)].filter(([name, value]) => english.get(name) === value)
    expect(same.map(([name]) => `${tag} ${name}`)).toEqual(
      sameText.filter((name) => name.startsWith(`${tag} `))
    )
  })

  test('its explanations name the same fields as the English ones', () => {
    const names = /\b(?:Allow|Content-Length|Expect|Upgrade|If-Match)\b/g
    for (const [name, value] of under('explanations', en.explanations)) {
      const fields = value.match(names) ?? []
      // Upgrade is an English verb too.
      const wanted = fields.filter(
        (field) => value.includes(`${field} field`) || field.includes('-')
      )
      for (const field of wanted) expect(textsOf(language).get(name)).toContain(field)
    }
  })
})

describe('typography', () => {
  test('French has a narrow no-break space before high punctuation, and round apostrophes', () => {
    expect(breaking(fr, (value) => /(?<!\u202f)[;:!?»]|«(?!\u202f)|'/u.test(value))).toEqual([])
    expect(breaking(fr, (value) => value.includes('\u202f'))).toEqual([
      'texts.permanent',
      'texts.changeRequest',
      'texts.reference',
      'explanations.412',
      'explanations.431',
    ])
  })

  test('Spanish has an opening mark for every question and exclamation mark', () => {
    const count = (value: string, marks: RegExp) => value.match(marks)?.length
    expect(breaking(es, (value) => count(value, /[¿¡]/g) !== count(value, /[?!]/g))).toEqual([])
  })

  test.each([
    ['zh', zh],
    ['ja', ja],
  ])('%s has full-width punctuation, and a space around Latin words', (_, language) => {
    const touching = [
      /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}][A-Za-z]/u,
      /[A-Za-z][\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u,
    ]
    expect(breaking(language, (value) => /[,.;:!?()]/.test(value))).toEqual([])
    expect(breaking(language, (value) => touching.some((rule) => rule.test(value)))).toEqual([])
  })

  test('Chinese is in simplified characters', () => {
    expect(breaking(zh, (value) => /[請這無內體應伺務發關]/u.test(value))).toEqual([])
  })
})

const date = 'Fri, 23 Nov 2096 12:05:00 GMT'
const problem = toProblem(new ServiceUnavailable())
/** The sentence that tells when to try again. */
const adviceIn = ({ tag, texts }: Language, retryAfter: string) =>
  conditionSentences(problem, texts, tag, { 'retry-after': retryAfter })[2]

describe('conditionSentences()', () => {
  test.each<[Language, string, string]>([
    [en, '30', 'Try again in 30 seconds.'],
    [en, date, 'Try again after November 23, 2096 at 12:05:00 PM UTC.'],
    [zh, '30', '请在30秒钟后重试。'],
    [zh, '300', '请在5分钟后重试。'],
    [zh, date, '请在2096年11月23日 UTC 12:05:00 之后重试。'],
    [es, '30', 'Inténtelo de nuevo dentro de 30 segundos.'],
    [es, '259200', 'Inténtelo de nuevo dentro de 3 días.'],
    [es, date, 'Inténtelo de nuevo a partir del 23 de noviembre de 2096 a las 12:05:00 UTC.'],
    [
      es,
      'Fri, 01 Jan 2027 01:05:00 GMT',
      'Inténtelo de nuevo a partir del 1 de enero de 2027 a la 1:05:00 UTC.',
    ],
    [fr, '1', 'Réessayez dans 1 seconde.'],
    [fr, '30', 'Réessayez dans 30 secondes.'],
    [fr, date, 'Réessayez à partir du 23 novembre 2096 à 12:05:00 UTC.'],
    [fr, 'Fri, 01 Jan 2027 11:05:00 GMT', 'Réessayez à partir du 1er janvier 2027 à 11:05:00 UTC.'],
    [de, '30', 'Versuchen Sie es in 30 Sekunden erneut.'],
    [de, '259200', 'Versuchen Sie es in 3 Tagen erneut.'],
    [de, date, 'Versuchen Sie es ab dem 23. November 2096 um 12:05:00 UTC erneut.'],
    [ja, '30', '30 秒後に、もう一度お試しください。'],
    [ja, '7200', '2 時間後に、もう一度お試しください。'],
    [ja, date, '2096年11月23日 12:05:00 UTC 以降に、もう一度お試しください。'],
  ])(
    'the advice in $tag for Retry-After: %s is a whole sentence',
    (language, retryAfter, expected) => {
      expect(adviceIn(language, retryAfter)).toBe(expected)
    }
  )
})

describe('the built-in formatters', () => {
  const error = new ServiceUnavailable({ retryAfter: 30, instance: 'urn:example:1' })

  async function written(language: Language, formatter: Formatter) {
    const localization = await createLocalizer([language])(toProblem(error), [])
    const { title = '', detail = '', texts } = localization ?? {}
    const info = { error, fields: error.headers, language: language.tag, texts }
    return formatter.format({ ...toProblem(error), title, detail }, undefined, info)
  }

  test('a space is between two sentences only if the script has one', async () => {
    expect(await written(de, textFormatter())).toBe(
      '503  Dienst nicht verfügbar\n' +
        '     Der Server ist überlastet oder wird gewartet. Versuchen Sie es später erneut.\n' +
        '     Dieser Zustand ist vorübergehend. Versuchen Sie es in 30 Sekunden erneut.\n' +
        '\n' +
        '     instance  urn:example:1\n'
    )
    expect(await written(ja, textFormatter())).toContain(
      '\n     これは一時的なものです。30 秒後に、もう一度お試しください。\n'
    )
    expect(await written(zh, htmlFormatter())).toContain(
      '这种情况是暂时的。<strong>请在30秒钟后重试。</strong>'
    )
  })

  test.each([
    [en, 'Reference: '],
    [fr, 'Référence\u202f: '],
    [zh, '参考编号： '],
  ])('the colon after the reference is that of $tag', async (language, expected) => {
    expect(await written(language, htmlFormatter())).toContain(
      `<p>${expected}<code>urn:example:1</code></p>`
    )
  })
})

describe('importing one language', () => {
  const source = fileURLToPath(new URL('../../src/languages', import.meta.url))

  async function bundle(tag: string) {
    const { outputFiles, metafile } = await build({
      stdin: { contents: `export { ${tag} } from './${tag}.ts'`, resolveDir: source },
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      charset: 'utf8',
    })
    const modules = Object.keys(metafile.inputs).filter((name) => name !== '<stdin>')
    return { code: outputFiles[0]?.text ?? '', modules }
  }

  test.each(translated)(
    'the bundle of %s has no other language and not the table of errors',
    async (tag, language) => {
      const { code, modules } = await bundle(tag)
      expect(modules.map((name) => name.replace(/.*src\//, ''))).toEqual([`languages/${tag}.ts`])
      expect(code).toContain(language.explanations[404])
      for (const [, other] of all.filter(([name]) => name !== tag)) {
        for (const explanation of Object.values(other.explanations)) {
          expect(code).not.toContain(explanation)
        }
      }
    }
  )
})
