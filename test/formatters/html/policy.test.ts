/** The policy of pages. */
import { expect, test } from 'vitest'
import { policyFor } from '../../../src/formatters/html/policy.ts'
import { sha256 } from '../../../src/formatters/html/sha-256.ts'

test('the policy has the hash of the style and allows nothing else', () => {
  expect(policyFor('a{}')).toBe(
    `default-src 'none'; style-src 'sha256-${sha256('a{}')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  )
})
