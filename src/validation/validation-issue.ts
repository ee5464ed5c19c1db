/**
 * What schemas find wrong, whichever library they are of: those of Standard Schema, Zod 3 and 4,
 * Valibot, and ArkType.
 */

import { propertyAt, propertyOf } from '../untrusted/inspect.ts'
import { codeOfIssue } from './issue-code.ts'
import type { SubmittedValues } from './redaction.ts'

/** One thing that is wrong. */
export interface Issue {
  /** The names and indexes on the way to it. */
  readonly path: readonly PropertyKey[]
  /** What may be told of it: never what was sent. */
  readonly detail: string
  /** The library's code for the kind of error, where it has one. */
  readonly code?: string | undefined
}

/** What is longer than this is no sentence for a client. */
const LONGEST_DETAIL = 500
/** Unions within unions, further than anybody would read. */
const DEEPEST_UNION = 8
/** Said where the message of the schema tells what was sent, or may. */
const NOT_VALID = 'This value is not valid.'
/** Said of names that a schema does not know, as the names are what was sent. */
const NOT_ALLOWED = 'This is not allowed here.'
/** How messages go on to tell what was sent: as a quotation, or after some words as a number. */
const QUOTED_TAIL =
  /[,;:]?\s*(?:\bbut\s+)?\(?\b(?:(?:received|got|actual)\b:?\s*["'`[{(\d-]|(?:was|found)\b:?\s*["'`[{]).*$/is

/** The issues that a failure has: those of its property `issues`, or of ArkType's TraversalError. */
export function issuesOf(failure: unknown): readonly unknown[] | undefined {
  const issues = propertyOf(failure, 'issues')
  if (isIssueList(issues)) return issues
  const arkErrors = propertyOf(failure, 'arkErrors')
  return isIssueList(arkErrors) ? arkErrors : undefined
}

/** Whether these are issues: every member has a message, and there is one at least. */
export function isIssueList(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value) && value.length > 0 && value.every(isIssue)
  } catch {
    return false // a Proxy that throws
  }
}

/** What the issue itself knows of the values that were sent, in Valibot the whole of it. */
export function sentWith(issue: unknown): readonly unknown[] {
  return [...inputsOf(issue), propertyAt(issue, ['path', '0', 'input'])]
}

/**
 * What is told of an issue: mostly that one thing, but an error for every name that is not known.
 *
 * @param sent knows all that was sent.
 * @param limit of how many are told.
 * @param data what was validated, where it is known.
 */
export function readIssue(
  issue: unknown,
  sent: SubmittedValues,
  limit: number,
  data: unknown
): readonly Issue[] {
  const path = pathOf(issue)
  if (propertyOf(issue, 'code') === 'unrecognized_keys') {
    // Zod's message lists the names; pointers tell them with their place.
    const names = membersOf(issue, 'keys').slice(0, limit).filter(isPropertyKey)
    return names.map((name) => ({
      path: [...path, name],
      detail: NOT_ALLOWED,
      code: 'unrecognized_keys',
    }))
  }
  const inputs = [...inputsOf(issue), valueAt(data, path)]
  return [{ path, detail: detailOf(issue, sent, inputs), code: codeOfIssue(issue, sent, inputs) }]
}

function isIssue(value: unknown): boolean {
  return typeof propertyOf(value, 'message') === 'string'
}

/** The first of what could be said that says nothing of what was sent. */
function detailOf(issue: unknown, sent: SubmittedValues, inputs: readonly unknown[]): string {
  const wanted = expectation(issue)
  if (wanted === NOT_ALLOWED) return wanted
  const sayable = [ownMessage(issue), wanted].find(
    (text) =>
      text !== undefined &&
      text !== '' &&
      text.length <= LONGEST_DETAIL &&
      !sent.isQuotedIn(text, inputs)
  )
  return sayable ?? NOT_VALID
}

/** The message of the schema, without what it tells of the value. */
function ownMessage(issue: unknown): string | undefined {
  const message = String(propertyOf(issue, 'message'))
  if (isOfArkType(issue) && message.endsWith(String(propertyOf(issue, 'problem')))) {
    return undefined // path, expectation and value; one that is configured is none of it
  }
  const shorter = withoutTail(message, propertyOf(issue, 'received'))
  return shorter.length > LONGEST_DETAIL ? undefined : shorter.replace(QUOTED_TAIL, '')
}

/** Without ` but received "…"` (Valibot) and `, received '…'` (Zod 3). */
function withoutTail(message: string, received: unknown): string {
  if (typeof received !== 'string' && typeof received !== 'number') return message
  for (const form of [received, `'${received}'`]) {
    if (!message.endsWith(` ${form}`)) continue
    const start = message.slice(0, -` ${form}`.length)
    const shorter = start.replace(/[:,]?(?: but)? received$/i, '')
    if (shorter !== start) return shorter
  }
  return message
}

/** What the schema wants, where the library tells it apart from the message. */
function expectation(issue: unknown): string | undefined {
  if (isOfArkType(issue)) {
    const wanted = wantedByArkType(issue)
    return wanted === 'removed' ? NOT_ALLOWED : wanted && `must be ${wanted}`
  }
  const expected = propertyOf(issue, 'expected')
  if (!isOfValibot(issue) || typeof expected !== 'string') return undefined
  return expected === 'never' ? NOT_ALLOWED : `Expected ${expected}`
}

/** `expected`; of a union or an intersection it tells the value too, but those in it do not. */
function wantedByArkType(error: unknown, depth = 0): string | undefined {
  const parts = membersOf(error, 'errors')
  if (depth > DEEPEST_UNION) return undefined
  if (parts.length === 0) {
    const expected = propertyOf(error, 'expected')
    return typeof expected === 'string' ? expected : undefined
  }
  const { length } = pathOf(error)
  const wanted = parts.map((part) =>
    pathOf(part).length === length ? wantedByArkType(part, depth + 1) : undefined
  )
  if (wanted.includes(undefined)) return undefined
  return [...new Set(wanted)].join(propertyOf(error, 'code') === 'union' ? ' or ' : ' and ')
}

function isOfArkType(issue: unknown): boolean {
  return typeof propertyOf(issue, 'problem') === 'string'
}

function isOfValibot(issue: unknown): boolean {
  return typeof propertyOf(issue, 'kind') === 'string'
}

/** The value that the issue is about, as far as the issue has it. */
function inputsOf(issue: unknown): readonly unknown[] {
  // ArkType has its own notes in `input`, Valibot a quotation of it in `received`.
  if (isOfArkType(issue)) return [propertyOf(issue, 'data')]
  const input = propertyOf(issue, 'input')
  // Zod 3: the name of a type, or else the value.
  const isType = isOfValibot(issue) || propertyOf(issue, 'code') === 'invalid_type'
  return isType ? [input] : [input, propertyOf(issue, 'received')]
}

function pathOf(issue: unknown): readonly PropertyKey[] {
  const keys: PropertyKey[] = []
  for (const segment of membersOf(issue, 'path')) {
    const key = isPropertyKey(segment) ? segment : propertyOf(segment, 'key')
    // A key that is an object, as in a Map, has no name: the pointer ends before it.
    if (!isPropertyKey(key)) break
    keys.push(key)
  }
  return keys
}

/** The members of a property that is an array, in an array of the usual kind; else none. */
function membersOf(issue: unknown, name: string): readonly unknown[] {
  try {
    const list = propertyOf(issue, name)
    return Array.isArray(list) ? Array.from<unknown>(list) : []
  } catch {
    return [] // a Proxy that throws
  }
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(propertyOf, data)
}

function isPropertyKey(value: unknown): value is PropertyKey {
  return ['string', 'number', 'symbol'].includes(typeof value)
}
