/** Compares a response with a problem, for any test framework. */

import type { AnyErrorClass, ProblemOf } from '../problem-types/problem-of.ts'
import type { ExpectedMembers, ExpectedProblem } from './expected-types.ts'
import { findingsOf } from './findings.ts'
import { messageOf } from './message.ts'

/**
 * Returns the differences between a response and the problem of a class, a line each; none if the
 * response is that problem. Besides, the response must have what its status requires: `Allow` of a 405,
 * `no-store` of a 429, the status of its status line, members that fit the schema of the class. A clone of
 * the response is read.
 *
 * @param response the response of `app.request()`, `fetch` or `hc`.
 * @param expected a class; that of a status also means all problem types with this status.
 * @param members members of the class and their values, or matchers in their place.
 * @throws {TypeError} for what is no response, or was read, and for what cannot be expected.
 * @example
 * ```ts
 * const response = new NotFound('No book has that id.').getResponse()
 * await problemDifferences(response, NotFound, { detail: 'No book has that id.' }) // []
 * ```
 */
export function problemDifferences<Class extends AnyErrorClass>(
  response: Response,
  expected: Class,
  members?: ExpectedMembers<Class>
): Promise<readonly string[]>
/**
 * Returns the differences between a response and a problem with a status or with some members, a line each.
 *
 * @param response the response of `app.request()`, `fetch` or `hc`.
 * @param expected a status code, or members; nothing for any problem.
 * @throws {TypeError} for what is no response, or was read, and for what cannot be expected.
 */
export function problemDifferences(
  response: Response,
  expected?: number | ExpectedProblem
): Promise<readonly string[]>
export async function problemDifferences(
  response: Response,
  expected?: unknown,
  members?: unknown
): Promise<readonly string[]> {
  const { differences, unmet } = await findingsOf(
    response,
    expected,
    members,
    'problemDifferences()'
  )
  return [...differences, ...unmet]
}

/**
 * What `assertProblem` throws. Test runners show it as they show an error of `node:assert`.
 *
 * @example
 * ```ts
 * const response = new NotFound().getResponse()
 * const error: unknown = await assertProblem(response, Conflict).catch((reason) => reason)
 * error instanceof ProblemAssertionError // true
 * ```
 */
export class ProblemAssertionError extends Error {
  /** The code of `node:assert`, which marks a failed assertion. */
  readonly code = 'ERR_ASSERTION'
  /** A line for each difference. */
  readonly differences: readonly string[]

  /**
   * Made by `assertProblem`.
   *
   * @param message the differences as text, for people.
   * @param differences a line for each difference, for programs.
   */
  constructor(message: string, differences: readonly string[]) {
    super(message)
    this.differences = differences
  }

  override get name(): string {
    return 'AssertionError'
  }
}

/**
 * Asserts that a response is a problem of a class, for `node:test`, `bun:test`, `Deno.test` and others. It
 * compares as `problemDifferences` does.
 *
 * @param response the response of `app.request()`, `fetch` or `hc`.
 * @param expected a class; that of a status also means all problem types with this status.
 * @param members members of the class and their values, or matchers in their place.
 * @returns the problem.
 * @throws {ProblemAssertionError} with a list of the differences.
 * @throws {TypeError} for what is no response, or was read, and for what cannot be expected.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * const problem = await assertProblem(await app.request('/nowhere'), NotFound)
 * problem.title // 'Not Found'
 * ```
 */
export function assertProblem<Class extends AnyErrorClass>(
  response: Response,
  expected: Class,
  members?: ExpectedMembers<Class>
): Promise<ProblemOf<Class>>
/**
 * Asserts that a response is a problem with a status or with some members.
 *
 * @param response the response of `app.request()`, `fetch` or `hc`.
 * @param expected a status code, or members; nothing for any problem.
 * @returns the problem.
 * @throws {ProblemAssertionError} with a list of the differences.
 * @throws {TypeError} for what is no response, or was read, and for what cannot be expected.
 */
export function assertProblem(
  response: Response,
  expected?: number | ExpectedProblem
): Promise<Readonly<Record<string, unknown>>>
export async function assertProblem(
  response: Response,
  expected?: unknown,
  members?: unknown
): Promise<object> {
  const findings = await findingsOf(response, expected, members, 'assertProblem()')
  const { differences, unmet, received } = findings
  const all = [...differences, ...unmet]
  if (all.length > 0) throw new ProblemAssertionError(messageOf(findings), all)
  return { ...received.problem }
}
