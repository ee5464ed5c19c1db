/** The fields of an error that are sent as they are. */
import { expect, test } from 'vitest'
import { NotFound, type HttpErrorsOptions } from '../../src/index.ts'
import { full } from '../../src/presets/full.ts'
import { ErrorContext } from '../../src/response/error-context.ts'
import { fieldsToSend } from '../../src/response/error-fields.ts'
import { readOptions } from '../../src/response/settings.ts'

function contextOf(thrown: unknown, options: HttpErrorsOptions = {}): ErrorContext {
  const exchange = { method: 'GET', accept: null }
  const context = new ErrorContext(readOptions(full, options), exchange)
  context.thrown = thrown
  return context
}

test('fieldsToSend returns the fields of most errors as they are', () => {
  const plain = new NotFound()
  expect(fieldsToSend(plain, contextOf(plain))).toBe(plain.headers)
  const withField = new NotFound({ headers: { 'X-Own': '1' } })
  expect(fieldsToSend(withField, contextOf(withField))).toBe(withField.headers)
})
