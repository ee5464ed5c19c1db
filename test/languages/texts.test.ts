/** Every text of every language, as it is in the files: a changed text shows there. */
import { describe, expect, test } from 'vitest'
import { de } from '../../src/languages/de.ts'
import { en } from '../../src/languages/en.ts'
import { es } from '../../src/languages/es.ts'
import { fr } from '../../src/languages/fr.ts'
import { ja } from '../../src/languages/ja.ts'
import type { Language } from '../../src/languages/language.ts'
import { zh } from '../../src/languages/zh.ts'

const all = { de, en, es, fr, ja, zh }

/** One line for each text. */
function linesOf({ tag, texts, failures, details, titles, explanations }: Language): string {
  const { retry, ...fixed } = texts
  const groups = {
    texts: fixed,
    retry: {
      delay: retry('in 5', false),
      date: retry('5 May', true),
    },
    failures,
    details,
    titles,
    explanations,
  }
  const lines = Object.entries(groups).flatMap(([group, members]) =>
    Object.entries(members ?? {}).map(
      ([name, text]) => `${group}.${name}: ${[text].flat().join(' | ')}`
    )
  )
  return `${[`tag: ${tag}`, ...lines].join('\n')}\n`
}

describe('the texts', () => {
  test.each(Object.entries(all))('of %s are those of the file', async (tag, language) => {
    expect(Object.keys(language).toSorted()).toEqual([
      'details',
      'explanations',
      'failures',
      'tag',
      'texts',
      'titles',
    ])
    await expect(linesOf(language)).toMatchFileSnapshot(`texts/${tag}.txt`)
  })
})

describe('the sentence on when to try again', () => {
  test.each([
    [fr, '1 mai', true, 'Réessayez à partir du 1er mai.'],
    [fr, '11 mai', true, 'Réessayez à partir du 11 mai.'],
    [fr, '1 seconde', false, 'Réessayez 1 seconde.'],
    [es, '1 de mayo a las 1:05', true, 'Inténtelo de nuevo a partir del 1 de mayo a la 1:05.'],
    [es, '1 de mayo a las 11:05', true, 'Inténtelo de nuevo a partir del 1 de mayo a las 11:05.'],
    [es, 'a las 1:05', false, 'Inténtelo de nuevo a las 1:05.'],
    [ja, '5 秒後', false, '5 秒後に、もう一度お試しください。'],
    [zh, '5秒钟后', false, '请在5秒钟后重试。'],
  ] as const)(
    '%#: it has the time as the language writes it',
    (language, when, isDate, sentence) => {
      expect(language.texts.retry(when, isDate)).toBe(sentence)
    }
  )
})
