/** class-validator: the array of ValidationErrors with which `validateOrReject` rejects. */

import { propertyOf } from '../../untrusted/inspect.ts'
import { arrayOf, MOST_ISSUES, NOT_ALLOWED, type LibraryIssue } from './library-issue.ts'

/** Deeper errors than this are left out. */
const DEEPEST = 32

/** The issues of a list of ValidationErrors: one for each constraint, also of nested objects. */
export function classValidatorIssues(failure: unknown): readonly LibraryIssue[] | undefined {
  const errors = arrayOf(failure)
  if (errors === undefined || !errors.every(isValidationError)) return undefined
  const issues: LibraryIssue[] = []
  collect(errors, [], issues)
  return issues.length > 0 ? issues : undefined
}

function collect(
  errors: readonly unknown[],
  path: readonly string[],
  issues: LibraryIssue[]
): void {
  if (path.length > DEEPEST) return
  for (const error of errors) {
    if (issues.length >= MOST_ISSUES) return
    const property = propertyOf(error, 'property')
    const here = typeof property === 'string' ? [...path, property] : path
    const input = propertyOf(error, 'value')
    for (const [code, text] of constraintsOf(error)) {
      const isUnknown = code === 'whitelistValidation'
      const message = isUnknown ? NOT_ALLOWED : String(text)
      issues.push({ message, path: here, code, input, isLibraryCode: true })
    }
    collect(childrenOf(error), here, issues)
  }
}

function isValidationError(error: unknown): boolean {
  const property = propertyOf(error, 'property')
  if (typeof property !== 'string' && property !== undefined) return false
  return constraintsOf(error).length > 0 || childrenOf(error).length > 0
}

function constraintsOf(error: unknown): readonly (readonly [string, unknown])[] {
  const constraints = propertyOf(error, 'constraints')
  if (typeof constraints !== 'object') return []
  try {
    return Object.entries(Object(constraints)).filter(([, text]) => typeof text === 'string')
  } catch {
    return [] // a Proxy that throws
  }
}

function childrenOf(error: unknown): readonly unknown[] {
  return arrayOf(propertyOf(error, 'children')) ?? []
}
