/** What of an error is public, whatever was done with its properties. */
import { describe, expect, test } from 'vitest'
import {
  InternalServerError,
  NotFound,
  RequestTimeout,
  TooManyRequests,
} from '../../src/errors/errors.ts'
import { HttpError } from '../../src/errors/http-error.ts'

const fail = (): never => {
  throw new Error('x')
}

/** An error with a property whose getter throws. */
function broken<Made extends HttpError>(error: Made, property: string): Made {
  return Object.defineProperty(error, property, { get: fail })
}

const bare = {
  type: 'about:blank',
  title: 'Request Timeout',
  status: 408,
  detail:
    'The request did not arrive completely in the time the server waits. Send it again on a new connection.',
  condition: 'temporary',
}

describe('an error with a property that cannot be read', () => {
  test.each([
    'status',
    'condition',
    'message',
    'expose',
    'members',
    'detail',
    'type',
    'extensions',
  ])('has the problem of its status: %s', (property) => {
    const error = broken(new RequestTimeout('secret', { title: 'x' }), property)
    expect(error.toJSON()).toStrictEqual(bare)
  })

  test('has the fields of its status', async () => {
    const response = broken(
      new RequestTimeout('x', { headers: { 'X-A': '1' } }),
      'headers'
    ).getResponse()
    expect([...response.headers]).toEqual([
      ['cache-control', 'no-store'],
      ['connection', 'close'],
      ['content-type', 'application/problem+json'],
      ['x-content-type-options', 'nosniff'],
    ])
    expect(await response.json()).toMatchObject({ status: 408, detail: 'x' })
  })
})

test.each([399, 600, '404', undefined])('a status that was changed to %s is not sent', (status) => {
  const error = Object.assign(new RequestTimeout('secret'), { status })
  expect(error.toJSON()).toStrictEqual(bare)
  expect(error.getResponse().status).toBe(408)
})

test('fields that were replaced are sent as far as they are valid', () => {
  const headers = { 'X-A': '1', 'X-B': 'a\nb', 'Content-Type': 'text/html' }
  const error = Object.assign(new NotFound(), { headers })
  expect([...error.getResponse().headers]).toEqual([
    ['cache-control', 'no-store'],
    ['content-type', 'application/problem+json'],
    ['x-a', '1'],
    ['x-content-type-options', 'nosniff'],
  ])
})

test('the response has each line of a field, in the place of its default', async () => {
  const error = new TooManyRequests('x', {
    headers: { 'Set-Cookie': ['a=1', 'b=2'], 'X-Content-Type-Options': 'other' },
  })
  const { status, headers } = error.getResponse()
  expect(status).toBe(429)
  expect([...headers]).toEqual([
    ['cache-control', 'no-store'],
    ['content-type', 'application/problem+json'],
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
    ['x-content-type-options', 'other'],
  ])
})

describe('the name of an error', () => {
  test('can be changed more than once, and removed', () => {
    const error = new NotFound()
    error.name = 'A'
    error.name = 'B'
    expect([error.name, Object.getOwnPropertyDescriptor(error, 'name')]).toEqual([
      'B',
      { value: 'B', writable: true, configurable: true, enumerable: false },
    ])
    Reflect.deleteProperty(error, 'name')
    expect(error.name).toBe('NotFound')
  })
})

describe('a message', () => {
  test('is public for a 4xx, and for a 5xx only with the option expose', () => {
    expect(new NotFound('No book.').toJSON().detail).toBe('No book.')
    expect(new NotFound('No book.', { expose: false }).toJSON().detail).toBe(
      'Nothing was found at this address. Check the address for mistakes.'
    )
    expect(new InternalServerError('The disk is full.').toJSON().detail).toBe(
      'Something unexpected happened on the server, so it could not answer. If it happens again, contact the site owner.'
    )
    expect(new InternalServerError('Be patient.', { expose: true }).toJSON().detail).toBe(
      'Be patient.'
    )
  })

  test('is not sent if it is the phrase, is empty, or if there is a detail', () => {
    const explanation = 'Nothing was found at this address. Check the address for mistakes.'
    expect(new NotFound('Not Found').toJSON().detail).toBe(explanation)
    expect(new NotFound('').toJSON().detail).toBe(explanation)
    expect(new NotFound('x', { detail: '' }).toJSON().detail).toBe('x')
    expect(new NotFound('x', { detail: 'y' }).toJSON().detail).toBe('y')
  })
})

describe('HttpError.is', () => {
  test('is true of errors with the mark of this package only', () => {
    const mark = { [Symbol.for('hono-http-errors.HttpError')]: true }
    const values = [new NotFound(), Object.assign(new Error('x'), mark), mark, new Error('x'), null]
    expect(values.map(HttpError.is)).toEqual([true, true, false, false, false])
  })
})
