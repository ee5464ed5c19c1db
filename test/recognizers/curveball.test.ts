import * as curveball from '@curveball/http-errors'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors } from '../../src/index.ts'
import { fromCurveball } from '../../src/recognizers/curveball.ts'
import { respondTo, hostileValues } from './respond-to.ts'

const recognizers = [fromCurveball()]

const exported: readonly (readonly [string, unknown])[] = Object.entries(curveball)
const classes = exported.filter(
  (entry): entry is [string, typeof curveball.HttpErrorBase] =>
    /^[A-Z]/.test(entry[0]) && entry[0] !== 'HttpErrorBase'
)

describe('an error of @curveball/http-errors', () => {
  test.each(classes)('%s keeps its status, title and detail', async (_name, ErrorClass) => {
    const error = new ErrorClass('Because.')
    const { status, problem } = await respondTo(error, recognizers)
    expect(status).toBe(error.httpStatus)
    expect(problem).toMatchObject({
      title: error.title,
      status: error.httpStatus,
      detail: 'Because.',
    })
    expect((await respondTo(error)).status).toBe(500)
  })

  test('keeps its challenges, one in a line', async () => {
    const error = new curveball.Unauthorized('Log in.', ['Basic realm="a"', 'Bearer realm="b"'])
    const { headers } = await respondTo(error, recognizers)
    expect(headers.get('WWW-Authenticate')).toBe('Basic realm="a", Bearer realm="b"')
  })

  test('keeps Allow', async () => {
    const error = new curveball.MethodNotAllowed('Read only.', ['GET', 'HEAD'])
    expect((await respondTo(error, recognizers)).headers.get('Allow')).toBe('GET, HEAD')
  })

  test.each([
    [new curveball.ServiceUnavailable('Later.', 30), '30'],
    [new curveball.TooManyRequests('Slower.', 1.5), '2'],
    [new curveball.ContentTooLarge('Smaller.', 60), '60'],
    [new curveball.TooManyRequests('Slower.'), null],
  ])('keeps Retry-After: %s', async (error, retryAfter) => {
    expect((await respondTo(error, recognizers)).headers.get('Retry-After')).toBe(retryAfter)
  })

  test.each([
    ...classes.map(([name, ErrorClass]) => [name, new ErrorClass('Because.')] as const),
    ['a negative delay', new curveball.ServiceUnavailable('Later.', -5)] as const,
    ['a delay that rounds up to 0', new curveball.TooManyRequests('Slower.', -0.5)] as const,
  ])('%s is reported alone, and has no field that could not be sent', async (_name, error) => {
    const reported: unknown[] = []
    const report = (thrown: unknown): void => void reported.push(thrown)
    const app = httpErrors(new Hono(), { recognizers, report }).get('/', () => {
      throw error
    })
    await app.request('/')
    expect(reported).toEqual([error])
  })

  test('keeps its type and instance', async () => {
    const members = { type: 'https://example.com/p', instance: 'urn:x:1' }
    const error = Object.assign(new curveball.Conflict('Taken.'), members)
    expect((await respondTo(error, recognizers)).problem).toMatchObject(members)
  })

  test('that is a class of the app is recognized by its httpStatus', async () => {
    class Missing extends Error {
      readonly httpStatus = 404
    }
    const { status, problem } = await respondTo(new Missing('No book.'), recognizers)
    expect(status).toBe(404)
    expect(problem['detail']).toBe('No book.')
  })
})

test.each([
  ['a status below 400', { httpStatus: 302 }],
  ['a status that is text', { httpStatus: '404' }],
])('an error with %s is not recognized', (_name, members) => {
  expect(fromCurveball()(Object.assign(new Error('text'), members))).toBeUndefined()
})

test('an error whose members are of the wrong type keeps its status', async () => {
  const members = {
    type: 1,
    title: {},
    detail: [],
    instance: ' ',
    wwwAuthenticate: [1],
    allow: '\n',
    retryAfter: -1,
  }
  const error = Object.assign(new Error('text'), { httpStatus: 404, ...members })
  expect((await respondTo(error, recognizers)).status).toBe(404)
})

test.each(hostileValues)('fromCurveball survives %s', (_name, value) => {
  expect(fromCurveball()(value)).toBeUndefined()
})
