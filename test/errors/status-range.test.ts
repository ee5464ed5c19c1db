/** Which numbers are the status code of an error (RFC 9110 §15). */
import { expect, test } from 'vitest'
import { checkErrorStatus, isErrorStatus } from '../../src/errors/status-range.ts'

test.each([400, 404, 499, 500, 599])('%i is the status code of an error', (status) => {
  expect(isErrorStatus(status)).toBe(true)
  expect(() => checkErrorStatus(status)).not.toThrow()
})

test.each([-400, 0, 100, 200, 299, 400.5, 599.5, 600, 1000, Number.NaN, Infinity])(
  '%d is none',
  (status) => {
    expect(isErrorStatus(status)).toBe(false)
    expect(() => checkErrorStatus(status)).toThrow(
      new RangeError(`An error status is an integer from 400 to 599; received ${status}.`)
    )
  }
)

test.each([300, 302, 399, 399.5])('%d is a redirect, for which Hono has a method', (status) => {
  expect(isErrorStatus(status)).toBe(false)
  expect(() => checkErrorStatus(status)).toThrow(
    new RangeError(
      `An error status is an integer from 400 to 599; received ${status}. ` +
        `A redirect is a response and no error: return c.redirect(location).`
    )
  )
})

test.each([undefined, null, '404', 404n, [404], {}, Object(404), true])(
  'a value that is no number is none: %o',
  (status) => {
    expect(isErrorStatus(status)).toBe(false)
  }
)
