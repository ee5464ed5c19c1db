/** Whether a response comes from the app, or from the server that the app runs on. */
import type { WireResponse } from '../syntax/wire-response.ts'

/** Fields of one connection or one status, which say nothing of who has made the response. */
const INDIFFERENT: readonly string[] = (
  'connection keep-alive content-length transfer-encoding upgrade ' +
  'allow accept retry-after content-range vary etag last-modified'
).split(' ')

/**
 * Compares responses with those that the app is known to have sent.
 *
 * Node, for example, answers requests that it cannot parse itself: without Date, Content-Type and
 * whatever the app adds to each of its responses.
 */
export class AppSignature {
  #common: ReadonlySet<string> | undefined

  /** Takes a response to GET that the app has sent. */
  learn(response: WireResponse): void {
    if (response.status < 200 || !response.complete) return
    const names = new Set(response.fields.map(([name]) => name.toLowerCase()))
    const known = this.#common ?? names
    this.#common = new Set(
      [...known].filter((name) => names.has(name) && !INDIFFERENT.includes(name))
    )
  }

  /** @returns true if the response lacks a field that all responses of the app have. */
  differs(response: WireResponse): boolean {
    if (this.#common === undefined || response.status < 400) return false
    return [...this.#common].some((name) => response.field(name) === undefined)
  }
}
