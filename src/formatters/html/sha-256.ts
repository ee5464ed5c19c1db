/**
 * SHA-256 (FIPS 180-4) for the Content-Security-Policy of a page, which is made before the first
 * request. The digest of `crypto.subtle` is asynchronous, and `node:crypto` is not on every runtime.
 */

/** The SHA-256 of a text in UTF-8, in base64. */
export function sha256(text: string): string {
  // §5.1.1: a one bit, zeros to the end of a block of 16 words, and the length in bits as the last one.
  const bytes = [...new TextEncoder().encode(text), 0x80]
  const length = Math.ceil((bytes.length + 8) / 64) * 16
  const message = Array.from({ length }, (_, word) =>
    [24, 16, 8, 0].reduce((sum, bits, byte) => sum | ((bytes[word * 4 + byte] ?? 0) << bits), 0)
  )
  message[length - 1] = (bytes.length - 1) * 8
  const constants = fractions(64, Math.cbrt)
  let state = fractions(8, Math.sqrt)
  for (let block = 0; block < length; block += 16) {
    state = compress(state, message.slice(block, block + 16), constants)
  }
  const digest = state.flatMap((word) => [24, 16, 8, 0].map((bits) => (word >>> bits) & 0xff))
  return btoa(String.fromCharCode(...digest))
}

/** §4.2.2, §5.3.3: the first 32 bits of the fractional parts of the roots of the first primes. */
function fractions(count: number, root: (prime: number) => number): readonly number[] {
  const primes: number[] = []
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  }
  return primes.map((prime) => ((root(prime) % 1) * 2 ** 32) | 0)
}

/**
 * §6.2.2: the state after a block of 16 words, of which the schedule of 64 words is made. A plain loop:
 * the first page waits for it, before the engine has compiled anything.
 */
function compress(
  state: readonly number[],
  schedule: number[],
  constants: readonly number[]
): readonly number[] {
  const at = (index: number): number => wordAt(schedule, index)
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let round = 0; round < 64; round++) {
    const early = at(round - 15)
    const late = at(round - 2)
    schedule[round] ??=
      (at(round - 16) +
        (rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)) +
        at(round - 7) +
        (rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10))) |
      0
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const sum = (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice
    const first = h + sum + wordAt(constants, round) + at(round)
    const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + wordAt(state, index)) | 0)
}

/** The word at an index; 0 before the first one. */
function wordAt(words: readonly number[], index: number): number {
  return words[index] ?? 0
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}
