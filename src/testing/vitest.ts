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
import { matchers, type ProblemMatchers } from './matchers.ts'

declare module 'vitest' {
  // The type parameter is that of Vitest (3.2 and later).
  interface Matchers<T> extends ProblemMatchers {}
}

expect.extend(matchers)

export { matchers }
