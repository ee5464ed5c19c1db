/** The explanation of a status for hono-http-errors/tiny. */
import { expect, test } from 'vitest'
import { shortExplanation } from '../../src/errors/short-explanation.ts'

const refused = 'The server did not accept the request.'
const failed = 'The server failed to respond to the request.'

test.each([
  [400, 'permanent', `${refused} Change it before you send it again.`],
  [499, 'permanent', `${refused} Change it before you send it again.`],
  [409, 'permanent', `${refused} Change it before you send it again.`],
  // RFC 9110 §15.5.11: what a 410 asks for is not there, however the request is changed.
  [410, 'permanent', `${refused} Check it before you send it again.`],
  [400, 'unknown', `${refused} Check it before you send it again.`],
  [410, 'unknown', `${refused} Check it before you send it again.`],
  [429, 'temporary', `${refused} Try again later.`],
  [410, 'temporary', `${refused} Try again later.`],
  [500, 'temporary', `${failed} Try again later.`],
  [500, 'unknown', failed],
  [501, 'permanent', failed],
  [599, 'unknown', failed],
] as const)('the explanation of a %i that is %s', (status, condition, explanation) => {
  expect(shortExplanation(status, condition)).toBe(explanation)
})
