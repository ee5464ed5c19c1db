/** Errors that `hono-http-errors/client` made of the response of another server. */

/** Marks them in every copy of this package. The client imports nothing, and has the symbol as well. */
const mark = /* @__PURE__ */ Symbol.for('hono-http-errors.received')

interface Marked {
  readonly [mark]?: unknown
}

/**
 * Whether an error was received from another server, whose status is not a status of this one.
 *
 * The property can be neither changed nor hidden: a Proxy that does not show it has to throw, so a
 * value that throws here counts as received, too.
 */
export function isReceived(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  try {
    return (value as Marked)[mark] === true
  } catch {
    return true
  }
}
