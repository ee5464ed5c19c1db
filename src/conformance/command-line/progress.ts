/** Shows on stderr how far a check is. */
import { printable } from '../report/terminal.ts'
import type { Progress } from '../run/run.ts'

export interface ProgressStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** Rewrites one line of a terminal. Elsewhere, for example in a CI log, it writes a line every quarter. */
export class ProgressLine {
  readonly #stream: ProgressStream
  #quarter = -1

  constructor(stream: ProgressStream) {
    this.#stream = stream
  }

  show({ done, total, request }: Progress): void {
    if (this.#stream.isTTY === true) {
      const line = printable(`${done}/${total} ${request}`).slice(
        0,
        (this.#stream.columns ?? 80) - 1
      )
      this.#stream.write(`\r\x1b[2K${line}`)
      return
    }
    const quarter = Math.floor((done / total) * 4)
    if (quarter === this.#quarter) return
    this.#quarter = quarter
    this.#stream.write(`${done} of ${total} requests sent\n`)
  }

  /** Removes the line. */
  end(): void {
    if (this.#stream.isTTY === true) this.#stream.write('\r\x1b[2K')
  }
}
