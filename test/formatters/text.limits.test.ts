/** Plain text with each of its parts, and without. */
import { expect, test } from 'vitest'
import { textFormatter } from '../../src/formatters/text.ts'
import { de } from '../../src/languages/de.ts'
import { formatInfo, problemWith } from './problems.ts'

const written = (members: Parameters<typeof problemWith>[0], info = formatInfo()) =>
  textFormatter().format(problemWith(members), undefined, info)

test('Each part is there only where the problem has it', () => {
  expect(written({})).toBe('404  Not Found\n     No book has that id.\n')
  expect(written({ title: 'a\nb', detail: 'c\nd' })).toBe('404  a b\n     c\n     d\n')
  expect(written({ type: '/x' })).toBe(
    '404  Not Found\n     No book has that id.\n\n     type  /x\n'
  )
  expect(written({ instance: '/1', own: null })).toBe(
    '404  Not Found\n     No book has that id.\n\n     instance  /1\n     own       null\n'
  )
  expect(written({ condition: 'temporary', applied: false })).toBe(
    '404  Not Found\n     No book has that id.\n     The request did not take effect. This is temporary. Try again later.\n'
  )
  expect(textFormatter().format(problemWith({ condition: 'temporary' }))).toBe(
    '404  Not Found\n     No book has that id.\n     This is temporary. Try again later.\n'
  )
})

test('The delay is in the language of the texts, which are English where there are none', () => {
  const fields = { 'retry-after': '5' }
  const problem = { condition: 'temporary' } as const
  const lineOf = (info: object) =>
    written(problem, { ...formatInfo(fields), ...info })
      .split('\n')[2]
      ?.trim()
  expect(lineOf({ language: 'de', texts: de.texts })).toBe(
    'Dieser Zustand ist vorübergehend. Versuchen Sie es in 5 Sekunden erneut.'
  )
  expect(lineOf({ language: 'de' })).toBe('This is temporary. Try again in 5 seconds.')
  expect(lineOf({ texts: { temporary: 'Soon.' } })).toBe('Soon. Try again in 5 seconds.')
  expect(lineOf({ language: 'de', texts: {} })).toBe('This is temporary. Try again in 5 Sekunden.')
})
