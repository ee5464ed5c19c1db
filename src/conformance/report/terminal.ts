/** Text for a terminal: safe to print, with colours only if the terminal has them. */

/**
 * Everything that a terminal could interpret instead of printing: control characters, and format
 * characters that reorder or hide text.
 */
const UNPRINTABLE =
  /[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udfff]/gu

/** Replaces every character that is not safe to print by its escape sequence in JavaScript. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (char) => {
    const code = Number(char.codePointAt(0))
    return code < 0x1_00_00
      ? `\\u${code.toString(16).padStart(4, '0')}`
      : `\\u{${code.toString(16)}}`
  })
}

/** The same for a JSON text that has been indented: the escapes are those of JSON. */
export function printableJson(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line.replace(UNPRINTABLE, (char) =>
        [...Array(char.length).keys()]
          .map((index) => `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`)
          .join('')
      )
    )
    .join('\n')
}

export type Colour = 'red' | 'yellow' | 'green' | 'dim' | 'bold'
export type Paint = (colour: Colour, text: string) => string

const codes: Readonly<Record<Colour, readonly [number, number]>> = {
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  dim: [2, 22],
  bold: [1, 22],
}

export const plain: Paint = (_colour, text) => text
export const coloured: Paint = (colour, text) => {
  const [start, end] = codes[colour]
  return `\x1b[${start}m${text}\x1b[${end}m`
}

interface Terminal {
  readonly isTTY?: boolean
}

/** NO_COLOR and FORCE_COLOR as in Node (https://no-color.org, https://force-color.org). */
export function paintFor(
  stream: Terminal,
  environment: Readonly<Record<string, string | undefined>>
): Paint {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM = '' } = environment
  if (FORCE_COLOR !== '') return FORCE_COLOR === '0' || FORCE_COLOR === 'false' ? plain : coloured
  if (NO_COLOR !== '' || TERM === 'dumb') return plain
  return stream.isTTY === true ? coloured : plain
}
