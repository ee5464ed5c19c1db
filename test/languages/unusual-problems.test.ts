import { describe, expect, test } from 'vitest'
import { createLocalizer, defineHttpError, NotFound, toProblem } from '../../src/index.ts'
import { de } from '../../src/languages/de.ts'
import { fr } from '../../src/languages/fr.ts'

describe('createLocalizer()', () => {
  test('The first language is used where the client refuses all of them', () => {
    const localize = createLocalizer([de, fr])
    const localization = localize(toProblem(new NotFound()), [], undefined, ['de', 'fr'])
    expect(localization).toMatchObject({ language: 'de', title: de.titles[404] })
  })

  test.each([
    [419, 400],
    [599, 500],
  ] as const)('A %i without a title of its own has that of %i', (status, general) => {
    const phrase = general === 400 ? 'Bad Request' : 'Internal Server Error'
    const Unregistered = defineHttpError(status, 'Own Phrase', 'none', 'unknown', 'It is broken.')
    const problem = { ...toProblem(new Unregistered()), title: phrase }
    const localization = createLocalizer([de])(problem, ['de'])
    expect(localization).toMatchObject({ language: 'de', title: de.titles[general] })
  })

  test('Of errors, those whose detail is no text stay as they are', async () => {
    const errors = [{ detail: 7 }, { detail: 'This is not allowed here.' }, 'text']
    const problem = { ...toProblem(new NotFound()), errors }
    const localization = await createLocalizer([de])(problem, ['de'])
    expect(localization?.errors).toEqual([{ detail: 7 }, { detail: de.details.notAllowed }, 'text'])
  })

  test.each([null, undefined, {}])('A list with %s is refused by name', (language) => {
    expect(() => createLocalizer([language as never])).toThrow(
      `Member 0 of argument 1 of createLocalizer() must be a language`
    )
  })
})
