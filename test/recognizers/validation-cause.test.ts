import { HTTPException } from 'hono/http-exception'
import type { Context } from 'hono'
import { describe, expect, test } from 'vitest'
import { BadRequest, NotFound, UnprocessableContent } from '../../src/errors/errors.ts'
import { fromValidation } from '../../src/recognizers/validation.ts'
import {
  addValidationErrors,
  parameterPlace,
  validationCause,
} from '../../src/recognizers/validation-cause.ts'
import { propertyAt } from '../../src/untrusted/inspect.ts'

const issues = [{ message: 'Wrong.', path: ['id'] }]
const failure = Object.assign(new Error('Failed.'), { issues })
const contextOf = (method: string): Context =>
  ({
    req: {
      method,
      param: () => ({ id: '7', '': 'x' }),
      query: (name: string) => (name === 'page' ? '2' : undefined),
    },
  }) as unknown as Context

describe('validationCause()', () => {
  test('is the nearest failed validation behind an error', () => {
    const other = { issues: [{ message: 'Other.' }] }
    expect(validationCause(new Error('x', { cause: failure }))).toEqual({ failure, issues })
    const nested = new Error('x', { cause: new Error('y', { cause: failure }) })
    expect(validationCause(nested)).toEqual({ failure, issues })
    const nearest = new Error('x', {
      cause: Object.assign(new Error('y', { cause: failure }), other),
    })
    expect(validationCause(nearest)?.issues).toBe(other.issues)
  })

  test('is not the error itself, and nothing where there is none', () => {
    expect(validationCause(failure)).toBeUndefined()
    expect(validationCause(new Error('x', { cause: new Error('y') }))).toBeUndefined()
    expect(validationCause(undefined)).toBeUndefined()
  })
})

describe('addValidationErrors()', () => {
  const cause = { failure, issues }
  const add = (error: BadRequest | UnprocessableContent | NotFound | undefined, c?: Context) =>
    addValidationErrors(error, cause, c)

  test('keeps status, message, fields and cause of a 400 and a 422', () => {
    for (const Class of [BadRequest, UnprocessableContent]) {
      const thrown = new Error('x')
      const error = add(Class.from({ message: 'Look.', headers: { 'X-A': '1' }, cause: thrown }))
      expect([error?.status, error?.detail, error?.headers, error?.cause]).toEqual([
        Class.status,
        'Look.',
        { 'x-a': '1' },
        thrown,
      ])
      expect(error?.extensions).toEqual({ errors: [{ detail: 'Wrong.', pointer: '#/id' }] })
    }
  })

  test('is undefined for another status, and without an error', () => {
    expect(add(new NotFound())).toBeUndefined()
    expect(add(undefined)).toBeUndefined()
  })

  const counted = 'The content of the request has 1 error.'
  test.each([
    ['Look.', 'Look.'],
    ['Bad Request', counted],
    ['Unprocessable Content', counted],
    ['Failed.', counted],
    ['It says: Failed.', counted],
    ['Failed', 'Failed'],
  ])('of the message %j has the detail %j', (message, detail) => {
    expect(add(BadRequest.from({ message }))?.detail).toBe(detail)
  })

  test.each([{ message: '' }, { message: 7 }, {}])(
    'a failure with %j copies nothing',
    (members) => {
      const error = BadRequest.from({ message: 'Look at 7.' })
      const added = addValidationErrors(error, { failure: members, issues }, undefined)
      expect(added?.detail).toBe('Look at 7.')
    }
  )

  test('has parameters where parameters were checked', () => {
    expect(add(new BadRequest(), contextOf('GET'))?.extensions).toEqual({
      errors: [{ detail: 'Wrong.', parameter: 'id', in: 'path' }],
    })
    expect(add(new BadRequest(), contextOf('POST'))?.extensions).toEqual({
      errors: [{ detail: 'Wrong.', pointer: '#/id' }],
    })
  })
})

describe('parameterPlace()', () => {
  test('is undefined where content was checked, or may have been', () => {
    expect(parameterPlace(undefined)).toBeUndefined()
    expect(parameterPlace(contextOf('POST'))).toBeUndefined()
    expect(parameterPlace(contextOf('HEAD'))).toBeTypeOf('function')
  })

  test.each([
    ['id', 'path'],
    ['page', 'query'],
    ['other', undefined],
    ['toString', undefined],
    ['', undefined],
  ])('of %j is %s', (name, place) => {
    expect(parameterPlace(contextOf('GET'))?.(name)).toBe(place)
  })
})

describe('fromValidation()', () => {
  test('recognizes a failure, and an exception with one as its cause', () => {
    const error = fromValidation()(failure)
    expect([error?.status, error?.cause, error?.detail]).toEqual([
      422,
      failure,
      'The content of the request has 1 error.',
    ])
    expect(fromValidation({ status: 400 })(failure)?.status).toBe(400)
    expect(fromValidation()(failure, contextOf('GET'))?.detail).toBe(
      'The path of the request has 1 error.'
    )
    const exception = new HTTPException(400, { message: 'Look.', cause: failure })
    const kept = fromValidation()(exception, contextOf('GET'))
    expect([kept?.status, kept?.detail, kept?.cause]).toEqual([400, 'Look.', exception])
    expect(propertyAt(kept, ['extensions', 'errors'])).toMatchObject([{ parameter: 'id' }])
  })

  test('recognizes no other error with a failure as its cause', () => {
    for (const thrown of [
      new Error('x', { cause: failure }),
      Object.assign(new Error('x', { cause: failure }), { status: 400 }),
      new HTTPException(404, { cause: failure }),
      new HTTPException(400, { cause: new Error('x') }),
      new HTTPException(400),
    ])
      expect(fromValidation()(thrown)).toBeUndefined()
  })
})
