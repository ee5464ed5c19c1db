/** Finds quotations of submitted values in messages, so that they are not sent back. */

/** Shorter values count only as whole words, as they are in other words by chance. */
const SHORTEST_IN_WORDS = 4
/** A text that has this many characters in a row in common with a value quotes a part of it. */
const EXCERPT = 8
/** Numbers with this many digits are found with any separators between the digits. */
const SHORTEST_NUMBER = 4
/** How many values, and characters of one value, are searched; every text counts as a quotation of more. */
const MOST_VALUES = 100_000
const MOST_CHARACTERS = 100_000
/** How many characters of a value are searched for in their encoded forms. */
const MOST_ENCODED = 1000

/** The values that a client has submitted. */
export class SubmittedValues {
  /** The first characters of all long values. */
  readonly #beginnings = new Set<string>()
  readonly #objects = new Set<object>()
  #count = 0

  /** Adds a value and, if it is an object, all its members. */
  add(value: unknown): void {
    const waiting = [value]
    while (waiting.length > 0 && this.#count <= MOST_VALUES) {
      const next = waiting.pop()
      this.#count++
      if (typeof next === 'object' && next !== null) {
        if (this.#objects.has(next)) continue
        this.#objects.add(next)
        for (const member of valuesIn(next)) waiting.push(member)
      } else {
        const text = textOfScalar(next).toLowerCase()
        if (text.length >= EXCERPT) this.#beginnings.add(text.slice(0, EXCERPT))
      }
    }
  }

  /**
   * Whether a text quotes a submitted value, or might.
   *
   * @param subjects the values that the text is about: of those, short values and parts count too.
   */
  isQuotedIn(text: string, subjects: readonly unknown[]): boolean {
    if (this.#count > MOST_VALUES) return true
    const lower = text.toLowerCase()
    if (subjects.some((value) => quotesAnyForm(lower, textOfScalar(value)))) return true
    return hasExcerptIn(lower, this.#beginnings)
  }
}

/** Whether the text quotes the value as it is, or in a form in which messages have numbers and bytes. */
function quotesAnyForm(text: string, original: string): boolean {
  const value = original.toLowerCase()
  if (value.length < SHORTEST_IN_WORDS) return quotes(text, value)
  return quotesNumber(text, value) || formsOf(original).some((form) => quotes(text, form))
}

/** "1,234,567.8", "1 234 567,8" and "1'234'567" are the same number. */
function quotesNumber(text: string, value: string): boolean {
  if (!/^[-+]?\d[\d.,_' \u00a0\u202f-]*$/.test(value)) return false
  const compact = text.replace(/(?<=\d)[.,_'’ \u00a0\u202f-](?=\d)/g, '')
  return [value, ...value.split(/[.,](?=\d*$)/, 1)]
    .map((digits) => digits.replace(/\D/g, ''))
    .some((digits) => digits.length >= SHORTEST_NUMBER && compact.includes(digits))
}

/**
 * A value as it is, and its beginning in hexadecimal digits, base64 and percent-encoding; each form once
 * and in lower case.
 */
function formsOf(original: string): readonly string[] {
  // The end can be half of a surrogate pair, which has no percent-encoding.
  const beginning = original.slice(0, MOST_ENCODED).replace(/\p{Surrogate}/gu, '\ufffd')
  const bytes = Array.from(new TextEncoder().encode(beginning))
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  // Without the end, which depends on the bytes after it.
  const base64 = btoa(String.fromCharCode(...bytes)).replace(/.=+/, '')
  const base64url = base64.replace(/\+/g, '-').replace(/\//g, '_')
  const forms = [original, hex, base64, base64url, encodeURIComponent(beginning)]
  return [...new Set(forms.map((form) => form.toLowerCase()))]
}

function quotes(text: string, value: string): boolean {
  const { length } = value
  if (length < 2) return length > 0 && (text.includes(`"${value}"`) || text.includes(`'${value}'`))
  if (length < SHORTEST_IN_WORDS) return hasWord(text, value)
  if (length <= EXCERPT) return text.includes(value)
  return length > MOST_CHARACTERS || hasExcerptIn(value, new Set(excerptsOf(text)))
}

/** Whether the excerpts have one of the text among them. */
function hasExcerptIn(text: string, excerpts: ReadonlySet<string>): boolean {
  for (let end = EXCERPT; end <= text.length; end++) {
    if (excerpts.has(text.slice(end - EXCERPT, end))) return true
  }
  return false
}

/** All parts of a text that are as long as an excerpt, and shorter ones at its end, which match nothing. */
function excerptsOf(text: string): readonly string[] {
  return Array.from({ length: text.length }, (_, start) => text.slice(start, start + EXCERPT))
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const neighbours = text.charAt(at - 1) + text.charAt(at + word.length)
    if (!/[\p{L}\p{N}]/u.test(neighbours)) return true
  }
  return false
}

/** The text of a string or number, as in messages; empty for any other value. */
function textOfScalar(value: unknown): string {
  const isScalar = ['string', 'number', 'bigint'].includes(typeof value)
  return isScalar ? String(value).trim() : ''
}

function valuesIn(object: object): readonly unknown[] {
  try {
    if (object instanceof Map || object instanceof Set) return [...object.values()]
    return Object.values(object)
  } catch {
    return [] // a Proxy or getter that throws
  }
}
