/**
 * SHA-256 (FIPS 180-4), as a Content-Security-Policy needs it: at once, when a formatter is made.
 * `crypto.subtle` has only an asynchronous one, and a style is too short for speed to matter.
 */

/** The SHA-256 of a text in UTF-8, in base64. */
export function sha256(text: string): string {
  const constants = fractions(64, Math.cbrt)
  const state = fractions(8, Math.sqrt)
  const message = padded(new TextEncoder().encode(text))
  for (let block = 0; block < message.byteLength; block += 64) {
    compress(state, new DataView(message.buffer, block, 64), constants)
  }
  const digest = new DataView(new ArrayBuffer(32))
  state.forEach((word, index) => digest.setUint32(index * 4, word))
  return btoa(String.fromCharCode(...new Uint8Array(digest.buffer)))
}

/** §4.2.2, §5.3.3: the first 32 bits of the fractional parts of the roots of the first primes. */
function fractions(count: number, root: (prime: number) => number): Uint32Array {
  const primes: number[] = []
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  }
  return Uint32Array.from(primes, (prime) => (root(prime) % 1) * 2 ** 32)
}

/** §5.1.1: a one, zeros to the end of a block, and the length in bits as its last 64 bits. */
function padded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  message.set(bytes)
  message[bytes.length] = 0x80
  new DataView(message.buffer).setBigUint64(message.length - 8, BigInt(bytes.length) * 8n)
  return message
}

/** §6.2.2 */
function compress(state: Uint32Array, block: DataView, constants: Uint32Array): void {
  const schedule = new Uint32Array(64)
  const at = (index: number): number => schedule[index] ?? 0
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let round = 0; round < 64; round++) {
    schedule[round] =
      round < 16
        ? block.getUint32(round * 4)
        : at(round - 16) +
          (rotate(at(round - 15), 7) ^ rotate(at(round - 15), 18) ^ (at(round - 15) >>> 3)) +
          at(round - 7) +
          (rotate(at(round - 2), 17) ^ rotate(at(round - 2), 19) ^ (at(round - 2) >>> 10))
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const first =
      h +
      (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
      choice +
      (constants[round] ?? 0) +
      at(round)
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
  // The array keeps 32 bits of each sum.
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) {
    state[index] = (state[index] ?? 0) + word
  }
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}
