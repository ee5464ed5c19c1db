import fc from 'fast-check'
import createError from 'http-errors'
import { createRequire } from 'node:module'
import { runInNewContext } from 'node:vm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { thrown as anyThrown } from '../support/arbitrary-thrown.ts'
import { createHttpError } from '../../src/index.ts'
import { fromHttpErrors } from '../../src/recognizers/http-errors.ts'
import { lookUpStatus, unofficialStatuses } from '../../src/statuses/statuses.ts'
import { respondTo } from './respond-to.ts'
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

describe.each([
  ['2.0', createError],
  ['1.8', createRequire(import.meta.url)('http-errors-1') as typeof createError],
])('an error of http-errors %s', (_version, create) => {
  const registered = Object.keys(create)
    .map(Number)
    // 418 is reserved, and its class has the phrase of RFC 2324.
    .filter((status) => status !== 509 && status !== 418 && isErrorStatus(status))

  test('keeps its status, message and fields', async () => {
    const error = create(503, 'why', { headers: { 'Retry-After': '30' }, expose: true })
    const { status, headers, problem } = await respondTo(error)
    expect(status).toBe(503)
    expect(headers.get('Retry-After')).toBe('30')
    expect(problem).toMatchObject({ title: 'Service Unavailable', detail: 'why' })
  })

  test.each(registered)('of %i has the phrase of the registry', async (status) => {
    const { problem } = await respondTo(create(status))
    expect(problem).toMatchObject({ status, title: lookUpStatus(status)?.phrase })
  })

  test('of 509 has the phrase of the unofficial status, and no class', async () => {
    const phrase = unofficialStatuses.find(({ code }) => code === 509)?.phrase
    expect(phrase).toBe('Bandwidth Limit Exceeded')
    for (const error of [create(509), create(509, 'secret'), new create['509']()]) {
      const { status, text, problem } = await respondTo(error)
      expect(status).toBe(509)
      expect(problem).toMatchObject({ status: 509, title: phrase })
      expect(text).not.toContain('secret')
      expect(fromHttpErrors()(error)?.status).toBe(509)
    }
  })

  test.each([499, 520, 599])('of the unofficial status %i keeps its number', async (status) => {
    const { problem } = await respondTo(create(status))
    expect(problem['status']).toBe(status)
    expect(problem['title']).toBe(status < 500 ? 'Bad Request' : 'Internal Server Error')
  })

  test('of 509 that is an Error of the app does not show its name', async () => {
    const error = create(509, new TypeError('secret'))
    expect((await respondTo(error)).problem).toMatchObject({
      status: 509,
      title: 'Internal Server Error',
    })
  })

  test.each([200, 204, 302, 304])('of %i is no error, and so a 500', async (status) => {
    // Without a listener, the package writes a warning of such a status to the terminal.
    const listen = (): void => {}
    process.on('deprecation', listen)
    onTestFinished(() => void process.off('deprecation', listen))
    expect(fromHttpErrors()(create(status))).toBeUndefined()
    expect((await respondTo(create(status))).status).toBe(500)
  })
})

test('the error for a status of 3xx says why it is refused', () => {
  expect(() => createHttpError(302)).toThrow(
    new RangeError(
      'An error status is an integer from 400 to 599; received 302. ' +
        'A redirect is a response and no error: return c.redirect(location).'
    )
  )
  expect(() => createHttpError(200)).toThrow(
    new RangeError('An error status is an integer from 400 to 599; received 200.')
  )
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
