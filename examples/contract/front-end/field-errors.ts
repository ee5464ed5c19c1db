/** The errors of a form by the names of its fields. */
import { isValidationProblem } from 'hono-http-errors'
import { problemOf } from './api.ts'
import type { Texts } from './texts.ts'

/** What is wrong, by the name of the field. */
export type FieldErrors = Readonly<Record<string, string>>

/** The errors of a failed validation, by the member of the content that each points to (RFC 6901 §6). */
export function fieldErrorsOf(error: unknown, texts: Texts): FieldErrors {
  const problem = problemOf(error)
  if (!problem || !isValidationProblem(problem)) return {}
  const found: Record<string, string> = {}
  for (const { pointer, code, detail } of problem.errors) {
    const name = nameOf(pointer)
    // Of several errors of a field, the first one is shown.
    found[name] ??= texts.faults[`${name} ${code}`] ?? detail
  }
  return found
}

/** The first name of a JSON Pointer in a fragment: `email` of `#/email/0`; empty for the whole content. */
function nameOf(pointer: unknown): string {
  const [, name = ''] = String(pointer).split('/')
  try {
    return decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~')
  } catch {
    return name // no percent-encoding
  }
}
