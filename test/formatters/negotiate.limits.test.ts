/** Both sides of what Accept may be (RFC 9110 §12.4.2, §12.5.1). */
import { describe, expect, test } from 'vitest'
import { negotiate } from '../../src/formatters/negotiate.ts'

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
    // Of two ranges that are the same, the first one counts.
    ['text/b,text/b;q=0', b],
    ['text/b;q=0,text/b', a],
    ['text/*,text/*;q=0,text/a;q=0', b],
  ])('Accept: %s chooses the formatter that it prefers', (accept, form) => {
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
