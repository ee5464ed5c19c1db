/** typia: the `errors` of `validate`, and the TypeGuardError of `assert`. */

import { propertyOf } from '../../untrusted/inspect.ts'
import { arrayOf, NOT_ALLOWED, type LibraryIssue } from './library-issue.ts'

/** The issues of `IValidation.IError[]`, of an `IValidation.IFailure`, or of a TypeGuardError. */
export function typiaIssues(failure: unknown): readonly LibraryIssue[] | undefined {
  const errors =
    arrayOf(failure) ?? (isTypeError(failure) ? [failure] : arrayOf(propertyOf(failure, 'errors')))
  if (errors === undefined || errors.length === 0 || !errors.every(isTypeError)) return undefined
  return errors.map((error) => ({
    message: messageOf(String(propertyOf(error, 'expected'))),
    path: pathOf(String(propertyOf(error, 'path'))),
    input: propertyOf(error, 'value'),
    isLibraryCode: true,
  }))
}

function isTypeError(error: unknown): boolean {
  const path = propertyOf(error, 'path')
  return (
    typeof path === 'string' &&
    path.startsWith('$input') &&
    typeof propertyOf(error, 'expected') === 'string'
  )
}

/** typia names an anonymous object type `__type`, and expects undefined where there must be no property. */
function messageOf(expected: string): string {
  if (expected === 'undefined') return NOT_ALLOWED
  return `Expected ${expected.replace(/\b__type(?:\.o\d+)?\b/g, 'object')}`
}

/** `$input.books[0]["a/b"]`: the names and indexes of a JavaScript expression. */
function pathOf(expression: string): readonly PropertyKey[] {
  const keys: PropertyKey[] = []
  const token = /\.([\p{ID_Start}$_][\p{ID_Continue}$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/uy
  token.lastIndex = '$input'.length
  for (let match = token.exec(expression); match !== null; match = token.exec(expression)) {
    const [, name, index, quoted] = match
    keys.push(name ?? (index === undefined ? unquoted(String(quoted)) : Number(index)))
  }
  return keys
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text))
  } catch {
    return text.slice(1, -1)
  }
}
