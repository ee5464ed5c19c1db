/** Reading the start of a stream, within limits of size and time, without losing any of it. */

/** How long the chunks of a content may take, in milliseconds. */
const PATIENCE = 100

/** What was read of a stream. */
export interface Peeked {
  /** The whole content; undefined where it is longer than the limit, slow, or fails. */
  readonly whole: Uint8Array<ArrayBuffer> | undefined
  /** The stream from its start. */
  rest(): ReadableStream<unknown>
  /** Ends the stream unread. */
  cancel(): void
}

type Read = Promise<ReadableStreamReadResult<unknown>>

/**
 * Reads a stream to its end, but no more than one chunk beyond `limit` bytes. Never rejects: the
 * failure of a stream is the failure of `rest()`.
 */
export async function peek(body: ReadableStream<unknown>, limit: number): Promise<Peeked> {
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE)
  })
  const unfinished = (pending: Read | undefined): Peeked => ({
    whole: undefined,
    rest: () => joined(chunks, pending, reader),
    cancel: () => void reader.cancel().catch(() => {}),
  })
  try {
    while (size <= limit) {
      const pending: Read = reader.read()
      // Where the wait ends first, a failure belongs to whoever reads on.
      pending.catch(() => {})
      const read = await Promise.race([pending.catch(() => undefined), late])
      if (read === undefined || !(read.done || read.value instanceof Uint8Array)) {
        return unfinished(pending)
      }
      if (read.done) {
        const whole = concatenated(chunks, size)
        return { whole, rest: () => joined(chunks, pending, reader), cancel: () => {} }
      }
      chunks.push(read.value as Uint8Array)
      size += (read.value as Uint8Array).length
    }
    return unfinished(undefined)
  } finally {
    clearTimeout(timer)
  }
}

/** A stream of what was read already, of a read that has begun, and of what the reader has left. */
function joined(
  chunks: readonly Uint8Array[],
  pending: Read | undefined,
  reader: ReadableStreamDefaultReader<unknown>
): ReadableStream<unknown> {
  const reads: (Uint8Array | Read)[] = pending === undefined ? [...chunks] : [...chunks, pending]
  return new ReadableStream<unknown>({
    async pull(controller) {
      const next = reads.shift() ?? reader.read()
      if (next instanceof Uint8Array) return controller.enqueue(next)
      const { done, value } = await next
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
}

function concatenated(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}
