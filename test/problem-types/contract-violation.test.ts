/** What is reported where members do not fit the schema of their type. */
import { expect, test } from 'vitest'
import { NotFound } from '../../src/errors/errors.ts'
import { setViolation } from '../../src/problem-types/contract-violation.ts'

test('a violation is set on an error only where there is one, and can be set again', () => {
  const error = new NotFound()
  expect(setViolation(error, 'A', undefined)).toBe(error)
  expect(Reflect.ownKeys(error)).not.toContain('violation')
  const issues = [{ message: 'Required', path: ['a'] }]
  expect(setViolation(error, 'A', [])).toBe(error)
  expect(setViolation(error, 'A', issues)).toBe(error)
  expect(Reflect.get(error, 'violation')).toBe(issues)
  expect({ ...error }).toEqual({})
  const failure = Reflect.get(error, Symbol.for('hono-http-errors.failure')) as TypeError
  expect([failure.name, failure.message, failure.cause]).toEqual([
    'ContractViolation',
    'A was sent without its extension members, which do not fit its schema: a: Required',
    error,
  ])
  expect(Reflect.get(failure, 'issues')).toBe(issues)
})
