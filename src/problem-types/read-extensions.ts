/** Runs the schema of a problem type, which may throw, return a promise or anything else. */

import { reservedMembers } from '../errors/problem-members.ts'
import { isArray, propertyAt, propertyOf } from '../untrusted/inspect.ts'
import { ignoreRejection } from '../untrusted/maybe-promise.ts'
import type { StandardSchema } from '../untrusted/standard-schema.ts'

/** The extension members of an occurrence, or why the schema refused them. */
export type ExtensionsResult =
  | { readonly extensions: object; readonly violation?: undefined }
  | { readonly extensions?: undefined; readonly violation: readonly unknown[] }

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
      return { violation: isArray(issues) && issues.length > 0 ? [...issues] : [issues] }
    }
    const value = propertyOf(result, 'value')
    if (typeof value !== 'object' || value === null || isArray(value)) {
      return refused('The schema returned no object.')
    }
    // Getters and Proxies that throw do so here, and not while the response is written.
    const extensions = { ...value }
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

/** The issues as a text for the log: place and message of each, never a value. */
export function textOfViolation(violation: readonly unknown[]): string {
  return violation
    .slice(0, 10)
    .map((issue) => {
      const path = propertyOf(issue, 'path')
      const place = isArray(path) ? path.map(nameOf).join('.') : ''
      const message = propertyOf(issue, 'message')
      return `${place === '' ? '' : `${place}: `}${typeof message === 'string' ? message : 'refused'}`
    })
    .join('; ')
}

/** A part of the path is a name, or an object with one (Standard Schema, `PathSegment`). */
function nameOf(part: unknown): string {
  try {
    return String(propertyAt(part, ['key']) ?? part)
  } catch {
    return '?' // a toString that throws
  }
}
