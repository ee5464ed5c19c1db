/** How an error came about. */
import { expect, test } from 'vitest'
import { markedKindOf, withKind } from '../../src/errors/error-kind.ts'
import { NotFound } from '../../src/errors/errors.ts'

test('an error is marked with its kind, which is not enumerable', () => {
  const error = new NotFound()
  expect(markedKindOf(error)).toBeUndefined()
  expect(withKind(error, 'validation')).toBe(error)
  expect(markedKindOf(error)).toBe('validation')
  expect(Reflect.get(error, Symbol.for('hono-http-errors.kind'))).toBe('validation')
  expect(Object.getOwnPropertySymbols({ ...error })).toEqual([])
})
