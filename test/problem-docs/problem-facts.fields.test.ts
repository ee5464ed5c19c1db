/** The fields of a page: those of the options, and those that every response with the status has. */
import { expect, test } from 'vitest'
import { NotFound, UpgradeRequired } from '../../src/errors/errors.ts'
import { factsOf } from '../../src/problem-docs/problem-facts.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'

test('A 426 always has Upgrade and Connection (RFC 9110 §7.8)', () => {
  const Old = defineProblem(UpgradeRequired, {
    type: '/old',
    title: 'Old.',
    example: { upgrade: ['websocket'] },
  })
  const { fields, response } = factsOf(Old)
  expect(fields).toEqual([
    { name: 'Upgrade', required: true },
    { name: 'Connection', required: true },
  ])
  expect(response).toEqual({
    statusLine: 'HTTP/1.1 426 Upgrade Required',
    fields: [
      ['Cache-Control', 'no-store'],
      ['Content-Type', 'application/problem+json'],
      ['Upgrade', 'websocket'],
      ['Connection', 'upgrade'],
      ['Vary', 'Accept'],
      ['X-Content-Type-Options', 'nosniff'],
      ['Content-Length', '176'],
    ],
    body: JSON.stringify(factsOf(Old).problem),
  })
})

test('A status without options has no fields of its own', () => {
  const Lost = defineProblem(NotFound, { type: '/lost', title: 'Lost.' })
  expect(factsOf(Lost)).toMatchObject({ fields: [], members: [], aliases: [] })
  expect(factsOf(Lost)).not.toHaveProperty('description')
})
