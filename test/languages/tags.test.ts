/** Language tags, Accept-Language and the look-up: both sides of each limit. */
import { describe, expect, test } from 'vitest'
import { acceptedLanguages } from '../../src/languages/accept-language.ts'
import { de } from '../../src/languages/de.ts'
import { englishDetails, translatedDetail } from '../../src/languages/detail-texts.ts'
import { en } from '../../src/languages/en.ts'
import { directionOf, isLanguageTag, languageTag } from '../../src/languages/language-tag.ts'
import { createLocalizer } from '../../src/languages/localize.ts'
import { NotFound, toProblem } from '../../src/index.ts'

describe('language tags', () => {
  test.each([
    ['de', 'de', 'ltr'],
    ['DE-at', 'de-AT', 'ltr'],
    ['ar', 'ar', 'rtl'],
    ['he', 'he', 'rtl'],
    ['ff-adlm', 'ff-Adlm', 'rtl'],
    ['myz', 'myz', 'rtl'],
    ['nqo', 'nqo', 'rtl'],
    ['rhg-Rohg', 'rhg-Rohg', 'rtl'],
    ['smp', 'smp', 'rtl'],
    ['syr', 'syr', 'rtl'],
    ['dv', 'dv', 'rtl'],
    ['fa-IR', 'fa-IR', 'rtl'],
    ['ur', 'ur', 'rtl'],
    ['az', 'az', 'ltr'],
    ['en-Hebr', 'en-Hebr', 'rtl'],
    ['ar-Latn', 'ar-Latn', 'ltr'],
    ['ja', 'ja', 'ltr'],
  ])('%s is written %s, in the direction %s', (tag, written, direction) => {
    expect([isLanguageTag(tag), languageTag(tag), directionOf(tag)]).toEqual([
      true,
      written,
      direction,
    ])
  })

  test.each(['', 'd', 'de_AT', 'not a tag', 7, null, undefined, {}, ['de'], new String('de')])(
    '%j is none',
    (value) => {
      expect([isLanguageTag(value), languageTag(value)]).toEqual([false, undefined])
      expect(directionOf(String(value))).toBe('ltr')
    }
  )
})

describe('acceptedLanguages()', () => {
  test.each([
    ['abcdefgh', ['abcdefgh']],
    ['abcdefghi', []],
    ['a-abcdefgh', ['a-abcdefgh']],
    ['a-abcdefghi', []],
    ['de-1996', ['de-1996']],
    ['1996', []],
    ['de-', []],
    ['-de', []],
    ['de--at', []],
    ['de_AT', []],
    ['*-de', []],
    ['x de', []],
  ])('%j has the ranges %j', (field, wanted) => {
    expect(acceptedLanguages(field)).toEqual({ wanted, refused: [] })
    expect(acceptedLanguages(`${field};q=0`)).toEqual({ wanted: [], refused: wanted })
  })

  test('null and undefined have none', () => {
    for (const field of [null, undefined]) {
      expect(acceptedLanguages(field)).toEqual({ wanted: [], refused: [] })
    }
  })

  test('A field of 512 characters is read to its end, and a longer one to its last comma', () => {
    const ending = (length: number) => `de,${' '.repeat(length - 5)}fr`
    expect(acceptedLanguages(ending(512)).wanted).toEqual(['de', 'fr'])
    expect(acceptedLanguages(ending(513)).wanted).toEqual(['de'])
    const comma = (index: number) => `de${' '.repeat(index - 2)},fr`
    expect(acceptedLanguages(`${comma(511)}x`).wanted).toEqual(['de'])
    expect(acceptedLanguages(`de,fr${' '.repeat(507)},it`).wanted).toEqual(['de', 'fr'])
    expect(acceptedLanguages(`de,fr${' '.repeat(508)},it`).wanted).toEqual(['de'])
  })
})

