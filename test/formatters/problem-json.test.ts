import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { problemJsonFormatter } from '../../src/formatters/problem-json.ts'
import type { Problem } from '../../src/problem/problem.ts'
import { problem, problemWith } from './problems.ts'

describe('problemJsonFormatter()', () => {
  test('problem+json is byte for byte what JSON.stringify writes', () => {
    fc.assert(
      fc.property(problem, (value) => {
        expect(problemJsonFormatter().format(value)).toBe(JSON.stringify(value))
      })
    )
  })

  test('problem+json is what JSON.stringify writes if the detail is a function', () => {
    const odd = Object.assign(problemWith({}), { detail: () => 'late' })
    expect(problemJsonFormatter().format(odd as unknown as Problem)).toBe(JSON.stringify(odd))
  })

  test('problem+json is what JSON.stringify writes for several problems in a row', () => {
    const texts = fc.string({ unit: 'binary', minLength: 1 })
    const members = fc.record({
      type: fc.constantFrom('about:blank', '/problems/a'),
      title: fc.constantFrom('Not Found', 'No "such" book'),
      status: fc.constantFrom(404, 404, 410),
      // Two of one length, and some that are too long to be kept.
      detail: fc.oneof(texts, fc.constantFrom('this', 'that', 'x'.repeat(300))),
      condition: fc.constantFrom('unknown', 'temporary', 'permanent'),
    })
    fc.assert(
      fc.property(fc.array(members, { minLength: 2, maxLength: 8 }), (list) => {
        for (const value of list.map((some) => ({ ...problemWith(), ...some }))) {
          expect(problemJsonFormatter().format(value)).toBe(JSON.stringify(value))
        }
      })
    )
  })

  test.each([
    ['with an instance', { instance: '/1' }],
    ['with an extension', { balance: 30 }],
    ['with an empty detail', { detail: '' }],
    ['of a status that is no error', { status: 200 }],
  ])('problem+json is what JSON.stringify writes for a problem %s', (_, members) => {
    const value = problemWith(members)
    expect(problemJsonFormatter().format(value)).toBe(JSON.stringify(value))
  })
})

test('pretty problem+json is indented and ends with a newline', () => {
  expect(problemJsonFormatter({ pretty: true }).format(problemWith({ detail: 'x' }))).toMatch(
    /^\{\n {2}"type": "about:blank",\n[^]*\n\}\n$/
  )
})
