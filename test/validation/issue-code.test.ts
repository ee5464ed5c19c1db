import { describe, expect, test } from 'vitest'
import { codeOfIssue } from '../../src/validation/issue-code.ts'
import { SubmittedValues } from '../../src/validation/redaction.ts'

/** The code of an issue about a value that the client has sent. */
function codeOf(issue: object, sent = 'secret'): string | undefined {
  const submitted = new SubmittedValues()
  submitted.add(sent)
  return codeOfIssue(issue, submitted, [sent])
}

describe('codeOfIssue()', () => {
  test.each([
    [{ code: 'too_small' }, 'too_small'],
    [{ code: 'A' }, 'A'],
    [{ code: 'a.b:c-9' }, 'a.b:c-9'],
    [{ code: 'a'.repeat(64) }, 'a'.repeat(64)],
    [{ code: 'a'.repeat(65) }, undefined],
    [{ code: '' }, undefined],
    [{ code: '9a' }, undefined],
    [{ code: '_a' }, undefined],
    [{ code: 'a b' }, undefined],
    [{ code: ' a' }, undefined],
    [{ code: 7 }, undefined],
    [{}, undefined],
    [{ kind: 'schema', type: 'string', code: 'other' }, 'string'],
    [{ kind: 7, type: 'string', code: 'other' }, 'other'],
    [{ type: 'string' }, undefined],
  ])('of %j is %j', (issue, code) => {
    expect(codeOf(issue)).toBe(code)
  })

  // The code of a library is sent, also where it is a word that was sent; another may quote it.
  test.each([
    [{ code: 'invalid_type' }, 'invalid_type'],
    [{ code: 'too_small' }, 'too_small'],
    [{ code: 'not_multiple_of' }, 'not_multiple_of'],
    [{ code: 'unrecognized_keys' }, 'unrecognized_keys'],
    [{ code: 'custom' }, 'custom'],
    [{ code: 'customs' }, undefined],
    [{ code: 'a_custom' }, undefined],
    [{ code: 'invalid_9' }, undefined],
    [{ code: 'invalid' }, undefined],
    [{ code: 'xinvalid_type' }, undefined],
    [{ code: 'domain' }, undefined],
    [{ code: 'domain', problem: 'must be a number' }, 'domain'],
    [{ code: 'domain', problem: 7 }, undefined],
    [{ code: 'isInt', isLibraryCode: true }, 'isInt'],
    [{ code: 'isInt', isLibraryCode: 'true' }, undefined],
    [{ kind: 'schema', type: 'string' }, 'string'],
  ])('of %j, where the client has sent the code, is %j', (issue, code) => {
    const sent = String((issue as { type?: string }).type ?? (issue as { code?: string }).code)
    expect(codeOf(issue, sent)).toBe(code)
  })
})
