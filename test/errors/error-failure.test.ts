/** The symbols that every copy of this package shares. */
import { expect, test } from 'vitest'
import { failure } from '../../src/errors/error-failure.ts'
import { brand } from '../../src/errors/http-error.ts'

test('the symbols are those of the registry of the realm', () => {
  expect(brand).toBe(Symbol.for('hono-http-errors.HttpError'))
  expect(failure).toBe(Symbol.for('hono-http-errors.failure'))
})
