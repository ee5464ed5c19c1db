/** The content of a Response, read up to a limit, and given up when nobody waits for it any more. */

/** More than this many bytes are not kept in memory for one error. */
const MOST_BYTES = 10_000_000
/** Chunks that are there at once let no timer run, and empty ones add no bytes. */
const MOST_CHUNKS = 10_000

/** Reads a copy of the content of a Response, which can be read again afterwards. */
export class BoundedContent {
  readonly #response: Response
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined

  constructor(response: Response) {
    this.#response = response
    this.#reader = response.clone().body?.getReader()
  }

  /**
   * The content.
   *
   * @throws {RangeError} when there are too many bytes or chunks; the stream is cancelled then.
   * @throws what the stream fails with.
   */
  async read(): Promise<Uint8Array<ArrayBuffer>> {
    const chunks: Uint8Array[] = []
    let length = 0
    for (;;) {
      const chunk: unknown = (await this.#reader?.read())?.value
      if (chunk === undefined) return joined(chunks, length)
      // A stream of the app may have chunks of any kind.
      if (!(chunk instanceof Uint8Array)) throw this.#refused('has a chunk that is not of bytes')
      length += chunk.length
      chunks.push(chunk)
      if (length > MOST_BYTES) throw this.#refused(`has more than ${MOST_BYTES} bytes`)
      if (chunks.length > MOST_CHUNKS) throw this.#refused(`has more than ${MOST_CHUNKS} chunks`)
    }
  }

  /** Ends the stream: both branches have to be cancelled for that (Streams §3.3 "tee"). */
  cancel(): void {
    void this.#reader?.cancel().catch(() => {})
    try {
      void this.#response.body?.cancel().catch(() => {})
    } catch {
      // Some runtimes throw for a stream that is locked by now.
    }
  }

  #refused(reason: string): RangeError {
    this.cancel()
    return new RangeError(`The content of the thrown response ${reason}.`)
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    content.set(chunk, offset)
    offset += chunk.length
  }
  return content
}
