/**
 * Finds the place where a text stops being JSON (RFC 8259).
 *
 * Only some engines put the place into the message of a SyntaxError, and their messages quote the
 * text, which may contain secrets.
 */

const SPACE = ' \t\n\r'
const DIGITS = '0123456789'
const HEXADECIMAL = '0123456789abcdefABCDEF'
const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/** A place in a text as editors count: from 1, in lines and UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The offset of the first character that cannot stand where it does; undefined for valid JSON. */
export function syntaxErrorOffset(text: string): number | undefined {
  const scanner = new Scanner(text)
  return scanner.document() ? undefined : scanner.offset
}

/** The line and column of an offset. */
export function positionAt(text: string, offset: number): Position {
  let line = 1
  let start = 0
  // One pass over the code units: a text of line breaks would make as many matches of an expression.
  for (let index = 0; index < offset; index++) {
    const unit = text.charCodeAt(index)
    if (unit !== CARRIAGE_RETURN && unit !== LINE_FEED) continue
    // A carriage return and the line feed after it are one line break.
    if (unit === CARRIAGE_RETURN && text.charCodeAt(index + 1) === LINE_FEED && index + 1 < offset)
      continue
    line++
    start = index + 1
  }
  return { line, column: offset - start + 1 }
}

/** Stops at the first error; without recursion, as the depth is for the sender to choose. */
class Scanner {
  offset = 0
  readonly #text: string
  /** What closes each array and object that is open, the innermost last. */
  readonly #closers: string[] = []

  constructor(text: string) {
    this.#text = text
  }

  document(): boolean {
    for (;;) {
      this.#skip(SPACE)
      if (this.#opens('[', ']')) continue
      if (this.#opens('{', '}')) {
        if (!this.#name()) return false
        continue
      }
      if (!this.#emptyOrScalar()) return false
      this.#close()
      if (this.#closers.length === 0) return this.offset === this.#text.length
      if (!this.#take(',') || (this.#closers.at(-1) === '}' && !this.#name())) return false
    }
  }

  /** The start of an array or object with something in it. */
  #opens(opener: string, closer: string): boolean {
    const start = this.offset
    if (!this.#take(opener)) return false
    this.#skip(SPACE)
    if (this.#take(closer)) {
      this.offset = start // one that is empty is read as a whole
      return false
    }
    this.#closers.push(closer)
    return true
  }

  #emptyOrScalar(): boolean {
    if (this.#take('[{')) {
      this.#skip(SPACE)
      return this.#take(']}')
    }
    if (this.#take('"')) return this.#restOfString()
    if (this.#take('t')) return this.#takeAll('rue')
    if (this.#take('f')) return this.#takeAll('alse')
    if (this.#take('n')) return this.#takeAll('ull')
    return this.#number()
  }

  /** All that closes here, and the white space around it. */
  #close(): void {
    for (;;) {
      this.#skip(SPACE)
      const closer = this.#closers.at(-1)
      if (closer === undefined || !this.#take(closer)) return
      this.#closers.pop()
    }
  }

  #name(): boolean {
    this.#skip(SPACE)
    if (!this.#take('"') || !this.#restOfString()) return false
    this.#skip(SPACE)
    return this.#take(':')
  }

  #restOfString(): boolean {
    while (!this.#take('"')) {
      if (this.#take('\\')) {
        if (!this.#escape()) return false
      } else if (this.#current() < ' ')
        return false // a control character, or the end
      else this.offset++
    }
    return true
  }

  #escape(): boolean {
    if (!this.#take('u')) return this.#take('"\\/bfnrt')
    return [1, 2, 3, 4].every(() => this.#take(HEXADECIMAL))
  }

  #number(): boolean {
    this.#take('-')
    // RFC 8259 §6: no leading zeros.
    if (!this.#take('0') && !this.#digits()) return false
    if (this.#take('.') && !this.#digits()) return false
    if (!this.#take('eE')) return true
    this.#take('+-')
    return this.#digits()
  }

  #digits(): boolean {
    const start = this.offset
    this.#skip(DIGITS)
    return this.offset > start
  }

  #current(): string {
    return this.#text.charAt(this.offset)
  }

  #skip(characters: string): void {
    while (this.#take(characters));
  }

  /** Goes past the current character, if it is one of these. */
  #take(characters: string): boolean {
    const current = this.#current()
    if (current === '' || !characters.includes(current)) return false
    this.offset++
    return true
  }

  #takeAll(word: string): boolean {
    return [...word].every((character) => this.#take(character))
  }
}
