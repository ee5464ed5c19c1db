/**
 * Reads the issues of schemas, whichever library they are of: those of Standard Schema, Zod 3 and 4,
 * Valibot, and ArkType.
 */

import { isArray, propertyAt, propertyOf } from '../untrusted/inspect.ts'
import { codeOfIssue } from './issue-code.ts'
import type { SubmittedValues } from './redaction.ts'

/** One fault of the submitted values. */
export interface Issue {
  /** The names and indexes on the way to the value. */
  readonly path: readonly PropertyKey[]
  /** The sentence for the client, without submitted values. */
  readonly detail: string
  /** The library's code for the kind of error, where it has one. */
  readonly code?: string | undefined
}

/** A longer text is not sent, as it is no sentence for a client. */
const LONGEST_DETAIL = 500
/** How deep unions within unions are read. */
const DEEPEST_UNION = 8
/** The detail where the message of the schema quotes a submitted value, or may. */
const NOT_VALID = 'This value is not valid.'
/** The detail for a name that the schema does not have: the name itself is a submitted value. */
const NOT_ALLOWED = 'This is not allowed here.'
/** The end of a message that quotes a value: a quotation, or after some words a number. */
const QUOTED_TAIL =
  /[,;:]?\s*(?:\bbut\s+)?\(?\b(?:(?:received|got|actual)\b:?\s*["'`[{(\d-]|(?:was|found)\b:?\s*["'`[{]).*/is

/** The issues of a failed validation: its property `issues`, or `arkErrors` of a TraversalError. */
export function issuesOf(failure: unknown): readonly unknown[] | undefined {
  return [propertyOf(failure, 'issues'), propertyOf(failure, 'arkErrors')].find(isIssueList)
}

/** Whether the value is a list of issues: at least one, and each with a message. */
export function isIssueList(value: unknown): value is readonly unknown[] {
  const list = toArray(value)
  return list.length > 0 && list.every((issue) => typeof propertyOf(issue, 'message') === 'string')
}

/** The submitted values that an issue has; the issues of Valibot have the whole. */
export function valuesOfIssue(issue: unknown): readonly unknown[] {
  return [...inputsOf(issue), propertyAt(issue, ['path', '0', 'input'])]
}

/**
 * The faults that an issue stands for: mostly one, but one for every name that the schema does not have.
 *
 * @param limit how many of them are returned at most.
 * @param data the validated value, undefined where it is not available.
 */
export function readIssue(
  issue: unknown,
  submitted: SubmittedValues,
  limit: number,
  data: unknown
): readonly Issue[] {
  const path = pathOf(issue)
  if (propertyOf(issue, 'code') === 'unrecognized_keys') {
    // Zod's message lists the names; pointers show them with their place.
    const names = toArray(propertyOf(issue, 'keys')).slice(0, limit).filter(isPropertyKey)
    return names.map((name) => ({
      path: [...path, name],
      detail: NOT_ALLOWED,
      code: 'unrecognized_keys',
    }))
  }
  const subjects = [...inputsOf(issue), propertyAt(data, path)]
  const detail = detailOf(issue, submitted, subjects)
  return [{ path, detail, code: codeOfIssue(issue, submitted, subjects) }]
}

/** The message, or else the expectation, if it quotes no submitted value. */
function detailOf(
  issue: unknown,
  submitted: SubmittedValues,
  subjects: readonly unknown[]
): string {
  const expectation = expectationOf(issue)
  if (expectation === NOT_ALLOWED) return NOT_ALLOWED
  const isPublic = (text = ''): boolean =>
    text !== '' && text.length <= LONGEST_DETAIL && !submitted.isQuotedIn(text, subjects)
  return [unquotedMessage(issue), expectation].find(isPublic) ?? NOT_VALID
}

/** The message of the schema, without the part that quotes the value. */
function unquotedMessage(issue: unknown): string | undefined {
  const message = String(propertyOf(issue, 'message'))
  if (isOfArkType(issue) && message.endsWith(String(propertyOf(issue, 'problem')))) {
    return undefined // path, expectation and value; a message of the app does not end so
  }
  const shorter = withoutReceived(message, propertyOf(issue, 'received'))
  return shorter.length > LONGEST_DETAIL ? undefined : shorter.replace(QUOTED_TAIL, '')
}

/** Without ` but received …` (Valibot) and `, received …` (Zod 3), whatever the value begins with. */
function withoutReceived(message: string, received: unknown): string {
  if (typeof received !== 'string' && typeof received !== 'number') return message
  const quotation = ` ${received}`
  if (!message.endsWith(quotation)) return message
  const beginning = message.slice(0, -quotation.length)
  const shorter = beginning.replace(/[:,]?(?: but)? received$/i, '')
  return shorter === beginning ? message : shorter
}

/** What the schema expects, where the library has it apart from the message. */
function expectationOf(issue: unknown): string | undefined {
  if (isOfArkType(issue)) {
    const expected = expectedByArkType(issue)
    return expected === 'removed' ? NOT_ALLOWED : expected && `must be ${expected}`
  }
  const expected = propertyOf(issue, 'expected')
  if (!isOfValibot(issue) || typeof expected !== 'string') return undefined
  return expected === 'never' ? NOT_ALLOWED : `Expected ${expected}`
}

/** `expected`; that of a union or an intersection quotes the value too, but those in it do not. */
function expectedByArkType(error: unknown, depth = 0): string | undefined {
  const parts = toArray(propertyOf(error, 'errors'))
  if (depth > DEEPEST_UNION) return undefined
  if (parts.length === 0) {
    const expected = propertyOf(error, 'expected')
    return typeof expected === 'string' ? expected : undefined
  }
  const { length } = pathOf(error)
  const expected = parts.map((part) =>
    pathOf(part).length === length ? expectedByArkType(part, depth + 1) : undefined
  )
  if (expected.includes(undefined)) return undefined
  return [...new Set(expected)].join(propertyOf(error, 'code') === 'union' ? ' or ' : ' and ')
}

function isOfArkType(issue: unknown): boolean {
  return typeof propertyOf(issue, 'problem') === 'string'
}

function isOfValibot(issue: unknown): boolean {
  return typeof propertyOf(issue, 'kind') === 'string'
}

/** The value that the issue is about, as far as the issue has it. */
function inputsOf(issue: unknown): readonly unknown[] {
  // ArkType has other data in `input`, Valibot a quotation of the value in `received`.
  if (isOfArkType(issue)) return [propertyOf(issue, 'data')]
  const input = propertyOf(issue, 'input')
  // `received` of Zod 3 is the name of a type, or else the value.
  const isType = isOfValibot(issue) || propertyOf(issue, 'code') === 'invalid_type'
  return isType ? [input] : [input, propertyOf(issue, 'received')]
}

function pathOf(issue: unknown): readonly PropertyKey[] {
  const keys: PropertyKey[] = []
  for (const segment of toArray(propertyOf(issue, 'path'))) {
    const key = isPropertyKey(segment) ? segment : propertyOf(segment, 'key')
    // A key that is an object, as in a Map, has no name: the pointer ends before it.
    if (!isPropertyKey(key)) break
    keys.push(key)
  }
  return keys
}

/** The members of an array, also of a subclass of Array; none of any other value. */
function toArray(value: unknown): readonly unknown[] {
  try {
    return isArray(value) ? [...value] : []
  } catch {
    return [] // a Proxy that throws
  }
}

function isPropertyKey(value: unknown): value is PropertyKey {
  return ['string', 'number', 'symbol'].includes(typeof value)
}
