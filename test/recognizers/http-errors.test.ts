import fc from 'fast-check'
import createError from 'http-errors'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { thrown as anyThrown } from '../support/arbitrary-thrown.ts'
import { fromHttpErrors } from '../../src/recognizers/http-errors.ts'
import { isErrorStatus } from '../../src/errors/status-range.ts'

const classes = Object.entries(createError).filter(([name]) => /^\d+$/.test(name))

/** The result of the package itself, which throws where a getter does. */
function isHttpError(value: unknown): value is createError.HttpError {
  try {
    return createError.isHttpError(value)
  } catch {
    return false
  }
}

describe('an error of http-errors', () => {
  test.each(classes.map(([name]) => Number(name)))(
    'an error of the status %s is recognized',
    (status) => {
      expect(fromHttpErrors()(createError(status, 'why'))).toMatchObject({
        status,
        message: 'why',
        expose: status < 500,
      })
    }
  )

  test('an error is recognized after any of its properties was changed', () => {
    const property = fc.constantFrom('status', 'statusCode', 'expose', 'name', 'message')
    const value = fc.oneof(fc.integer({ min: 400, max: 599 }), fc.boolean(), fc.string())
    const made = fc.constantFrom(400, 404, 418, 455, 500, 503, 599).map((code) => createError(code))
    fc.assert(
      fc.property(made, property, value, (error, name, changed) => {
        Object.assign(error, { [name]: changed })
        expect(isHttpError(error)).toBe(true)
        const status: unknown = error.status
        expect(fromHttpErrors()(error)?.status).toBe(isErrorStatus(status) ? status : undefined)
      })
    )
  })

  test('an Error that createError has extended is recognized', () => {
    const error = new TypeError('why')
    expect(fromHttpErrors()(createError(409, error))).toMatchObject({ status: 409, cause: error })
  })

  test('an error of another realm is recognized, unlike in the package', () => {
    const error = runInNewContext(
      `Object.assign(new Error('why'), { expose: true, status: 409, statusCode: 409 })`
    )
    expect(createError.isHttpError(error)).toBe(false)
    expect(fromHttpErrors()(error)?.status).toBe(409)
  })
})

test.each<[string, object]>([
  ['a status alone', { status: 404 }],
  ['no expose', { status: 404, statusCode: 404 }],
  ['an expose that is no boolean', { status: 404, statusCode: 404, expose: 1 }],
  ['two different statuses', { status: 404, statusCode: 410, expose: true }],
  ['a status that is text', { status: '404', statusCode: '404', expose: true }],
])('an Error with %s is not recognized', (_, properties) => {
  const error = Object.assign(new Error('why'), properties)
  expect(createError.isHttpError(error)).toBe(false)
  expect(fromHttpErrors()(error)).toBeUndefined()
})

test('an object that is not an Error is not recognized', () => {
  expect(fromHttpErrors()({ status: 404, statusCode: 404, expose: true })).toBeUndefined()
})

test('fromHttpErrors() recognizes exactly the values that isHttpError() of the package does', () => {
  fc.assert(
    fc.property(anyThrown, (make) => {
      const thrown = make()
      const isRecognized = fromHttpErrors()(thrown) !== undefined
      fc.pre(!isRecognized || thrown instanceof Error) // not one of another realm
      expect(isRecognized).toBe(isHttpError(thrown) && isErrorStatus(thrown.status))
    }),
    { numRuns: 1000 }
  )
})
