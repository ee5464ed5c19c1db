/** The 415 for content of a media type that is not read (RFC 9110 §15.5.16). */
import { expect, test } from 'vitest'
import { UnsupportedMediaType } from '../../src/errors/errors.ts'
import { unsupportedType } from '../../src/errors/unsupported-type.ts'

const types = ['application/json', 'text/csv']
const accept = 'application/json, text/csv'

test.each([
  ['GET', { accept }],
  ['PUT', { accept }],
  ['PATCH', { accept, 'accept-patch': accept }],
  ['POST', { accept, 'accept-post': accept }],
])('the error for %s names the types in its fields', (method, fields) => {
  const error = unsupportedType(method, 'a/b', types)
  expect(error).toBeInstanceOf(UnsupportedMediaType)
  expect(error.headers).toEqual(fields)
})

test('the detail states what is wrong, and what to send', () => {
  expect(unsupportedType('PUT', 'a/b', types).detail).toBe(
    'The content of the request is of a type that is not supported here. Send it as application/json or text/csv.'
  )
  expect(unsupportedType('PUT', undefined, ['text/csv']).detail).toBe(
    'The content of the request has no Content-Type. Send it as text/csv.'
  )
  expect(unsupportedType('PUT', '', ['text/csv']).detail).toMatch(/ is of a type that is not /)
})

test('the error has the cause that it is given, and only that', () => {
  const cause = new Error('x')
  expect(unsupportedType('PUT', 'a/b', types, cause).cause).toBe(cause)
  expect('cause' in unsupportedType('PUT', 'a/b', types)).toBe(false)
})
