/** What a client has sent, to keep it out of what is told. */

/** Shorter values are found as words only, as they are in other words by chance. */
const SHORTEST_IN_WORDS = 4
/** Text that has this many characters in a row in common with a value quotes a part of it. */
const EXCERPT = 8
/** Numbers with this many digits are found whatever separates the digits in the message. */
const SHORTEST_NUMBER = 4
/** How many values and characters are looked at; with more nothing is certain. */
const MOST_VALUES = 100_000
const MOST_CHARACTERS = 100_000
/** How many characters of a value are looked for in their encoded forms. */
const MOST_ENCODED = 1000

/** The values of a request; tells which texts quote one of them. */
export class SubmittedValues {
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
        const text = textOf(next).toLowerCase()
        if (text.length >= EXCERPT) this.#starts.add(text.slice(0, EXCERPT))
      }
    }
  }

  /**
   * Whether a text quotes what was sent, or might.
   *
   * @param about the values that the text is about, of which short ones and parts count too.
   */
  isQuotedIn(text: string, about: readonly unknown[]): boolean {
    if (this.#visited > MOST_VALUES) return true
    const lower = text.toLowerCase()
    return about.some((value) => quotesAnyForm(lower, textOf(value))) || this.#startIsIn(lower)
  }

  #startIsIn(text: string): boolean {
    if (this.#starts.size === 0) return false
    for (let start = 0; start <= text.length - EXCERPT; start++) {
      if (this.#starts.has(text.slice(start, start + EXCERPT))) return true
    }
    return false
  }
}

/** Whether the text quotes the value as it is, or as messages write numbers and bytes. */
function quotesAnyForm(text: string, written: string): boolean {
  const value = written.toLowerCase()
  if (quotes(text, value)) return true
  if (value.length < SHORTEST_IN_WORDS) return false
  return quotesNumber(text, value) || encodedForms(written).some((form) => quotes(text, form))
}

/** "1,234,567.8", "1 234 567,8" and "1'234'567" are the same number. */
function quotesNumber(text: string, value: string): boolean {
  if (!/^[-+]?\d[\d.,_' \u00a0\u202f-]*$/.test(value)) return false
  const compact = text.replace(/(?<=\d)[.,_'’ \u00a0\u202f-](?=\d)/g, '')
  const [whole = ''] = value.split(/[.,](?=\d*$)/)
  return [value, whole]
    .map((digits) => digits.replace(/\D/g, ''))
    .some((digits) => digits.length >= SHORTEST_NUMBER && compact.includes(digits))
}

/** The start of a value in base64, hexadecimal digits and percent-encoding, in lower case. */
function encodedForms(written: string): readonly string[] {
  const start = written.slice(0, MOST_ENCODED)
  const bytes = Array.from(new TextEncoder().encode(start))
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const base64 = btoa(String.fromCharCode(...bytes))
  // Without the end, which depends on what follows.
  const forms = [hex, base64.replace(/.?=+$/, ''), base64.replace(/\+/g, '-').replace(/\//g, '_')]
  return [...forms, percentEncoded(start)].map((form) => form.toLowerCase())
}

function percentEncoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return '' // a lone surrogate
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
  return isScalar ? String(value).trim() : ''
}

function membersOf(object: object): readonly unknown[] {
  try {
    if (object instanceof Map || object instanceof Set) return [...object.values()]
    return Object.values(object)
  } catch {
    return [] // a Proxy or getter that throws
  }
}
