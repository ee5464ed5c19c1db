/** What the process under load may write: the errors that the app throws on purpose, and a line of Hono's. */

/** The first lines of entries of the log. The lines of an entry after the first are indented. */
const expected: readonly RegExp[] = [
  /^(?:GET|HEAD) \/(?:errors|thrown)\/\w+ 5\d\d, reference [\da-f-]{36}(?:, not an Error)?: /,
  /^GET \/(?:cut|events) 500, reference [\da-f-]{36}: Error: soak: /,
  // @hono/node-server, when a client leaves in the middle of a streamed response.
  /^The user aborted a request\.$/,
]

/** Ends of entries that span lines: of an object, an array, and both. */
const ending = /^[}\]]+,?$/

/** The log as it is written, of which only what is unexpected is kept. */
export interface Log {
  /** How many entries were expected. */
  expected: number
  /** The first unexpected lines. */
  readonly unexpected: string[]
  /** Reads a part of the output. */
  read(text: string): void
}

/** Starts to read a log. */
export function readLog(): Log {
  let rest = ''
  const log: Log = {
    expected: 0,
    unexpected: [],
    read(text) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line === '' || line.startsWith(' ') || ending.test(line)) continue
        if (expected.some((pattern) => pattern.test(line))) log.expected++
        else if (log.unexpected.length < 20) log.unexpected.push(line)
      }
    },
  }
  return log
}
