import { describe, expect, test } from 'vitest'
import { isSafeLink } from '../../../src/formatters/html/page-options.ts'
import { htmlFormatter } from '../../../src/formatters/html.ts'
import { behind, problemWith } from '../problems.ts'

describe('isSafeLink()', () => {
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
  ])('a link may lead to %s', (href) => {
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
  ])('a link may not lead to %j', (href) => {
    expect(isSafeLink(href)).toBe(false)
  })
})

describe('an invalid option', () => {
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
  ])('htmlFormatter() throws a TypeError that names the invalid option %s', (option, options) => {
    expect(() => htmlFormatter(options)).toThrow(TypeError)
    expect(() => htmlFormatter(options)).toThrow(`Option '${option}' must be`)
  })

  test.each([null, 'Bookshop', 7])(
    'htmlFormatter() throws a TypeError for %j instead of options',
    (options) => {
      expect(() => Reflect.apply(htmlFormatter, undefined, [options])).toThrow(TypeError)
    }
  )
})

describe('the option language', () => {
  test.each([
    ['en', 'en', 'ltr'],
    ['pt-br', 'pt-BR', 'ltr'],
    ['ar', 'ar', 'rtl'],
    ['he-IL', 'he-IL', 'rtl'],
    ['az-Arab', 'az-Arab', 'rtl'],
    ['zh-Hans', 'zh-Hans', 'ltr'],
  ])('the language %s becomes lang=%s and dir=%s', (language, written, direction) => {
    const page = htmlFormatter({ language }).format(problemWith(), undefined, behind())
    expect(page).toContain(`<html lang="${written}" dir="${direction}">`)
  })

  test('the page has the texts of the option, and delays in its language', () => {
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

  test('markup in the texts of the option is escaped', () => {
    const page = htmlFormatter({ name: '<b>', texts: { details: '<i>', permanent: '<u>' } })
    const text = page.format(problemWith({ own: 1, condition: 'permanent' }))
    expect(text).toContain('&lt;i&gt;')
    expect(text).toContain('&lt;u&gt;')
    expect(text).toContain('<header><a href="/">&lt;b&gt;</a></header>')
    expect(text).not.toMatch(/<[biu]>/)
  })
})
