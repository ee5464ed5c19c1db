/**
 * SHA-256 (FIPS 180-4) for the Content-Security-Policy of a page, which is made before the first
 * request. The digest of `crypto.subtle` is asynchronous, and `node:crypto` is not on every runtime.
 */

/** The SHA-256 of a text in UTF-8, in base64. */
export function sha256(text: string): string {
  // §5.1.1: a one bit, zeros to the end of a block, and the length in bits as the last word.
  const bytes = [...new TextEncoder().encode(text), 0x80]
  const message = new Uint8Array(Math.ceil((bytes.length + 8) / 64) * 64)
  message.set(bytes)
  const view = new DataView(message.buffer)
  view.setUint32(message.length - 4, (bytes.length - 1) * 8)
  const constants = fractions(64, Math.cbrt)
  const state = fractions(8, Math.sqrt)
  for (let block = 0; block < message.length; block += 64) {
    const words = Array.from({ length: 16 }, (_, index) => view.getUint32(block + index * 4))
    compress(state, words, constants)
  }
  // The message is not needed any more, and it is longer than the digest.
  state.forEach((word, index) => view.setUint32(index * 4, word))
  return btoa(String.fromCharCode(...message.slice(0, 32)))
}

/** §4.2.2, §5.3.3: the first 32 bits of the fractional parts of the roots of the first primes. */
function fractions(count: number, root: (prime: number) => number): Uint32Array {
  const primes: number[] = []
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  }
  return Uint32Array.from(primes, (prime) => (root(prime) % 1) * 2 ** 32)
}

/** §6.2.2 */
function compress(state: Uint32Array, words: number[], constants: Uint32Array): void {
  const at = (index: number): number => words[index] ?? 0
  let working = [...state]
  constants.forEach((constant, round) => {
    if (round > 15) {
      const [early, late] = [at(round - 15), at(round - 2)]
      words[round] =
        (at(round - 16) +
          (rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)) +
          at(round - 7) +
          (rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10))) |
        0
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = working
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const first = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + constant + at(round)
    const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority
    working = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g]
  })
  // The array keeps 32 bits of each sum.
  working.forEach((word, index) => (state[index] = (state[index] ?? 0) + word))
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}
