/** What is read of the errors of other libraries, property by property. */
import { describe, expect, test } from 'vitest'
import type { HttpError } from '../../src/errors/http-error.ts'
import { fromBetterAuth } from '../../src/recognizers/better-auth.ts'
import { fromBoom } from '../../src/recognizers/boom.ts'
import { fromCurveball } from '../../src/recognizers/curveball.ts'
import type { ImmediateRecognizer } from '../../src/recognizers/recognizer.ts'
import { propertyOf } from '../../src/untrusted/inspect.ts'

/** The error for an Error with these properties, which must be its cause. */
function read(recognizer: ImmediateRecognizer, members: object): HttpError | undefined {
  const thrown = Object.assign(new Error('The message.'), members)
  const error = recognizer(thrown)
  if (error !== undefined) expect(error.cause).toBe(thrown)
  return error
}

describe('fromBetterAuth()', () => {
  const apiError = {
    name: 'APIError',
    status: 'NOT_FOUND',
    statusCode: 404,
    headers: { 'X-A': '1' },
    body: { message: 'No user.', code: 'USER_NOT_FOUND' },
  }
  const of = (members: object) => read(fromBetterAuth(), { ...apiError, ...members })

  test('keeps status, fields, message and code', () => {
    const error = of({})
    expect([error?.status, error?.detail, error?.message]).toEqual([404, undefined, 'No user.'])
    expect([error?.headers, error?.extensions]).toEqual([
      { 'x-a': '1' },
      { code: 'USER_NOT_FOUND' },
    ])
  })

  test.each([{ name: 'Error' }, { statusCode: 302 }, { statusCode: '404' }])(
    'does not recognize an error with %j',
    (members) => {
      expect(of(members)).toBeUndefined()
    }
  )

  test.each(['status', 'body', 'headers'])('does not recognize an error without %s', (name) => {
    const { [name as 'status']: _, ...others } = apiError
    expect(read(fromBetterAuth(), others)).toBeUndefined()
  })

  test.each([
    ['A', true],
    ['A1_B', true],
    ['A'.repeat(64), true],
    ['A'.repeat(65), false],
    ['a', false],
    ['Aa', false],
    ['1A', false],
    ['_A', false],
    ['A B', false],
    ['', false],
  ])('sends the code %j: %s', (code, isSent) => {
    expect(of({ body: { code } })?.extensions).toEqual(isSent ? { code } : undefined)
    expect(of({ body: { code }, statusCode: 500 })?.extensions).toBeUndefined()
  })

  test('has the phrase as its message where the error has none', () => {
    expect(of({ body: { message: '' } })?.message).toBe('Not Found')
    expect(of({ body: undefined })?.message).toBe('Not Found')
  })
})

describe('fromBoom()', () => {
  const boom = {
    isBoom: true,
    output: {
      statusCode: 404,
      payload: { error: 'Not Found', message: 'No book.' },
      headers: { 'X-A': '1' },
    },
  }
  test('keeps status, fields and message', () => {
    const error = read(fromBoom(), boom)
    expect([error?.status, error?.message, error?.headers]).toEqual([
      404,
      'No book.',
      { 'x-a': '1' },
    ])
  })

  test.each([
    [{ isBoom: 'true' }, undefined],
    [{ output: { ...boom.output, statusCode: 302 } }, undefined],
    [
      { output: { ...boom.output, payload: { error: 'No book.', message: 'No book.' } } },
      'Not Found',
    ],
    [{ output: { ...boom.output, payload: { message: '' } } }, 'Not Found'],
    [{ output: { ...boom.output, payload: undefined } }, 'Not Found'],
  ])('with %j has the message %s', (members, message) => {
    expect(read(fromBoom(), { ...boom, ...members })?.message).toBe(message)
  })
})

describe('fromCurveball()', () => {
  const of = (members: object) => read(fromCurveball(), { httpStatus: 404, ...members })

  test.each<[object, Record<string, unknown>]>([
    [{ wwwAuthenticate: 'Basic' }, { 'www-authenticate': 'Basic' }],
    [{ wwwAuthenticate: ['Basic', 'Bearer', 7] }, { 'www-authenticate': ['Basic', 'Bearer'] }],
    [{ wwwAuthenticate: [] }, {}],
    [{ wwwAuthenticate: [7] }, {}],
    [{ wwwAuthenticate: 7 }, {}],
    [{ httpStatus: 407, proxyAuthenticate: 'Basic' }, { 'proxy-authenticate': 'Basic' }],
    [{ httpStatus: 405, allow: ['GET', 'PUT'] }, { allow: 'GET, PUT' }],
    [{ allow: [] }, {}],
    [{ allow: 'GET' }, {}],
    [{ httpStatus: 503, retryAfter: 0 }, { 'retry-after': '0' }],
    [{ httpStatus: 503, retryAfter: 1.2 }, { 'retry-after': '2' }],
    [{ httpStatus: 503, retryAfter: -1 }, {}],
    [{ httpStatus: 503, retryAfter: Infinity }, {}],
    [{ httpStatus: 503, retryAfter: '7' }, {}],
    [{}, {}],
  ])('the fields of %j', (members, headers) => {
    expect(of(members)?.headers).toEqual(headers)
  })

  test('an object that is no Error is not recognized, nor a status that is none', () => {
    expect(fromCurveball()({ httpStatus: 404 })).toBeUndefined()
    expect(of({ httpStatus: 302 })).toBeUndefined()
  })

  test('a list that throws when it is read is no field', () => {
    const get = (target: object, name: PropertyKey): unknown => {
      if (name === 'filter') throw new Error('trap')
      return Reflect.get(target, name)
    }
    expect(of({ wwwAuthenticate: new Proxy([], { get }) })?.headers).toEqual({})
  })

  test.each([
    [{ type: '/p' }, { type: '/p' }],
    [{ type: '' }, { type: undefined }],
    [{ type: 'a b' }, { type: undefined }],
    [{ type: 7 }, { type: undefined }],
    [{ instance: 'urn:x:1' }, { instance: 'urn:x:1' }],
    [{ instance: '' }, { instance: undefined }],
    [{ title: 'Title' }, { title: 'Title' }],
    [{ title: '' }, { title: undefined }],
    [{ detail: 'Detail.' }, { detail: 'Detail.' }],
    [{ detail: '' }, { detail: undefined }],
    [{ message: '' }, { message: 'Not Found' }],
    [{}, { message: 'The message.' }],
  ])('the members of %j', (members, expected) => {
    const error = of(members)
    for (const [name, value] of Object.entries(expected))
      expect(propertyOf(error, name)).toBe(value)
  })
})
