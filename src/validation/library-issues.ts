/** What failed validations of every library have in common: a list of issues. */

import { classValidatorIssues } from './libraries/class-validator.ts'
import { effectIssues } from './libraries/effect.ts'
import { jsonSchemaIssues } from './libraries/json-schema.ts'
import { typeboxIssues } from './libraries/typebox.ts'
import { typiaIssues } from './libraries/typia.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import { isIssueList, issuesOf } from './validation-issue.ts'

const readers = [
  typeboxIssues,
  jsonSchemaIssues,
  typiaIssues,
  classValidatorIssues,
  effectIssues,
] as const

/**
 * The issues of a failure: of Standard Schema, Zod, Valibot, ArkType, TypeBox, Ajv, typia,
 * class-validator, Effect. undefined for anything else.
 */
export function issuesOfFailure(failure: unknown): readonly unknown[] | undefined {
  if (typeof failure !== 'object' || failure === null) return undefined
  const issues = issuesOf(failure)
  if (issues !== undefined) return issues
  for (const read of readers) {
    const found = read(failure)
    if (found !== undefined) return found
  }
  return undefined
}

/** The issues of a value that a developer names as a failed validation: also a list, or the result of a `safeParse`. */
export function issuesOfResult(result: unknown): readonly unknown[] | undefined {
  const issues = issuesOfFailure(result) ?? (isIssueList(result) ? result : undefined)
  if (issues !== undefined || propertyOf(result, 'success') !== false) return issues
  return issuesOfFailure(propertyOf(result, 'error'))
}
