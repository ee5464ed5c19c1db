/** The Content-Length that an application sets, compared with the content that it writes. */

import { changeFields, pairsOf, type FieldPair, type WriteHead } from './write-head.ts'

const NAME = 'content-length'

/** The Content-Length among the arguments of `writeHead`. */
export function lengthIn(args: WriteHead): unknown {
  // No property of a status or of a reason phrase has this name.
  const fields = args.at(-1) as object
  if (Array.isArray(fields)) return pairsOf(fields).find(([name]) => isLength(name))?.[1]
  // Faster than Object.keys: this is done for every response.
  for (const name in fields) if (isLength(name)) return Reflect.get(fields, name)
  return undefined
}

/** The arguments with this Content-Length; without any where it is undefined. */
export function withLength(args: WriteHead, length: number | undefined): WriteHead {
  const added: readonly FieldPair[] = length === undefined ? [] : [[NAME, String(length)]]
  return changeFields(args, (fields) => [...fields.filter(([name]) => !isLength(name)), ...added])
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

/** The second argument of `write` may also be a callback. */
function encodingOf(encoding: unknown): BufferEncoding | undefined {
  // `isEncoding` is false for what is no text.
  const name = encoding as string
  return Buffer.isEncoding(name) ? name : undefined
}
