/** Streams that fail before their first byte: the status can still be that of an error. */

import { typeName } from '../untrusted/received-value.ts'
import { isResponseLike, propertyOf } from '../untrusted/inspect.ts'
import { joined, type ChunkReader } from '../untrusted/read-stream.ts'
import { thrownBefore } from './cut-content.ts'

/** A stream of the platform, of Node, or any other source of chunks. */
export type ByteSource = ReadableStream<unknown> | AsyncIterable<Uint8Array | string>

/**
 * Waits for the first byte of a stream. A stream that fails before it rejects the promise, so that the
 * handler throws and the client gets an error response. Once streaming has started, the status can no
 * longer change.
 *
 * Hono's `stream` and `streamText` hide the failure of their callback: wrap it with `withAbortOnError`.
 *
 * @param source a response, such as that of Hono's `stream`.
 * @returns a Response with the same content from its first byte.
 * @throws {TypeError} if the source is no Response and no stream; otherwise what the stream fails with.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { stream } from 'hono/streaming'
 *
 * const app = httpErrors(new Hono())
 * app.get('/export', (c) =>
 *   firstByte(
 *     stream(
 *       c,
 *       withAbortOnError(c, async () => {
 *         throw new ServiceUnavailable({ retryAfter: 30 })
 *       })
 *     )
 *   )
 * )
 * const response = await app.request('/export')
 * response.status // 503
 * ```
 */
export function firstByte(source: Response): Promise<Response>
/**
 * Waits for the first byte of a stream that is no Response.
 *
 * @param source a ReadableStream, a stream of Node, or an async iterable of bytes or text.
 * @returns a ReadableStream with the same content from its first byte.
 * @throws {TypeError} if the source is none of these; otherwise what the stream fails with.
 * @example
 * ```ts
 * import { createReadStream } from 'node:fs'
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * app.get('/report', async (c) => c.body(await firstByte(createReadStream('report.csv'))))
 * ```
 */
export function firstByte(source: ByteSource): Promise<ReadableStream<Uint8Array>>
export async function firstByte(
  source: Response | ByteSource
): Promise<Response | ReadableStream<unknown>> {
  if (isResponseLike(source)) return startedResponse(source as Response)
  if (source instanceof ReadableStream) return started(source.getReader())
  const iterate = propertyOf(source, Symbol.asyncIterator)
  if (typeof iterate !== 'function') {
    throw new TypeError(
      `firstByte() takes a Response, a ReadableStream, or an async iterable; received ${typeName(source)}.`
    )
  }
  return started(readerOf((source as AsyncIterable<unknown>)[Symbol.asyncIterator]()))
}

async function startedResponse(response: Response): Promise<Response> {
  const { body, status, statusText, headers } = response
  if (body === null) return response
  return new Response(await started(body.getReader()), { status, statusText, headers })
}

function readerOf(iterator: AsyncIterator<unknown>): ChunkReader {
  const encoder = new TextEncoder()
  return {
    async read() {
      const { done, value } = await iterator.next()
      return {
        done: done === true,
        value: typeof value === 'string' ? encoder.encode(value) : value,
      }
    },
    // An iterator without `return` cannot be ended.
    cancel: async (reason) => iterator.return?.(reason),
  }
}

/** Reads up to the first chunk that has content, and returns a stream that starts with it. */
async function started(reader: ChunkReader): Promise<ReadableStream<Uint8Array>> {
  try {
    let first = await reader.read()
    while (!first.done && isEmpty(first.value)) first = await reader.read()
    return joined([], Promise.resolve(first), reader) as ReadableStream<Uint8Array>
  } catch (failure) {
    throw thrownBefore(failure)
  }
}

function isEmpty(chunk: unknown): boolean {
  return propertyOf(chunk, 'length') === 0
}
