/**
 * Reads a stream of an app, which may be endless, slow, or fail, or have chunks that are not bytes: within
 * limits of size and time, without losing any of it.
 */

/** Chunks that are there at once let no timer run, and empty ones add no bytes. */
const MOST_CHUNKS = 10_000

const prefix = 'The content takes more than'

/** What was read of a stream. */
export interface ReadStream {
  /** The whole content; undefined if it is beyond a limit, or if the stream failed. */
  readonly content?: Uint8Array<ArrayBuffer>
  /** Why there is no content. */
  readonly failure?: unknown
  /** Returns the stream from its start. A stream that failed fails here again. */
  rest(): ReadableStream<unknown>
  /** Ends the stream unread. */
  cancel(): void
}

/** The methods of a stream's reader that are used here. */
export interface ChunkReader {
  read(): Promise<{ readonly done: boolean; readonly value?: unknown }>
  cancel(reason?: unknown): Promise<unknown>
}

type Chunk = ReturnType<ChunkReader['read']>

/**
 * Reads a stream to its end, but no more than one chunk beyond a limit. Never rejects.
 *
 * @param mostBytes how many bytes are read at the most.
 * @param timeout how long that may take, in milliseconds.
 */
export async function readStream(
  stream: ReadableStream<unknown>,
  mostBytes: number,
  timeout: number
): Promise<ReadStream> {
  const reader = stream.getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let pending: Chunk | undefined
  let size = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${prefix} ${timeout} ms.`)), timeout)
  })
  const rest = (): ReadableStream<unknown> => joined(chunks, pending, reader)
  const cancel = (): void => void reader.cancel().catch(() => {})
  try {
    for (;;) {
      pending = reader.read()
      const { done, value } = await Promise.race([pending, late])
      if (done) return { content: await bytesOf(chunks), rest, cancel }
      if (!(value instanceof Uint8Array))
        throw new TypeError('The content has a chunk that is not of bytes.')
      pending = undefined
      chunks.push(value as Uint8Array<ArrayBuffer>)
      size += value.length
      if (size > mostBytes) throw new RangeError(`${prefix} ${mostBytes} bytes.`)
      if (chunks.length > MOST_CHUNKS) throw new RangeError(`${prefix} ${MOST_CHUNKS} chunks.`)
    }
  } catch (failure) {
    return { failure, rest, cancel }
  } finally {
    clearTimeout(timer)
  }
}

/** Returns a stream of what was read already, of a read that has begun, and of what the reader has left. */
export function joined(
  chunks: readonly Uint8Array[],
  pending: Chunk | undefined,
  reader: ChunkReader
): ReadableStream<unknown> {
  const reads = [...chunks, pending]
  return new ReadableStream<unknown>({
    async pull(controller) {
      const next = reads.shift() ?? reader.read()
      if (next instanceof Uint8Array) return controller.enqueue(next)
      const { done, value } = await next
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async (reason) => void (await reader.cancel(reason)),
  })
}

async function bytesOf(chunks: Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}
