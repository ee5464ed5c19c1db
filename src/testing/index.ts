/**
 * Tests of problems: for any test framework, without side effects.
 *
 * `hono-http-errors/testing/vitest` and `hono-http-errors/testing/jest` extend `expect`.
 *
 * @module
 */

export type {
  AsymmetricMatcher,
  Expectable,
  Expected,
  ExpectedMembers,
  ExpectedProblem,
  MembersBeside,
} from './expected-types.ts'
export { matchers } from './matchers.ts'
export type { MatcherCall, MatcherOutcome, ProblemMatchers } from './matchers.ts'
export { assertProblem, ProblemAssertionError, problemDifferences } from './problem-differences.ts'