describe('translatedDetail()', () => {
  test.each([
    ['The content of the request has 1 error.', 'Der Inhalt der Anfrage hat 1 Fehler.'],
    ['The content of the request has 21 errors.', 'Der Inhalt der Anfrage hat 21 Fehler.'],
    [
      'The content of the request has more than 1 error.',
      'Der Inhalt der Anfrage hat mehr als 1 Fehler.',
    ],
    [
      'The content of the request has 123456789 errors.',
      'Der Inhalt der Anfrage hat 123456789 Fehler.',
    ],
    ['The content of the request has 1234567890 errors.', undefined],
    ['The content of the request has errors.', undefined],
    ['The content of the request has 1 fault.', undefined],
    ['x The content of the request has 1 error.', undefined],
    ['The content of the request has 1 error. x', undefined],
    ['The content of the request has 1 error!', undefined],
    [
      'The content of the request is not valid a or b or c.',
      'Der Inhalt der Anfrage entspricht nicht dem Format a oder b oder c.',
    ],
    ['The content of the request is not valid a: b.', undefined],
    ['The content of the request is not valid .', undefined],
    [
      `The content of the request is not valid ${'a'.repeat(200)}.`,
      `Der Inhalt der Anfrage entspricht nicht dem Format ${'a'.repeat(200)}.`,
    ],
    [`The content of the request is not valid ${'a'.repeat(201)}.`, undefined],
    ['1 error', undefined],
    ['2 errors', undefined],
    ['more than 2 errors', undefined],
    [' or ', undefined],
    ['Syntax errorX', undefined],
    ['Syntax error.', 'Syntaxfehler.'],
  ])('the detail %j is translated as %j', (detail, translation) => {
    expect(translatedDetail(detail, de.details)).toBe(translation)
  })

  test('The English sentences are themselves in English', () => {
    const sentence = englishDetails.jsonEnd.replace('{0}', '3').replace('{1}', '7')
    expect(translatedDetail(sentence, en.details)).toBe(sentence)
  })
})

describe('createLocalizer()', () => {
  const problem = toProblem(new NotFound())
  const localizer = createLocalizer([en, de], { choose: (c) => c as unknown as string })

  test.each([
    [['de'], undefined, [], 'de'],
    [['de-AT-x'], undefined, [], 'de'],
    [['fr', 'de'], undefined, [], 'de'],
    [['dex'], undefined, [], 'en'],
    [[], undefined, [], 'en'],
    [[], 'de', [], 'de'],
    [[], 'de-AT', [], 'de'],
    [['en'], 'DE', ['de'], 'de'],
    [['de'], 'fr', [], 'de'],
    [[], undefined, ['en'], 'de'],
    [[], undefined, ['EN'], 'de'],
    [['de'], undefined, ['de'], 'en'],
    [[], undefined, ['en', 'de'], 'en'],
    [[], `de-${'a-'.repeat(30)}a`, [], 'de'],
    [[], `de-${'a-'.repeat(31)}a`, [], 'en'],
  ] as const)(
    'for %j, the choice %j and the refused %j is in %s',
    async (wanted, chosen, refused, tag) => {
      const found = await localizer(problem, wanted, chosen as never, refused)
      expect(found?.language).toBe(tag)
    }
  )

  const language = "a language, such as de of 'hono-http-errors/languages/de'"
  test.each<[unknown, unknown, string]>([
    [
      'de',
      undefined,
      `Argument 1 of createLocalizer() must be an array of languages, such as [en, de]; received "de".`,
    ],
    [
      en,
      undefined,
      `Argument 1 of createLocalizer() must be an array of languages, such as [en, de]; received an object.`,
    ],
    [
      [],
      undefined,
      `Argument 1 of createLocalizer() must be an array of languages, such as [en, de]; received an empty array.`,
    ],
    [
      [en, null],
      undefined,
      `Member 1 of argument 1 of createLocalizer() must be ${language}; received null.`,
    ],
    [
      [{ ...en, tag: 'd' }],
      undefined,
      `Member 0 of argument 1 of createLocalizer() must be ${language}; received an object.`,
    ],
    ...['texts', 'titles', 'explanations', 'details'].map((name): [unknown, unknown, string] => [
      [{ ...en, [name]: undefined }],
      undefined,
      `Member 0 of argument 1 of createLocalizer() must be ${language}; received an object.`,
    ]),
    [[en], { choose: 'de' }, `Option 'choose' must be a function; received "de".`],
    [[en], { chose: 'de' }, `Unknown option 'chose' of createLocalizer(): did you mean 'choose'?`],
    [[en], null, `The options of createLocalizer() must be an object; received null.`],
  ])('%#: the whole message', (supported, options, message) => {
    expect(() => createLocalizer(supported as never, options as never)).toThrow(
      new TypeError(message)
    )
  })
})
