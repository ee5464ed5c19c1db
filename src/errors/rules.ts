/**
 * How a constructor option becomes a part of the response, and the types that follow.
 *
 * The keywords of the RFCs become those of TypeScript: a MUST is a required option, a SHOULD or MAY
 * an optional one, and what is always the same has no option.
 */

import type { Fixed, Target } from '../fields/field.ts'

/** A required option. */
export interface Must<Value> {
  readonly strength: 'must'
  readonly target: Target<Value>
}

/** An optional option. */
export interface May<Value> {
  readonly strength: 'may'
  readonly target: Target<Value>
}

/** The rules of one status: option name -> rule. */
export type Rules = Readonly<Record<string, Must<unknown> | May<unknown> | Fixed>>

/** An option that the RFC demands: "MUST generate". */
/* @__NO_SIDE_EFFECTS__ */
export function must<Value>(target: Target<Value>): Must<Value> {
  return { strength: 'must', target }
}

/** An option that the RFC offers: "MAY", or "SHOULD … if". */
/* @__NO_SIDE_EFFECTS__ */
export function may<Value>(target: Target<Value>): May<Value> {
  return { strength: 'may', target }
}

type NamesOf<R extends Rules, Strength> = {
  [Name in keyof R]: R[Name]['strength'] extends Strength ? Name : never
}[keyof R]

type ValueOf<Rule> = Rule extends Must<infer Value> | May<infer Value> ? Value : never

/** The options that follow from the rules of a status. */
export type RuleOptions<R extends Rules> = {
  [Name in NamesOf<R, 'must'>]: ValueOf<R[Name]>
} & {
  [Name in NamesOf<R, 'may'>]?: ValueOf<R[Name]> | undefined
}

/** One object type instead of an intersection: only so does a wrong option stand out. */
type Flat<Options> = { [Name in keyof Options]: Options[Name] }

/** The arguments of a constructor with `Common` options and these rules. */
export type Arguments<R extends Rules, Common> = [NamesOf<R, 'must'>] extends [never]
  ? | [message?: string | undefined, options?: Flat<Common & RuleOptions<R>> | undefined]
    | [options: Flat<Common & RuleOptions<R>>]
  : | [message: string | undefined, options: Flat<Common & RuleOptions<R>>]
    | [options: Flat<Common & RuleOptions<R>>]
