/**
 * Extends `expect` of Vitest with `toBeProblem`: import it in a test, or name it in `setupFiles`.
 *
 * @example
 * ```ts
 * import 'hono-http-errors/testing/vitest'
 * ```
 * @module
 */

import { expect } from 'vitest'
import type { Expectable, MembersBeside } from './expected-types.ts'
import { matchers } from './matchers.ts'

declare global {
  // The assertions of Vitest 1 to 5 all extend this interface. `Matchers` of Vitest is missing before 3.2, and
  // has other type parameters in 5.
  namespace Chai {
    /** The assertions of Vitest's `expect`, with `toBeProblem`. */
    interface Assertion {
      /**
       * As `toBeProblem` of `ProblemMatchers`. A method, so that two copies of it are overloads.
       *
       * @param expected a class, a status code, or members; nothing for any problem.
       * @param members members of the class and their values, or matchers in their place.
       */
      toBeProblem<Wanted extends Expectable>(
        expected?: Wanted,
        members?: MembersBeside<Wanted>
      ): Promise<void>
    }
  }
}

expect.extend(matchers)

export { matchers }
