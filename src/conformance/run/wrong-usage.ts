/**
 * An argument or option that cannot be used.
 *
 * @example
 * ```ts
 * const error: unknown = await conformance('ftp://localhost').catch((reason) => reason)
 * error instanceof WrongUsage // true
 * ```
 */
export class WrongUsage extends TypeError {
  /** The name of the class, which no minifier changes. */
  override readonly name = 'WrongUsage'
  /** The same message in the words of the command line. */
  readonly forCommandLine: string

  /**
   * Made by `conformance`, before the first request.
   *
   * @param problem which option it is, and what was received, as a sentence.
   * @param fix what to write instead.
   * @param forCommandLine the message for the command line, if its option has another name.
   */
  constructor(problem: string, fix: string, forCommandLine?: string) {
    super(`${problem} Use, for example: ${fix}`)
    this.forCommandLine = forCommandLine ?? this.message
  }
}

/**
 * No request got a response that can be checked.
 *
 * @example
 * ```ts
 * const target = { fetch: (): Promise<Response> => Promise.reject(new Error('Out of order.')) }
 *
 * async function isAsked(): Promise<boolean> {
 *   try {
 *     await conformance(target)
 *     return true
 *   } catch (error) {
 *     if (error instanceof NothingAsked) return false
 *     throw error
 *   }
 * }
 * ```
 */
export class NothingAsked extends Error {
  /** The name of the class, which no minifier changes. */
  override readonly name = 'NothingAsked'
}
