/** The Content-Length that an application sets, compared with the content that it writes. */

/** The arguments of `writeHead`: a status, perhaps a reason phrase, and the fields. */
export type WriteHead = [status: number, ...rest: unknown[]]

const NAME = 'content-length'

/** The Content-Length among the arguments of `writeHead`. */
export function lengthIn(args: WriteHead): unknown {
  const fields = args.at(-1)
  if (typeof fields !== 'object' || fields === null) return undefined
  if (Array.isArray(fields)) return pairsOf(fields).find(([name]) => isLength(name))?.[1]
  // Faster than Object.keys: this is done for every response.
  for (const name in fields) if (isLength(name)) return Reflect.get(fields, name)
  return undefined
}

/** The arguments with this Content-Length; without any where it is undefined. */
export function withLength(args: WriteHead, length: number | undefined): WriteHead {
  const fields = args.at(-1)
  const isSet = typeof fields === 'object' && fields !== null
  const pairs = Array.isArray(fields) ? pairsOf(fields) : isSet ? Object.entries(fields) : []
  const others = pairs.filter(([name]) => !isLength(name))
  if (length !== undefined) others.push([NAME, String(length)])
  const [status, ...rest] = isSet ? (args.slice(0, -1) as WriteHead) : args
  // Node takes an array of names and values in turn; an object would join repeated fields.
  return [status, ...rest, Array.isArray(fields) ? others.flat() : Object.fromEntries(others)]
}

/** How many bytes the arguments of `write` or `end` are. */
export function sizeOf([chunk, encoding]: readonly unknown[]): number {
  if (typeof chunk === 'string') {
    return Buffer.byteLength(chunk, encodingOf(encoding))
  }
  return chunk instanceof Uint8Array ? chunk.byteLength : 0
}

/** The first bytes of a chunk, as the arguments of `write`. */
export function firstBytes([chunk, encoding]: readonly unknown[], size: number): unknown[] {
  const bytes =
    typeof chunk === 'string' ? Buffer.from(chunk, encodingOf(encoding)) : (chunk as Uint8Array)
  return [bytes.subarray(0, size)]
}

function isLength(name: unknown): boolean {
  return typeof name === 'string' && name.length === NAME.length && name.toLowerCase() === NAME
}

function pairsOf(fields: readonly unknown[]): [name: string, value: unknown][] {
  if (Array.isArray(fields[0])) return fields as [string, unknown][]
  const pairs: [string, unknown][] = []
  for (let index = 0; index < fields.length; index += 2) {
    pairs.push([String(fields[index]), fields[index + 1]])
  }
  return pairs
}

/** The second argument of `write` may also be a callback. */
function encodingOf(encoding: unknown): BufferEncoding {
  return typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8'
}
