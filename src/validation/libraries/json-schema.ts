/** Errors of JSON Schema validators: Ajv 8, and TypeBox 1 (`typebox`). */

import { propertyAt, propertyOf } from '../../untrusted/inspect.ts'
import { arrayOf, NOT_ALLOWED, pathOfPointer, type LibraryIssue } from './library-issue.ts'

/**
 * The issues of `validate.errors`, of Ajv's ValidationError, and of the ParseError, DecodeError and
 * AssertError of TypeBox 1, which have the errors and the value in their `cause`.
 */
export function jsonSchemaIssues(failure: unknown): readonly LibraryIssue[] | undefined {
  const errors =
    arrayOf(failure) ??
    arrayOf(propertyOf(failure, 'errors')) ??
    (isOfTypebox(failure) ? arrayOf(propertyAt(failure, ['cause', 'errors'])) : undefined)
  if (errors === undefined || errors.length === 0 || !errors.every(isKeywordError)) return undefined
  const value = propertyOf(failure, 'value') ?? propertyAt(failure, ['cause', 'value'])
  const unions = errors.flatMap(unionsOf)
  const seen = new Set<string>()
  return errors
    .filter((error) => !unions.some((union) => schemaPathOf(error).startsWith(union)))
    .flatMap((error) => readError(error, value))
    .filter(({ path, message }) => {
      const key = JSON.stringify([path, message])
      return !seen.has(key) && seen.add(key)
    })
}

/** An error of TypeBox 1: `new Error(source, { cause: { source, errors, value } })`. */
function isOfTypebox(failure: unknown): boolean {
  return typeof propertyAt(failure, ['cause', 'source']) === 'string'
}

function isKeywordError(error: unknown): boolean {
  return ['keyword', 'instancePath', 'schemaPath', 'message'].every(
    (name) => typeof propertyOf(error, name) === 'string'
  )
}

function schemaPathOf(error: unknown): string {
  return String(propertyOf(error, 'schemaPath'))
}

/** Where the members of a union stand in the schema: their errors repeat that of the union. */
function unionsOf(error: unknown): readonly string[] {
  const keyword = String(propertyOf(error, 'keyword'))
  if (keyword !== 'anyOf' && keyword !== 'oneOf') return []
  const path = schemaPathOf(error)
  // Ajv's path ends in the keyword, that of TypeBox does not.
  return [path.endsWith(`/${keyword}`) ? `${path}/` : `${path}/${keyword}/`]
}

/** One issue; of a missing or additional property with its name in the path, one for each name. */
function readError(error: unknown, value: unknown): readonly LibraryIssue[] {
  const keyword = String(propertyOf(error, 'keyword'))
  const path = pathOfPointer(String(propertyOf(error, 'instancePath')))
  const issueAt = (at: readonly string[], message: string): LibraryIssue => ({
    message,
    path: at,
    code: keyword,
    input: at.reduce<unknown>(propertyOf, value),
    isLibraryCode: true,
  })
  const params = propertyOf(error, 'params')
  const message = String(propertyOf(error, 'message'))
  if (keyword === 'required') {
    const missing = namesIn(params, 'missingProperty', 'requiredProperties')
    if (missing.length > 0) return missing.map((name) => issueAt([...path, name], 'is required'))
  }
  if (keyword.endsWith('Properties')) {
    const names = namesIn(
      params,
      'additionalProperty',
      'additionalProperties',
      'unevaluatedProperty',
      'unevaluatedProperties'
    )
    if (names.length > 0) {
      return names.map((name) => ({ ...issueAt([...path, name], NOT_ALLOWED), code: keyword }))
    }
  }
  // TypeBox reports an additional property a second time, as the schema `false`, before the name.
  if (
    keyword === 'boolean' &&
    /\/(?:additional|unevaluated)Properties$/.test(schemaPathOf(error))
  ) {
    const code = schemaPathOf(error).split('/').at(-1)
    return [{ ...issueAt(path, NOT_ALLOWED), code }]
  }
  return [issueAt(path, message)]
}

function namesIn(params: unknown, ...members: readonly string[]): readonly string[] {
  return members.flatMap((member) => {
    const value = propertyOf(params, member)
    return (arrayOf(value) ?? [value]).filter((name) => typeof name === 'string')
  })
}
