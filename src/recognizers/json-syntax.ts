/**
 * Finds the place where a text stops being JSON (RFC 8259).
 *
 * Only some engines put the place into the message of a SyntaxError, and their messages quote the
 * text, which may contain secrets.
 */

/** A place in a text as editors count: from 1, in lines and UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

// Most expressions also match an incomplete beginning, or nothing; the group only what is complete.
const OPENER = /[ \t\n\r]*([[{])?/y
const COMMA = /(,)[ \t\n\r]*/y
const COLON = /[ \t\n\r]*(:)?/y
const SPACE = /[ \t\n\r]*/y
const QUOTE = /(")/y
const CHARACTERS_AND_ESCAPE = /[ !#-[\]-\uffff]*(\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))?/y
const END_OF_STRING = /(")|\\(?:u[\da-fA-F]{0,3})?|/y
// A literal, or a number (RFC 8259 §6), which is complete if its last character is a digit.
const LITERAL_OR_NUMBER =
  /(?:t(?:r(?:ue?)?)?|f(?:a(?:l(?:se?)?)?)?|n(?:u(?:ll?)?)?|-?(?:(?:0|[1-9]\d*)(?:\.(?:\d+(?:[eE][+-]?\d*)?)?|[eE][+-]?\d*)?)?)(?:(?<=(true|false|null|\d))|)/y

/**
 * The offset of the first character that cannot stand where it does; undefined for valid JSON.
 *
 * Without recursion, as the sender chooses the depth, and in time that grows with the length.
 */
export function syntaxErrorOffset(text: string): number | undefined {
  let offset = 0
  /** The bracket or brace that closes each open array and object, the innermost last. */
  const closers: string[] = []

  /** Moves past the match at the offset; returns its group. */
  const take = (expression: RegExp): string | undefined => {
    expression.lastIndex = offset
    const [match = '', group] = expression.exec(text) ?? []
    offset += match.length
    return group
  }
  const takeString = (): boolean => {
    if (take(QUOTE) === undefined) return false
    while (take(CHARACTERS_AND_ESCAPE) !== undefined);
    return take(END_OF_STRING) !== undefined
  }
  const takeName = (): boolean => takeString() && take(COLON) !== undefined
  const takeScalar = (): boolean =>
    text.startsWith('"', offset) ? takeString() : take(LITERAL_OR_NUMBER) !== undefined
  const close = (): boolean => {
    take(SPACE)
    const closer = closers.at(-1)
    if (closer === undefined || !text.startsWith(closer, offset)) return false
    closers.pop()
    offset++
    return true
  }

  for (;;) {
    const opener = take(OPENER)
    if (opener !== undefined) {
      closers.push(opener === '[' ? ']' : '}')
      if (!close()) {
        if (opener === '{' && !takeName()) return offset
        continue
      }
    } else if (!takeScalar()) return offset
    while (close());
    if (closers.length === 0) return offset === text.length ? undefined : offset
    if (take(COMMA) === undefined || (closers.at(-1) === '}' && !takeName())) return offset
  }
}

/** The line and column of an offset. CR, LF and CR LF each end a line. */
export function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n?|\n/)
  return { line: lines.length, column: String(lines.at(-1)).length + 1 }
}
