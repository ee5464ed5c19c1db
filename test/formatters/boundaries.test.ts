/** Both sides of the limits: of delays, of Accept, of what a page escapes, and of colours. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { conditionSentences } from '../../src/formatters/condition-text.ts'
import { escapeHtml, jsonInScript } from '../../src/formatters/html/escape.ts'
import { checkedColor, contrast } from '../../src/formatters/html/palette.ts'
import { negotiate } from '../../src/formatters/negotiate.ts'
import { englishTexts } from '../../src/languages/page-texts.ts'
import { problemWith } from './problems.ts'

const now = Date.UTC(2026, 10, 26, 12, 0, 0)

beforeAll(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] })
})
afterAll(() => {
  vi.useRealTimers()
})

describe('the sentence on when to try again', () => {
  const problem = problemWith({ status: 503, condition: 'temporary' })

  test.each([
    ['1', 'in 1 second'],
    ['119', 'in 119 seconds'],
    ['120', 'in 2 minutes'],
    ['121', 'in 3 minutes'],
    ['7199', 'in 120 minutes'],
    ['7200', 'in 2 hours'],
    ['7201', 'in 3 hours'],
    ['172799', 'in 48 hours'],
    ['172800', 'in 2 days'],
    ['172801', 'in 3 days'],
    ['0', 'now'],
    ['Thu, 26 Nov 2026 11:59:59 GMT', 'now'],
    ['Thu, 26 Nov 2026 12:00:00 GMT', 'now'],
    ['Thu, 26 Nov 2026 12:00:01 GMT', 'after November 26, 2026 at 12:00:01 PM UTC'],
  ])('Retry-After: %s is %s', (value, when) => {
    const fields = { 'retry-after': value }
    expect(conditionSentences(problem, englishTexts, 'en', fields)).toEqual([
      'This is temporary.',
      ' ',
      `Try again ${when}.`,
    ])
  })

  test.each([
    [499, 'This will not pass by itself: change the request first.'],
    [500, 'This is permanent: trying again will not help.'],
  ])('A %i that is permanent has the sentence %s', (status, sentence) => {
    const permanent = problemWith({ status, condition: 'permanent' })
    const fields = { 'retry-after': '5' }
    expect(conditionSentences(permanent, englishTexts, 'en', fields)).toEqual([sentence, '', ''])
  })
})

describe('negotiate()', () => {
  const a = { type: 'text/a' }
  const b = { type: 'text/b; version=1' }
  const chosen = (accept: string) => negotiate(accept, [a, b])

  test.each([
    ['text/b', b],
    ['text/b;version=1', b],
    ['text/b;version=2', a],
    ['text/b;version="1"', b],
    ['text/b;charset=utf-8', b],
    ['text/b;charset="utf-8"', b],
    ['text/b;charset=latin1', a],
    ['text/b;q=0', a],
    ['text/b;q=0.001', b],
    ['text/b;q=1.000', b],
    ['text/b;q=1.001', a],
    ['text/b;q=1.0000', a],
    ['text/b;q=0.1234', a],
    ['text/b;q=1.', b],
    ['text/b;q=0.', a],
    ['text/b;q=.5', a],
    ['text/b;q=2', a],
    ['text/b;q=', a],
    ['text/b;Q=0.5', b],
    ['text/b;q=0.5;x=y', b],
    ['text/b ; q=0.5', b],
    ['text/a;q=0.5,text/b', b],
    ['text/a;q=0.5,text/b;q=0.5', a],
    ['text/*;q=0.5,text/b', b],
    ['text/*;q=0,*/*', a],
    ['text/b,text/*;q=0', b],
    ['text/a;q=0,*/*;q=0.1', b],
    ['text/a;q=0,*/b', a],
    ['*/b', a],
    ['text', a],
    ['text/', a],
    ['/b', a],
    ['text/b/c', a],
    ['text/b,', b],
    [',,text/b', b],
    ['x/"y,text/b', a],
    ['x/"y",text/b', b],
    ['x/"\\",",text/b', b],
    ['text/a;q=0,text/b;q=0', a],
    ['text/b;version=1;q=0,text/b', a],
  ])('Accept: %s', (accept, form) => {
    expect(chosen(accept)).toBe(form)
  })

  test('The 64th range counts, and the 65th does not', () => {
    const others = (count: number) => Array(count).fill('x/y').join(',')
    expect(chosen(`${others(63)},text/b`)).toBe(b)
    expect(chosen(`${others(64)},text/b`)).toBe(a)
  })

  test('The first formatter is chosen without a field, and for the whole range', () => {
    for (const accept of [null, undefined, '', '*/*']) expect(negotiate(accept, [b, a])).toBe(b)
    expect(negotiate('text/a', [b])).toBe(b)
  })
})

describe('the escapes', () => {
  test('of HTML', () => {
    expect(escapeHtml(`&<>"'`)).toBe('&amp;&lt;&gt;&quot;&#39;')
    expect(escapeHtml('\t\n\r ~\xa0ä')).toBe('\t\n\r ~\xa0ä')
    expect(escapeHtml('\0\x08\x0b\x1f\x7f\x80\x9f\ud800')).toBe('\ufffd'.repeat(8))
    for (let code = 0x20; code < 0x7f; code++) {
      const character = String.fromCharCode(code)
      const escaped = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
      expect(escapeHtml(`a${character}`)).toBe(`a${Reflect.get(escaped, character) ?? character}`)
    }
    expect(jsonInScript({ a: '<</script>' })).toBe('{"a":"\\u003c\\u003c/script>"}')
  })
})

describe('the colours', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#000000', 21],
    ['#777777', '#777777', 1],
    ['#777777', '#ffffff', 4.478],
    ['#0000ff', '#ffffff', 8.592],
    ['#ff0000', '#ffffff', 3.998],
    ['#00ff00', '#000000', 15.304],
    ['#0b0b0b', '#000000', 1.067],
    ['#0a0a0a', '#000000', 1.061],
  ])('The contrast of %s and %s is %d (WCAG 2.2)', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 3)
  })

  test('A colour keeps its letters, and the short form is made long', () => {
    expect([checkedColor('#AbC', 'x'), checkedColor('#12aBcD', 'x')]).toEqual([
      '#AAbbCC',
      '#12aBcD',
    ])
    for (const value of ['#abcd', '#abcde', '#abcdef0', 'x#abc', '#abcx', 'abc', '#12', '#ggg']) {
      expect(() => checkedColor(value, 'x')).toThrow(TypeError)
    }
  })
})
