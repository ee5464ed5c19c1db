/** Colours of sufficient contrast (WCAG 2.2, success criterion 1.4.3), whatever colours an app asks for. */

import { invalidSetting } from '../../fields/grammar.ts'

/** The colours of a page in one scheme, each `#rrggbb`. */
export interface Palette {
  readonly background: string
  readonly text: string
  /** For text that matters less. */
  readonly muted: string
  /** For links and what else stands out. */
  readonly accent: string
  /** Text on the accent. */
  readonly onAccent: string
  /** For lines that only divide. */
  readonly line: string
}

/** Red, green and blue, 0 to 255. */
type Color = readonly number[]

const BLACK: Color = [0, 0, 0]
const WHITE: Color = [255, 255, 255]
const LEAST_CONTRAST = 4.5

/**
 * The option's value in the long form.
 *
 * @throws {TypeError} that names the option.
 */
export function checkedColor(value: unknown, option: string): string {
  const isColor = typeof value === 'string' && /^#(?:[0-9a-f]{3}){1,2}$/i.test(value)
  if (!isColor) throw invalidSetting(option, 'a colour such as #1a7f37', value)
  return value.length === 7 ? value : value.replace(/[^#]/g, '$&$&')
}

/** A palette on a background; the accent is made darker or lighter until its contrast suffices. */
export function paletteOf(background: string, accent: string): Palette {
  const base = parseColor(background)
  const text = mix(extreme(base), base, 0.08)
  const readableAccent = readable(parseColor(accent), base)
  return {
    background,
    text: formatColor(readable(text, base)),
    muted: formatColor(readable(mix(text, base, 0.35), base)),
    accent: formatColor(readableAccent),
    onAccent: formatColor(extreme(readableAccent)),
    line: formatColor(mix(text, base, 0.85)),
  }
}

/** The contrast of two colours as WCAG 2.2 defines it, 1 to 21. */
export function contrast(one: string, other: string): number {
  return contrastOf(parseColor(one), parseColor(other))
}

/** The colour, moved towards black or white until its contrast with the background suffices. */
function readable(color: Color, background: Color): Color {
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mix(color, extreme(background), share).map(Math.round)
    if (contrastOf(candidate, background) >= LEAST_CONTRAST) return candidate
  }
  return extreme(background)
}

/** Black or white, whichever has more contrast: it is always more than 4.5. */
function extreme(background: Color): Color {
  return contrastOf(BLACK, background) > contrastOf(WHITE, background) ? BLACK : WHITE
}

function contrastOf(one: Color, other: Color): number {
  const ratio = (luminance(one) + 0.05) / (luminance(other) + 0.05)
  return Math.max(ratio, 1 / ratio)
}

/** Relative luminance in sRGB, 0 to 1. */
function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function mix(one: Color, other: Color, share: number): Color {
  return one.map((channel, index) => channel + (Number(other[index]) - channel) * share)
}

function parseColor(color: string): Color {
  return [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16))
}

function formatColor(color: Color): string {
  const channels = color.map((channel) => Math.round(channel).toString(16).padStart(2, '0'))
  return `#${channels.join('')}`
}
