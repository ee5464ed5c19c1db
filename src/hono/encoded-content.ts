/** What is in a content that middleware has encoded (RFC 9110 §8.4). */

import { readStream } from '../untrusted/read-stream.ts'

/** The most encoded bytes that are read. */
const MOST_READ = 1024 * 1024

/** Whether middleware has encoded the content of a response that was another one before. */
export function isEncoded(response: Response, original: Response): boolean {
  const encoding = response.headers.get('content-encoding')
  return encoding !== null && encoding !== original.headers.get('content-encoding')
}

/**
 * Whether the encoded content of a response is another one than the given; undefined if that cannot be
 * found out: the coding is unknown, or the content long or slow. The response stays as it is.
 *
 * @param timeout how long the content may take, in milliseconds.
 */
export async function encodesOther(
  response: Response,
  content: Uint8Array,
  timeout: number
): Promise<boolean | undefined> {
  try {
    const decoder = new DecompressionStream(
      response.headers.get('content-encoding') as CompressionFormat
    )
    // A response that is made anew would be encoded once more on workerd.
    const { body } = response.clone()
    if (body === null) return undefined
    const read = await readStream(body, MOST_READ, timeout)
    if (read.content !== undefined) return !(await decodesTo(read.content, decoder, content))
    read.cancel()
  } catch {
    // An unknown coding, or content that is not of that coding.
  }
  return undefined
}

/** Whether what comes out of the decoder is the content; reads no more than one chunk beyond it. */
async function decodesTo(
  encoded: Uint8Array<ArrayBuffer>,
  decoder: DecompressionStream,
  content: Uint8Array
): Promise<boolean> {
  const source = new Blob([encoded]).stream() as ReadableStream<Uint8Array<ArrayBuffer>>
  const reader = source.pipeThrough(decoder).getReader()
  let offset = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return offset === content.length
    const start = offset
    offset += value.length
    if (value.some((byte, index) => byte !== content[start + index])) {
      await reader.cancel()
      return false
    }
  }
}
