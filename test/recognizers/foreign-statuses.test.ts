/** What is read of the errors of other libraries, property by property. */
import { describe, expect, test } from 'vitest'
import type { HttpError } from '../../src/errors/http-error.ts'
import { toProblem } from '../../src/problem/problem.ts'
import { fromHttpErrors } from '../../src/recognizers/http-errors.ts'
import type { ImmediateRecognizer } from '../../src/recognizers/recognizer.ts'
import { fromStatusProperty } from '../../src/recognizers/status-property.ts'
import { fromTrpc } from '../../src/recognizers/trpc.ts'

/** The error for an Error with these properties, which must be its cause. */
function read(recognizer: ImmediateRecognizer, members: object): HttpError | undefined {
  const thrown = Object.assign(new Error('The message.'), members)
  const error = recognizer(thrown)
  if (error !== undefined) expect(error.cause).toBe(thrown)
  return error
}

describe('fromHttpErrors()', () => {
  const of = (members: object) =>
    read(fromHttpErrors(), { expose: true, status: 404, statusCode: 404, ...members })

  test.each([
    [{}, 'The message.'],
    [{ message: '' }, 'Not Found'],
    [{ message: 'Gone away', name: 'GoneAwayError' }, 'Not Found'],
    [{ message: 'Gone-away!', name: 'GoneAway' }, 'Not Found'],
    [{ message: 'Gone away', name: 'GoneAwayErrors' }, 'Gone away'],
    [{ message: 'Gone away 2', name: 'GoneAway2Error' }, 'Not Found'],
    [{ message: 'Gone away', name: '' }, 'Gone away'],
  ])('the message of an error with %j is %j', (members, message) => {
    expect(of(members)?.message).toBe(message)
  })

  test.each([
    [true, 500, true],
    [false, 404, false],
    [true, 404, true],
  ])('expose %s of a %i is kept', (expose, status, expected) => {
    expect(of({ expose, status, statusCode: status })?.expose).toBe(expected)
  })

  test('an error that the client received is none', () => {
    expect(of({ [Symbol.for('hono-http-errors.received')]: true })).toBeUndefined()
  })

  const titleOf = (thrown: unknown) => toProblem(fromHttpErrors()(thrown) as HttpError).title

  test.each([
    ['BandwidthLimitExceededError', 'Bandwidth Limit Exceeded'],
    ['ErrorOfErrors', 'Error Of Errors'],
    ['HTTPError', 'HTTP'],
    ['lower', 'lower'],
    ['Error', 'Internal Server Error'],
  ])('the title of an unregistered status of the class %s is %j', (name, title) => {
    const constructor = { name }
    const prototype = Object.assign(Object.create(Error.prototype) as object, {
      constructor,
      expose: false,
      status: 509,
      statusCode: 509,
    })
    const thrown = Object.setPrototypeOf(new Error('x'), prototype) as Error
    expect(titleOf(thrown)).toBe(title)
    Object.assign(thrown, { statusCode: 508, status: 508, expose: false })
    expect(titleOf(thrown)).toBe('Loop Detected')
    Object.assign(thrown, { statusCode: 599, status: 599 })
    expect(titleOf(thrown)).toBe('Internal Server Error')
  })
})

describe('fromStatusProperty()', () => {
  const of = (members: object) => read(fromStatusProperty({ trust: ['Error'] }), members)

  test('keeps status, message and fields, and expose where it is false', () => {
    const error = of({ status: 404, headers: { 'X-A': '1' } })
    expect([error?.status, error?.message, error?.headers]).toEqual([
      404,
      'The message.',
      { 'x-a': '1' },
    ])
    expect(
      [true, false, undefined, 0].map((expose) => of({ status: 404, expose })?.expose)
    ).toEqual([true, false, true, true])
    expect(of({ status: 500, expose: true })?.expose).toBe(false)
    expect(of({ status: 404, message: '' })?.message).toBe('Not Found')
  })

  test('trusts only true of a function, a name and a class as they are', () => {
    const status = { status: 404 }
    const by = (trust: never) => read(fromStatusProperty({ trust }), status)?.status
    expect(by((() => 1) as never)).toBeUndefined()
    expect(by((() => true) as never)).toBe(404)
    expect(by(['error'] as never)).toBeUndefined()
    expect(by([TypeError] as never)).toBeUndefined()
    expect(by([TypeError, 'A', Error] as never)).toBe(404)
  })

  test('an error that the client received is not recognized', () => {
    expect(of({ status: 404, [Symbol.for('hono-http-errors.received')]: true })).toBeUndefined()
  })
})

describe('fromTrpc()', () => {
  const codes = {
    PARSE_ERROR: 400,
    BAD_REQUEST: 400,
    UNAUTHORIZED: 401,
    PAYMENT_REQUIRED: 402,
    FORBIDDEN: 403,
    NOT_FOUND: 404,
    METHOD_NOT_SUPPORTED: 405,
    TIMEOUT: 408,
    CONFLICT: 409,
    PRECONDITION_FAILED: 412,
    PAYLOAD_TOO_LARGE: 413,
    UNSUPPORTED_MEDIA_TYPE: 415,
    UNPROCESSABLE_CONTENT: 422,
    PRECONDITION_REQUIRED: 428,
    TOO_MANY_REQUESTS: 429,
    CLIENT_CLOSED_REQUEST: 499,
    INTERNAL_SERVER_ERROR: 500,
    NOT_IMPLEMENTED: 501,
    BAD_GATEWAY: 502,
    SERVICE_UNAVAILABLE: 503,
    GATEWAY_TIMEOUT: 504,
    toString: undefined,
    '': undefined,
  }
  test.each(Object.entries(codes))('the status of %j is %s', (code, status) => {
    const error = read(fromTrpc(), { name: 'TRPCError', code })
    expect(error?.status).toBe(status)
    expect(error?.message).toBe(status && 'The message.')
    expect(read(fromTrpc(), { name: 'OtherError', code })).toBeUndefined()
  })

  test('a message that is the code, or none, is the phrase', () => {
    for (const message of ['NOT_FOUND', ''])
      expect(read(fromTrpc(), { name: 'TRPCError', code: 'NOT_FOUND', message })?.message).toBe(
        'Not Found'
      )
  })
})
