/** The colours that follow from a background and an accent. */
import { describe, expect, test } from 'vitest'
import { checkedColor, contrast, paletteOf } from '../../../src/formatters/html/palette.ts'

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
