/** The machine-readable code of an issue, where the validation library has one. */

import { propertyOf } from '../untrusted/inspect.ts'
import type { SubmittedValues } from './redaction.ts'

/** An identifier of a reasonable length; anything else is no code. */
const identifier = /^[A-Za-z][\w.:-]{0,63}$/

/** The codes of Zod 3 and 4, as in `invalid_type`, `too_small`, `not_multiple_of`, `custom`. */
const zodCode = /^(?:(?:invalid|too|not|unrecognized)_[a-z_]+|custom)$/

/**
 * `code` of Zod, ArkType and others, `type` of Valibot (`string`, `max_length`).
 *
 * A code of an unknown library is left out if it quotes what was sent.
 *
 * @param inputs the values that the issue is about.
 */
export function codeOfIssue(
  issue: unknown,
  sent: SubmittedValues,
  inputs: readonly unknown[]
): string | undefined {
  const isOfValibot = typeof propertyOf(issue, 'kind') === 'string'
  const code = propertyOf(issue, isOfValibot ? 'type' : 'code')
  if (typeof code !== 'string' || !identifier.test(code)) return undefined
  const isKnown = isOfValibot || isCodeOfLibrary(issue, code)
  return isKnown || !sent.isQuotedIn(code, inputs) ? code : undefined
}

function isCodeOfLibrary(issue: unknown, code: string): boolean {
  // ArkType's errors have a `problem`; the readers of `libraries/` mark theirs.
  return (
    zodCode.test(code) ||
    typeof propertyOf(issue, 'problem') === 'string' ||
    propertyOf(issue, 'isLibraryCode') === true
  )
}
