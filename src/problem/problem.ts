/** HttpError -> Problem (RFC 9457): the public part of an error. */

import { InternalServerError } from '../errors/errors.ts'
import { HttpError } from '../errors/http-error.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import { describe, type DescribeOptions, type Problem } from '../errors/problem.ts'
import { copyMembers } from '../untrusted/json-value.ts'

export type { Problem } from '../errors/problem.ts'

/** Options that apply to all problems of an app. */
export type ProblemOptions = DescribeOptions<HttpError>

/**
 * The problem of an error: all that is public, and nothing else. The cause, the stack, and
 * the message of an error that does not expose it are never in it. Never throws: where a property of the
 * error cannot be read, the problem is that of its status alone, and for what is no HttpError that of a 500.
 *
 * @param error an error of a class of this package, or of one that extends it.
 * @param options what an app changes of all its problems; without it, the problem is that of the error alone.
 * @example
 * ```ts
 * toProblem(new NotFound('No book has that id.')).detail // 'No book has that id.'
 * toProblem(new InternalServerError('The disk is full.')).detail.includes('disk') // false
 * ```
 */
export function toProblem(error: HttpError, options?: ProblemOptions): Problem {
  return (
    checked(() => describe(error, options)) ??
    // Of a Proxy, or a class with getters that throw, the status alone.
    checked(() => HttpError.prototype.toJSON.call(error)) ??
    describe(new InternalServerError())
  )
}

/** The problem if JSON can carry it and its status is that of an error. */
function checked(make: () => Problem): Problem | undefined {
  try {
    const problem = copyMembers(make()) as Problem
    return isErrorStatus(problem.status) ? problem : undefined
  } catch {
    return undefined
  }
}

/**
 * A copy of a problem for a function of the app, which may change what it is given: the response, the
 * report and other hooks still have the problem itself.
 */
export function copyOf(problem: Problem): Problem {
  // Members other than strings and the status are arrays, objects or numbers of an extension.
  for (const name in problem) {
    if (typeof problem[name] === 'object') return copyMembers(problem) as Problem
  }
  return { ...problem }
}
