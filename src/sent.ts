/** What a client has sent, to keep it out of what is told. */

/** Shorter values are found as words only, as they are in other words by chance. */
const SHORTEST_IN_WORDS = 4
/** Text that has this many characters in a row in common with a value quotes a part of it. */
const EXCERPT = 10
/** Values that are as long as this are looked for in all messages, not only in those on them. */
const SHORTEST_ELSEWHERE = 8
/** How many values and characters are looked at; with more nothing is certain. */
const MOST_VALUES = 100_000
const MOST_CHARACTERS = 100_000

/** The values of a request; tells which texts quote one of them. */
export class Sent {
  /** The starts of all long values. */
  readonly #starts = new Set<string>()
  readonly #seen = new Set<object>()
  #visited = 0

  /** Adds a value and all that is in it. */
  add(value: unknown): void {
    const waiting = [value]
    while (waiting.length > 0 && this.#visited <= MOST_VALUES) {
      const next = waiting.pop()
      this.#visited++
      if (typeof next === 'object' && next !== null) {
        if (this.#seen.has(next)) continue
        this.#seen.add(next)
        for (const member of membersOf(next)) waiting.push(member)
      } else {
        const text = textOf(next)
        if (text.length >= SHORTEST_ELSEWHERE) this.#starts.add(text.slice(0, EXCERPT))
      }
    }
  }

  /**
   * Whether a text quotes what was sent, or might.
   *
   * @param about the values that the text is about, of which short ones and parts count too.
   */
  isQuotedBy(text: string, about: readonly unknown[]): boolean {
    if (this.#visited > MOST_VALUES) return true
    const lower = text.toLowerCase()
    return about.some((value) => quotes(lower, textOf(value))) || this.#startIsIn(lower)
  }

  #startIsIn(text: string): boolean {
    if (this.#starts.size === 0) return false
    for (let start = 0; start <= text.length - SHORTEST_ELSEWHERE; start++) {
      for (let length = SHORTEST_ELSEWHERE; length <= EXCERPT; length++) {
        if (this.#starts.has(text.slice(start, start + length))) return true
      }
    }
    return false
  }
}

function quotes(text: string, value: string): boolean {
  if (value === '') return false
  if (value.length === 1) return [`"${value}"`, `'${value}'`].some((form) => text.includes(form))
  if (value.length < SHORTEST_IN_WORDS) return hasWord(text, value)
  if (value.length <= EXCERPT) return text.includes(value)
  if (value.length > MOST_CHARACTERS) return true
  const excerpts = new Set<string>()
  for (let start = 0; start <= text.length - EXCERPT; start++) {
    excerpts.add(text.slice(start, start + EXCERPT))
  }
  for (let start = 0; start <= value.length - EXCERPT; start++) {
    if (excerpts.has(value.slice(start, start + EXCERPT))) return true
  }
  return false
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const around = text.charAt(at - 1) + text.charAt(at + word.length)
    if (!/[\p{L}\p{N}]/u.test(around)) return true
  }
  return false
}

/** The text of a value that has one of its own, as messages would have it; else none. */
function textOf(value: unknown): string {
  const isScalar = ['string', 'number', 'bigint'].includes(typeof value)
  return isScalar ? String(value).trim().toLowerCase() : ''
}

function membersOf(object: object): readonly unknown[] {
  try {
    if (object instanceof Map || object instanceof Set) return [...object.values()]
    return Object.values(object)
  } catch {
    return [] // a Proxy or getter that throws
  }
}
