/** The built-in page as a whole, in its forms. */
import { describe, expect, test } from 'vitest'
import { htmlFormatter } from '../../../src/formatters/html.ts'
import { de } from '../../../src/languages/de.ts'
import { formatInfo, problemWith } from '../problems.ts'

const withoutStyle = (page: unknown): string =>
  String(page).replace(/<style>.*<\/style>/, '<style>…</style>')

const bookshop = htmlFormatter({
  name: 'Books & more',
  home: { href: '/shop?a=1&b=2', label: 'All <books>' },
  support: { href: 'mailto:help@example.org', label: 'Write to us' },
  embed: true,
})
const everything = problemWith({
  type: 'https://example.org/problems/a?b=1&c=2',
  title: 'Closed <today>',
  status: 503,
  detail: 'We are "moving".\nBack soon.',
  condition: 'temporary',
  applied: false,
  instance: 'urn:example:1',
  errors: [{ detail: 'is <long>', pointer: '#/a~1b/c%20d' }],
  limits: { a: [1, null, 'x'], 'b c': {} },
})

describe('the page is that of the file', () => {
  test.each([
    ['plain', htmlFormatter(), problemWith(), formatInfo()],
    [
      'everything',
      bookshop,
      everything,
      { ...formatInfo({ 'retry-after': '300' }), reference: 'a<b>' },
    ],
    [
      'german',
      htmlFormatter({ name: 'Bücher', home: false }),
      problemWith({ status: 511, login: 'https://login.example/?a&b', condition: 'permanent' }),
      { ...formatInfo(), language: 'de', texts: de.texts },
    ],
    [
      'german-problem',
      htmlFormatter({ language: 'ar', texts: { home: 'الرئيسية' } }),
      problemWith({ status: 500, own: true }),
      { ...formatInfo(), language: 'de' },
    ],
  ])('the page of %s is that of the file', async (name, formatter, problem, info) => {
    const page = withoutStyle(formatter.format(problem, undefined, info))
    await expect(page).toMatchFileSnapshot(`pages/${name}.html.txt`)
  })
})
