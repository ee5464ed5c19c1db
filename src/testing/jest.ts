/**
 * Extends the global `expect` of Jest with `toBeProblem`: name it in `setupFilesAfterEnv`, or import it in
 * a test. Where `expect` is not global, call `expect.extend(matchers)` of `hono-http-errors/testing`.
 *
 * @example
 * ```ts
 * import 'hono-http-errors/testing/jest'
 * ```
 * @module
 */

import { propertyOf } from '../untrusted/inspect.ts'
import type { Expectable, MembersBeside } from './expected-types.ts'
import { matchers } from './matchers.ts'

declare module 'expect' {
  // The type parameters are those of `expect` 27 and later, which `@jest/globals` extends.
  /** The matchers of Jest's `expect`, with `toBeProblem`. */
  interface Matchers<R extends void | Promise<void>, T> {
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

declare global {
  namespace jest {
    // The type parameters are those of `@types/jest`.
    interface Matchers<R, T> {
      /** As `toBeProblem` of `ProblemMatchers`. A method, so that two copies of it are overloads. */
      toBeProblem<Wanted extends Expectable>(
        expected?: Wanted,
        members?: MembersBeside<Wanted>
      ): Promise<void>
    }
  }
}

const { expect } = globalThis as { readonly expect?: { extend(added: typeof matchers): void } }
if (typeof propertyOf(expect, 'extend') !== 'function') {
  throw new TypeError(
    `There is no global expect of Jest: write expect.extend(matchers) with the matchers of 'hono-http-errors/testing'.`
  )
}
expect?.extend(matchers)

export { matchers }
// An import that stays in the declarations, which load the module that they extend.
export type { Matchers } from 'expect'
