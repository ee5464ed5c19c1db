import { describe, expect, test } from 'vitest'
import { isSafeLink } from '../../../src/formatters/html/page-options.ts'
import { htmlFormatter } from '../../../src/formatters/html.ts'
import { behind, problemWith } from '../problems.ts'

describe('a link', () => {
  test.each([
    '/',
    '/books?a=b#c',
    'books',
    '../',
    '?q',
    '#top',
    '//example.org/',
    'https://example.org/',
    'HTTP://example.org/',
    'mailto:help@example.org',
    '/a:b',
  ])('may be %s', (href) => {
    expect(isSafeLink(href)).toBe(true)
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\x01javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://example.org/x',
    'file:///etc/passwd',
    ':x',
    '',
    'https://user:secret@example.org/',
    'a b',
    '"onclick=',
    undefined,
    null,
    { toString: () => '/' },
  ])('may not be %j', (href) => {
    expect(isSafeLink(href)).toBe(false)
  })
})

describe('an option that is wrong', () => {
  const bad = 'javascript:alert(1)'
  test.each([
    ['home.href', { home: { href: bad, label: 'x' } }],
    ['home.label', { home: { href: '/', label: ' ' } }],
    ['support.href', { support: { href: bad, label: 'x' } }],
    ['support.label', { support: { href: '/', label: '' } }],
    ['name', { name: '' }],
    ['accent', { accent: 'red' }],
    ['background.light', { background: { light: '#12' } }],
    ['background.dark', { background: { dark: 'black' } }],
    ['language', { language: 'not a language' }],
  ])('%s is named', (option, options) => {
    expect(() => htmlFormatter(options)).toThrow(TypeError)
    expect(() => htmlFormatter(options)).toThrow(`Option '${option}' must be`)
  })

  test.each([null, 'Bookshop', 7])('such as %j is refused', (options) => {
    expect(() => Reflect.apply(htmlFormatter, undefined, [options])).toThrow(TypeError)
  })
})

describe('the language', () => {
  test.each([
    ['en', 'en', 'ltr'],
    ['pt-br', 'pt-BR', 'ltr'],
    ['ar', 'ar', 'rtl'],
    ['he-IL', 'he-IL', 'rtl'],
    ['az-Arab', 'az-Arab', 'rtl'],
    ['zh-Hans', 'zh-Hans', 'ltr'],
  ])('%s is written as %s, from %s', (language, written, direction) => {
    const page = htmlFormatter({ language }).format(problemWith(), undefined, behind())
    expect(page).toContain(`<html lang="${written}" dir="${direction}">`)
  })

  test('comes with words and with delays', () => {
    const page = htmlFormatter({
      language: 'de',
      texts: { temporary: 'Das geht vorbei.', retry: (when) => `Versuchen Sie es ${when} erneut.` },
    })
    const text = page.format(
      problemWith({ condition: 'temporary' }),
      undefined,
      behind({ 'retry-after': '30' })
    )
    expect(text).toContain('<html lang="de" dir="ltr">')
    expect(text).toContain(
      'Das geht vorbei. <strong>Versuchen Sie es in 30 Sekunden erneut.</strong>'
    )
  })

  test('of the words is escaped like everything else', () => {
    const page = htmlFormatter({ name: '<b>', texts: { details: '<i>', unknownOfClient: '<u>' } })
    const text = page.format(problemWith({ own: 1 }))
    expect(text).toContain('<header>&lt;b&gt;</header>')
    expect(text).not.toMatch(/<[biu]>/)
  })
})
