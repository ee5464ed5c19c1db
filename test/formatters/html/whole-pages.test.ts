/** The built-in page as a whole, in its forms, and the whole messages about its options. */
import { describe, expect, test } from 'vitest'
import { htmlFormatter } from '../../../src/formatters/html.ts'
import { readPageOptions } from '../../../src/formatters/html/page-options.ts'
import { paletteOf } from '../../../src/formatters/html/palette.ts'
import { policyFor } from '../../../src/formatters/html/policy.ts'
import { sha256 } from '../../../src/formatters/html/sha-256.ts'
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
  ])('%s', async (name, formatter, problem, info) => {
    const page = withoutStyle(formatter.format(problem, undefined, info))
    await expect(page).toMatchFileSnapshot(`pages/${name}.html.txt`)
  })

  test('the style', async () => {
    const { style } = readPageOptions({})
    expect(style).not.toContain('\n')
    await expect(style.replaceAll('}', '}\n')).toMatchFileSnapshot('pages/style.css.txt')
  })
})

/** Background, text, muted text, accent, text on the accent, lines. */
describe('the palette', () => {
  test.each([
    ['#ffffff', '#3451b2', '#ffffff #141414 #676767 #3451b2 #ffffff #dcdcdc'],
    ['#14161b', '#3451b2', '#14161b #ececed #a1a1a3 #677dc5 #000000 #34363a'],
    ['#ffffff', '#ffff00', '#ffffff #141414 #676767 #737300 #ffffff #dcdcdc'],
    ['#000000', '#0000ff', '#000000 #ebebeb #989898 #6666ff #000000 #232323'],
    ['#777777', '#777777', '#777777 #060606 #050505 #060606 #ffffff #676767'],
    ['#0b0a0a', '#0a0b0c', '#0b0a0a #ebebeb #9d9d9d #787979 #000000 #2d2c2c'],
    ['#808080', '#ff0000', '#808080 #0a0a0a #171717 #330000 #ffffff #6e6e6e'],
    ['#1a7f37', '#d4a72c', '#1a7f37 #edf5ef #edf5ef #f9f2df #000000 #3a9153'],
  ])('of the background %s and the accent %s', (background, accent, colours) => {
    const { text, muted, accent: shown, onAccent, line, ...rest } = paletteOf(background, accent)
    expect(rest).toEqual({ background })
    expect([background, text, muted, shown, onAccent, line].join(' ')).toBe(colours)
  })
})

test('the policy has the hash of the style and allows nothing else', () => {
  expect(policyFor('a{}')).toBe(
    `default-src 'none'; style-src 'sha256-${sha256('a{}')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  )
})

describe('an invalid option has the whole message', () => {
  const link = 'an http, https, mailto or relative address'
  test.each<[unknown, string]>([
    [
      { home: { href: 'data:x', label: 'x' } },
      `Option 'home.href' must be ${link}; received a string.`,
    ],
    [
      { home: { href: '/', label: ' ' } },
      `Option 'home.label' must be a text that is not blank; received a string.`,
    ],
    [
      { home: { href: '/', label: 'x', title: 'y' } },
      `Unknown option 'title' of 'home' of htmlFormatter(): it takes href, label.`,
    ],
    [
      { support: { href: 'tel:1', label: 'x' } },
      `Option 'support.href' must be ${link}; received a string.`,
    ],
    [
      { support: { href: '/', label: 7 } },
      `Option 'support.label' must be a text that is not blank; received a number (7).`,
    ],
    [{ name: '' }, `Option 'name' must be a text that is not blank; received an empty string.`],
    [{ accent: 'red' }, `Option 'accent' must be a colour such as #1a7f37; received a string.`],
    [
      { background: { light: '#12' } },
      `Option 'background.light' must be a colour such as #1a7f37; received a string.`,
    ],
    [
      { background: { dark: 7 } },
      `Option 'background.dark' must be a colour such as #1a7f37; received a number (7).`,
    ],
    [
      { background: '#fff' },
      `Option 'background' of htmlFormatter() must be an object; received a string.`,
    ],
    [
      { background: { lihgt: '#fff' } },
      `Unknown option 'lihgt' of htmlFormatter(): did you mean 'light'?`,
    ],
    [
      { language: 'not a language' },
      `Option 'language' must be a language tag such as en or pt-BR; received a string.`,
    ],
    [{ texts: { home: 7 } }, `Option 'texts.home' must be a string; received a number (7).`],
    [{ texts: { retry: 'now' } }, `Option 'texts.retry' must be a function; received a string.`],
    [
      { texts: { homes: 'x' } },
      `Unknown option 'homes' of 'texts' of htmlFormatter(): did you mean 'home'?`,
    ],
    [{ embed: 1 }, `Option 'embed' must be a boolean; received a number (1).`],
    [{ policy: 'none' }, `Option 'policy' must be a boolean; received a string.`],
    [
      { colour: '#fff' },
      `Unknown option 'colour' of htmlFormatter(): it takes name, home, support, accent, background, language, texts, embed, policy.`,
    ],
    [null, `Option 'options' of htmlFormatter() must be an object; received null.`],
  ])('%j', (options, message) => {
    expect(() => htmlFormatter(options as never)).toThrow(new TypeError(message))
  })

  test('undefined is no option, and the options stay as they are', () => {
    const options = Object.freeze({
      name: undefined,
      home: undefined,
      support: undefined,
      texts: Object.freeze({ home: undefined }),
      background: Object.freeze({ light: undefined }),
    }) as never
    expect(readPageOptions(options)).toEqual(readPageOptions({}))
  })
})
