/** What a program should do with a problem, by the condition and the status of its type. */
import { expect, test } from 'vitest'
import { errorClassesByStatus } from '../../src/errors/classes-by-status.ts'
import type { HttpErrorClass } from '../../src/errors/http-error-class.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import { adviceFor } from '../../src/problem-docs/advice.ts'

/** The advice for a problem type of a status. */
function adviceOf(status: number): readonly string[] {
  const base = errorClassesByStatus.get(status) as HttpErrorClass<number>
  return adviceFor(defineProblem(base, { type: `/problems/p${status}`, title: 'X.' }))
}

test.each([410])('The advice for a %i is not to send the request again', (status) => {
  expect(adviceOf(status)).toEqual(['Do not send the request again.'])
})

test.each([400, 401, 403, 406, 413, 415, 422, 426, 431])(
  'The advice for a %i is to change the request first',
  (status) => {
    expect(adviceOf(status)).toEqual(['Do not send the same request again: change it first.'])
  }
)

test.each([501, 505, 506, 508, 510])(
  'The advice for a %i is that the request or the server has to be changed',
  (status) => {
    expect(adviceOf(status)).toEqual([
      'Do not send the same request again: it fails until the request or the server is changed.',
    ])
  }
)

test.each([404, 409, 423, 500, 502])('The advice for a %i leaves it to a person', (status) => {
  expect(adviceOf(status)[0]).toBe(
    'Do not send the request again automatically, but let a person decide.'
  )
})

test('A 507 is repeated by a person only, a 429 after its delay by any method', () => {
  expect(adviceOf(507)).toEqual(['Only a person may send the request again (RFC 4918 §11.5).'])
  expect(adviceOf(429)).toEqual([
    'The same request may succeed later. Wait as long as the Retry-After field states, or else longer after each attempt.',
    'Requests of any method may be repeated, as this one was not processed.',
  ])
})
