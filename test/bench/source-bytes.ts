/** The bytes of a bundle by the source file that they come from, read from its source map. */

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The parts of a source map (ECMA-426) that are read here. */
interface SourceMap {
  readonly sources: readonly string[]
  readonly mappings: string
}

/** A generated column, and the index of the source that the code from there on comes from. */
interface Segment {
  readonly column: number
  readonly source: number | undefined
}

const NO_SOURCE = 'added by the bundler'

/** Minified bytes by path from the root of the repository. The code has its map in its last line. */
export function bytesBySource(bundle: string): ReadonlyMap<string, number> {
  const [code = '', encoded = ''] = bundle.split(
    '//# sourceMappingURL=data:application/json;base64,'
  )
  const { sources, mappings } = JSON.parse(Buffer.from(encoded, 'base64').toString()) as SourceMap
  const bytes = new Map<string, number>()
  // A template literal of several lines has no segment in the lines after its first one.
  let current: number | undefined
  const add = (text: string): void => {
    const path = sources[current ?? -1]?.replace(/^.*\/(?=(?:src|dist)\/)/, '') ?? NO_SOURCE
    if (text !== '') bytes.set(path, (bytes.get(path) ?? 0) + Buffer.byteLength(text))
  }
  const segments = segmentsOf(mappings)
  code.split(/(?<=\n)/).forEach((text, line) => {
    let start = 0
    for (const { column, source } of segments[line] ?? []) {
      add(text.slice(start, column))
      current = source
      start = column
    }
    add(text.slice(start))
  })
  return bytes
}

/** The segments of each line. */
function segmentsOf(mappings: string): readonly (readonly Segment[])[] {
  let source = 0
  return mappings.split(';').map((line) => {
    let column = 0
    return line.split(',').flatMap((text) => {
      const [columns, sources] = numbersOf(text)
      if (columns === undefined) return []
      column += columns
      if (sources !== undefined) source += sources
      return { column, source: sources === undefined ? undefined : source }
    })
  })
}

/** Decodes numbers in base64 VLQ: five bits a digit, the lowest first, the sign in the lowest bit. */
function numbersOf(text: string): readonly number[] {
  const numbers: number[] = []
  let value = 0
  let shift = 0
  for (const character of text) {
    const digit = digits.indexOf(character)
    value += (digit & 31) << shift
    shift += 5
    if (digit & 32) continue
    numbers.push(value & 1 ? -(value >> 1) : value >> 1)
    value = 0
    shift = 0
  }
  return numbers
}
