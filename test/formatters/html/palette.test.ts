import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkedColor, contrast, paletteOf } from '../../../src/formatters/html/palette.ts'

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`)

describe('paletteOf()', () => {
  test('every text of a palette has a contrast of 4.5, for any colours (WCAG 2.2 §1.4.3)', () => {
    fc.assert(
      fc.property(color, color, (background, accent) => {
        const palette = paletteOf(background, accent)
        for (const written of Object.values(palette)) expect(written).toMatch(/^#[0-9a-f]{6}$/)
        expect(contrast(palette.text, background)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(palette.muted, background)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(palette.accent, background)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5)
      }),
      { numRuns: 2000 }
    )
  })

  test('an accent of sufficient contrast stays as it is', () => {
    expect(paletteOf('#ffffff', '#b3261e').accent).toBe('#b3261e')
  })

  test.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#ff0000', '#ff0000', 1],
  ])('the contrast of %s and %s is that of WCAG: %f', (one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 1)
    expect(contrast(other, one)).toBeCloseTo(expected, 1)
  })

  test('a colour in the short form becomes one in the long form', () => {
    expect(checkedColor('#1A7f37', 'accent')).toBe('#1A7f37')
    expect(checkedColor('#a7f', 'accent')).toBe('#aa77ff')
  })

  test.each(['red', '#12', '#12345', '#1234567', '#ggg', '#fff;}</style>', 'rgb(0,0,0)', 7, null])(
    'checkedColor() throws for %j and names the option',
    (value) => {
      expect(() => checkedColor(value, 'accent')).toThrow(/^Option 'accent' must be a colour/)
    }
  )
})
