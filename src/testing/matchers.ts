/** The matchers for Vitest, Jest, and others that take those of Jest. */

import type { Expectable, MembersBeside } from './expected-types.ts'
import { findingsOf } from './findings.ts'
import { messageOf, unexpectedMessage } from './message.ts'

/** What the matchers add to `expect`. */
export interface ProblemMatchers {
  /**
   * Passes if a response is the problem. The response must also have what its status requires: `Allow` of a
   * 405, `no-store` of a 429, the status of its status line, members that fit the schema of the class.
   * With `.not`, only the problem itself is compared. A clone of the response is read.
   *
   * @param expected a class, a status code, or members; nothing for any problem. The class of a status also
   *   means all problem types with this status.
   * @param members members of the class and their values, or matchers in their place.
   * @example
   * ```ts
   * import { Hono } from 'hono'
   * import { expect } from 'vitest'
   * import 'hono-http-errors/testing/vitest'
   *
   * const app = httpErrors(new Hono())
   * app.get('/books/:id', () => {
   *   throw new NotFound('No book has that id.')
   * })
   *
   * const response = await app.request('/books/1')
   * await expect(response).toBeProblem(NotFound, { detail: 'No book has that id.' })
   * await expect(response).toBeProblem({ status: 404, detail: expect.stringContaining('book') })
   * ```
   */
  toBeProblem<Wanted extends Expectable>(
    // One signature: `expect(…).resolves` of Vitest has the last of several alone.
    expected?: Wanted,
    members?: MembersBeside<Wanted>
  ): Promise<void>
}

/** What Vitest and Jest call a matcher with, as `this`. */
export interface MatcherCall {
  /** Whether it was called as `expect(…).not`. */
  readonly isNot?: boolean | undefined
}

/** What a matcher returns. */
export interface MatcherOutcome {
  /** Whether the response is the problem. */
  readonly pass: boolean
  /** Returns why the assertion has failed: that with `.not`, where it passes. */
  message(): string
}

/**
 * The matcher `toBeProblem`, for `expect.extend`.
 *
 * @throws {TypeError} when it is called with what is no response, or cannot be expected; also with `.not`.
 * @example
 * ```ts
 * import { expect } from 'vitest'
 *
 * expect.extend(matchers)
 * ```
 */
export const matchers: {
  /**
   * Compares a response with a problem; see `ProblemMatchers`.
   *
   * @param response what was passed to `expect`: a Response whose content was not read.
   * @param expected a class, a status code, or members; undefined for any problem.
   * @param members members of the class and their values; only beside a class.
   * @returns whether the response is the problem, and the message of a failed assertion.
   * @throws {TypeError} for what is no response, or was read, and for what cannot be expected.
   */
  toBeProblem(
    this: MatcherCall,
    response: unknown,
    expected?: unknown,
    members?: unknown
  ): Promise<MatcherOutcome>
} = {
  async toBeProblem(response, expected, members) {
    const findings = await findingsOf(response, expected, members, 'toBeProblem()')
    const { differences, unmet } = findings
    // With `.not`, a response that lacks a field must not pass for another problem.
    const found = this.isNot ? differences : [...differences, ...unmet]
    return found.length > 0
      ? { pass: false, message: () => messageOf(findings) }
      : { pass: true, message: () => unexpectedMessage(findings) }
  },
}
