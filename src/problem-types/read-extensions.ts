/** Runs the schema of a problem type, which may throw, return a promise or anything else. */

import { isPlainObject } from '../checks/plain-object.ts'
import { reservedMembers } from '../errors/problem-members.ts'
import { isArray, propertyOf, textOf } from '../untrusted/inspect.ts'
import { ignoreRejection } from '../untrusted/maybe-promise.ts'
import type { StandardSchema } from '../untrusted/standard-schema.ts'

/** The extension members of an occurrence, or why the schema refused them. */
export type ExtensionsResult =
  | { readonly extensions: object; readonly violation?: undefined }
  | { readonly extensions?: undefined; readonly violation: readonly unknown[] }

/** How many issues of a violation are kept; more of them add nothing. */
const MOST_ISSUES = 100

/** Never throws. A schema that cannot decide at once has refused: the error is thrown now. */
export function readExtensions(schema: StandardSchema, members: object): ExtensionsResult {
  try {
    const result = schema['~standard'].validate(members)
    if (typeof propertyOf(result, 'then') === 'function') {
      ignoreRejection(Promise.resolve(result))
      return refused('The schema is asynchronous. An error needs its members when it is thrown.')
    }
    const issues = propertyOf(result, 'issues')
    if (issues !== undefined) {
      const list = isArray(issues) ? Array.prototype.slice.call(issues, 0, MOST_ISSUES) : []
      return { violation: list.length > 0 ? list : [issues] }
    }
    const value = propertyOf(result, 'value')
    if (typeof value !== 'object' || value === null || isArray(value)) {
      return refused('The schema returned no object.')
    }
    // Getters and Proxies that throw do so here, and not while the response is written.
    const extensions = { ...value }
    // Of a Map or a Promise nothing would be sent, of a Date something else.
    const hasMembers = isPlainObject(value) || Object.keys(extensions).length > 0
    if (!hasMembers || 'toJSON' in value) {
      return refused('The schema returned an object without members, or with a toJSON.')
    }
    const reserved = [...reservedMembers].find((name) => name in extensions)
    if (reserved === undefined) return { extensions }
    return refused(`The schema returned the member '${reserved}', which the problem has itself.`)
  } catch (thrown) {
    return { violation: [thrown] }
  }
}

function refused(message: string): ExtensionsResult {
  return { violation: [{ message }] }
}

/** In characters: a path or a message that is longer is content, and not where a fault is. */
const LONGEST_TEXT = 500

/** The issues as a text for the log: place and message of each, never a value. Never throws. */
export function textOfViolation(violation: readonly unknown[]): string {
  return violation.slice(0, 10).map(textOfIssue).join('; ')
}

function textOfIssue(issue: unknown): string {
  const place = placeOf(propertyOf(issue, 'path')).slice(0, LONGEST_TEXT)
  const message = textOf(issue, 'message').slice(0, LONGEST_TEXT) || 'refused'
  return place === '' ? message : `${place}: ${message}`
}

/** A part of the path is a name, or an object with one (Standard Schema, `PathSegment`). */
function placeOf(path: unknown): string {
  if (!isArray(path)) return ''
  try {
    const parts = Array.prototype.slice.call(path, 0, 20) as readonly unknown[]
    return Array.from(parts, (part) => String(propertyOf(part, 'key') ?? part)).join('.')
  } catch {
    return '?' // a Proxy, or a toString that throws
  }
}
