/** What is in a content that middleware has encoded (RFC 9110 §8.4). */

import { readStream } from '../untrusted/read-stream.ts'

/** Whether middleware has encoded the content of a response that was another one before. */
export function isEncoded(response: Response, original: Response): boolean {
  const encoding = response.headers.get('content-encoding')
  return encoding !== null && encoding !== original.headers.get('content-encoding')
}

/**
 * Whether the encoded content of a response is another one than the given. False if that cannot be found
 * out: the coding is unknown, or the content slow. The response stays as it is.
 *
 * @param timeout how long the content may take, in milliseconds.
 */
export async function encodesOther(
  response: Response,
  expected: Uint8Array,
  timeout: number
): Promise<boolean> {
  try {
    const coding = response.headers.get('content-encoding') as CompressionFormat
    const decoder = new DecompressionStream(coding) as TransformStream<unknown, unknown>
    // A response that is made anew would be encoded once more on workerd.
    const { body } = response.clone()
    if (body === null) return false
    const read = await readStream(body.pipeThrough(decoder), expected.length, timeout)
    read.cancel()
    // A RangeError: there are more bytes.
    return read.content ? !isSame(read.content, expected) : read.failure instanceof RangeError
  } catch {
    return false // an unknown coding
  }
}

/** Whether two contents have the same bytes. */
export function isSame(bytes: Uint8Array, expected: Uint8Array): boolean {
  return bytes.length === expected.length && bytes.every((byte, index) => byte === expected[index])
}
