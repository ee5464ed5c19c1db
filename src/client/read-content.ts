/** Reads the content of a response within limits of size and time. */

import type { AnyResponse } from './received.ts'

/** How much of the content of an error response is read. */
export interface ReadOptions {
  /**
   * The most bytes that are read: content beyond it counts as none.
   *
   * @defaultValue 65_536
   */
  readonly limit?: number | undefined
  /**
   * How long to wait for the end of the content, in milliseconds; without an end from 2³¹ on. A signal that
   * was passed to `fetch` ends the reading as well.
   *
   * @defaultValue 10_000
   */
  readonly timeout?: number | undefined
}

/**
 * Returns the content as text. Never rejects, and never waits longer than the timeout.
 *
 * @returns undefined where the content is beyond a limit, was read before, or cannot be read.
 */
export async function readContent(
  response: AnyResponse,
  limit: number,
  timeout: number
): Promise<string | undefined> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    // A longer delay would fire at once.
    if (timeout < 2 ** 31) timer = setTimeout(reject, timeout)
  })
  try {
    reader = response.body?.getReader?.()
    // React Native has no streams, and no node-fetch has those of the Streams Standard.
    if (!reader) return await Promise.race([response.text(), late])
    const decoder = new TextDecoder()
    let text = ''
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late])
      if (done) return text + decoder.decode()
      // Chunks without a byte that come without an end let no timer run.
      limit -= value.length || 1
      if (limit < 0) break
      text += decoder.decode(value, { stream: true })
    }
  } catch {
    // The content is locked, or is not of bytes, or the connection was lost, or it is late.
  } finally {
    clearTimeout(timer)
    reader?.cancel().catch(() => {})
  }
  return undefined
}
