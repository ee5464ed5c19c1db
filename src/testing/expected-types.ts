/** The types of what a test expects: values, or the matchers of a test framework in their place. */

import type { Condition } from '../errors/error-init.ts'
import type { AnyErrorClass, ProblemOf } from '../problem-types/problem-of.ts'

/** `expect.any(Number)`, `expect.stringContaining('…')` and others of Vitest, Jest or sinon. */
export interface AsymmetricMatcher {
  /**
   * Whether the value is one of those that are expected.
   *
   * @param received the member of the problem; undefined where the problem does not have it.
   */
  asymmetricMatch(received: unknown): boolean
}

/** A value, a matcher in its place, or for a string a regular expression. */
export type Expected<Value> =
  | AsymmetricMatcher
  | (Value extends string
      ? Value | RegExp
      : Value extends object
        ? { readonly [Name in keyof Value]: Expected<Value[Name]> }
        : Value)

type SomeExpected<Problem> = {
  readonly [Name in keyof Problem]?: Expected<Problem[Name]> | undefined
}

/** Some members of the problem of a class; undefined for a member that must be absent. */
export type ExpectedMembers<Class extends AnyErrorClass> = SomeExpected<ProblemOf<Class>>

/** Some members of any problem; undefined for a member that must be absent. */
export interface ExpectedProblem {
  /** The problem type; `about:blank` where the problem has none. */
  readonly type?: Expected<string> | undefined
  /** The summary of the problem type. */
  readonly title?: Expected<string> | undefined
  /** The status code of the response. */
  readonly status?: Expected<number> | undefined
  /** What happened this time. */
  readonly detail?: Expected<string> | undefined
  /** The URI reference of this occurrence. */
  readonly instance?: Expected<string> | undefined
  /** Whether the condition passes by itself. */
  readonly condition?: Expected<Condition> | undefined
  /** Whether the request took effect. */
  readonly applied?: Expected<boolean> | undefined
  /** An extension member. */
  readonly [member: string]: unknown
}

/** A class, a status code, or members. */
export type Expectable = AnyErrorClass | ExpectedProblem | number

/**
 * The members that can be expected beside a class; nothing beside a status code or members. Any, where the
 * type does not say which of the three it is: `expect(promise).resolves` of Vitest loses it.
 */
export type MembersBeside<Wanted> = [Expectable] extends [Wanted]
  ? Readonly<Record<string, unknown>>
  : Wanted extends AnyErrorClass
    ? ExpectedMembers<Wanted>
    : never
