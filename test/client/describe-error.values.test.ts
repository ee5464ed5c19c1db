/** What is read of an error: where its status, its fields and its texts are, and which of them count. */
import { describe, expect, test } from 'vitest'
import { describeError } from '../../src/client/index.ts'
import { NotFound } from '../../src/index.ts'
import { de } from '../../src/languages/de.ts'
import { en } from '../../src/languages/en.ts'

const unexpected = 'Something went wrong'
const titleOf = (error: unknown) => describeError(error, en).title

describe('the status', () => {
  test.each<[object, string]>([
    [{ status: 404 }, 'Not Found'],
    [{ statusCode: 404 }, 'Not Found'],
    [{ response: { status: 404 } }, 'Not Found'],
    [{ response: { statusCode: 404 } }, 'Not Found'],
    [{ response: { status: 404 }, status: 503 }, 'Not Found'],
    [{ status: 404, statusCode: 503 }, 'Not Found'],
    [{ status: 200, statusCode: 404 }, 'Not Found'],
    [{ response: { status: 200 }, status: 404 }, 'Not Found'],
    [{ problem: { status: 404 }, status: 503 }, 'Not Found'],
    [{ problem: { status: 200 }, status: 404 }, 'Not Found'],
    [{ status: 400 }, 'Bad Request'],
    [{ status: 499 }, 'Bad Request'],
    [{ status: 500 }, 'Internal Server Error'],
    [{ status: 599 }, 'Internal Server Error'],
    [{ status: 999 }, 'Internal Server Error'],
    [{ status: 0 }, 'No connection'],
    [{ status: 399 }, unexpected],
    [{ status: 1000 }, unexpected],
    [{ status: -1 }, unexpected],
    [{ status: NaN }, unexpected],
    [{ status: '404' }, unexpected],
    [{ status: [404] }, unexpected],
    [{ status: true }, unexpected],
    [{ status: null }, unexpected],
    [{ problem: 'x' }, unexpected],
  ])('of %j gives the title %s', (error, title) => {
    expect(titleOf(error)).toBe(title)
  })

  test('of 0 has no general title, and is that of a connection', () => {
    expect(describeError({ status: 0 })).toEqual({
      title: 'No connection',
      detail: 'The server could not be reached. Check your internet connection.',
      condition: '',
      advice: '',
      text: 'No connection\nThe server could not be reached. Check your internet connection.',
      retryAfter: undefined,
      mayTryAgain: true,
    })
  })

  test.each([
    [400, 'The server did not accept the request.'],
    [499, 'The server did not accept the request.'],
    [500, 'An error occurred on the server.'],
  ])('of %i has the general detail %s', (status, detail) => {
    expect(describeError({ status })).toMatchObject({ title: 'The request failed', detail })
  })
})

describe('the fields', () => {
  const field = { 'retry-after': '5' }

  test.each<[object, number | undefined]>([
    [{ status: 503, headers: field }, 5],
    [{ status: 503, headers: new Headers(field) }, 5],
    [{ status: 503, response: { headers: field } }, 5],
    [{ status: 503, response: { headers: { 'retry-after': '7' } }, headers: field }, 7],
    [{ status: 503, response: {}, headers: field }, 5],
    [{ status: 503, response: { headers: {} }, headers: field }, undefined],
    [{ status: 503, headers: { 'retry-after': 5 } }, undefined],
    [{ status: 503, headers: { 'retry-after': '-5' } }, undefined],
    [{ status: 503, headers: null }, undefined],
    [{ status: 503, retryAfter: 7, headers: field }, 7],
    [{ status: 503, retryAfter: '7', headers: field }, 5],
    [{ status: 503, retryAfter: null, headers: field }, 5],
    [{ status: 503, retryAfter: undefined, headers: field }, 5],
    [{ status: 503, retryAfter: true, headers: field }, 5],
    [{ status: 503, retryAfter: 1.2 }, 2],
    [{ status: 503, retryAfter: 315_576_000 }, 315_576_000],
    [{ status: 503, retryAfter: 315_576_001 }, undefined],
  ])('of %j state the delay %j', (error, seconds) => {
    expect(describeError(error).retryAfter).toBe(seconds)
  })

  test.each([
    ['de', 'Own'],
    ['DE', 'Own'],
    ['de-AT', 'Own'],
    ['en', 'Nicht gefunden'],
    ['den', 'Nicht gefunden'],
    ['', 'Nicht gefunden'],
    ['en-de', 'Nicht gefunden'],
  ])('with Content-Language: %j give the title %s', (tag, title) => {
    const headers = { 'content-language': tag }
    expect(describeError({ problem: { status: 404, title: 'Own' }, headers }, de).title).toBe(title)
    expect(describeError({ problem: { status: 404 }, headers }, de).title).toBe('Nicht gefunden')
  })
})

describe('the texts', () => {
  const of = (problem: object) => describeError({ problem: { status: 409, ...problem } }, en)

  test.each([7, '', null, {}, ['x'], true])('of the value %j are none', (value) => {
    expect(of({ title: value, detail: value, type: value })).toMatchObject({
      title: 'Conflict',
      detail: en.explanations[409],
    })
  })

  test('of a problem type are its own, those of about:blank are the title of the language', () => {
    const own = { title: 'Own', detail: 'Detail.' }
    expect(of({ ...own, type: '/x' })).toMatchObject(own)
    expect(of({ ...own, type: 'about:blank' })).toMatchObject({
      title: 'Conflict',
      detail: 'Detail.',
    })
    expect(of({ type: '/x' })).toMatchObject({ title: 'Conflict' })
  })

  test.each([
    ['temporary', 'This is temporary.', 'Try again later.', true],
    ['permanent', 'This will not pass by itself: change the request first.', '', false],
    ['unknown', '', '', false],
    ['Temporary', '', '', false],
    [['temporary'], '', '', false],
    [7, '', '', false],
  ])('of the condition %j', (condition, known, advice, mayTryAgain) => {
    expect(of({ condition })).toMatchObject({ condition: known, advice, mayTryAgain })
  })

  test.each([
    [true, 'The request took effect.'],
    [false, 'The request did not take effect.'],
    ['true', ''],
    [1, ''],
    [0, ''],
    [null, ''],
  ])('a problem with applied: %j says whether the request took effect', (applied, condition) => {
    expect(of({ applied }).condition).toBe(condition)
  })
})

describe('an error with a method toJSON', () => {
  const mark = Symbol.for('hono-http-errors.HttpError')
  const toJSON = () => ({ status: 404, title: 'Own', type: '/x' })

  test('is a problem only with the mark of this package', () => {
    expect(titleOf({ toJSON })).toBe(unexpected)
    expect(titleOf({ toJSON, [mark]: 'true' })).toBe(unexpected)
    expect(titleOf({ toJSON, [mark]: true })).toBe('Own')
    expect(titleOf(new NotFound('No book.'))).toBe('Not Found')
  })

  test.each([
    undefined,
    'x',
    () => {
      throw new Error('x')
    },
  ])('that is %o has its status alone', (broken) => {
    expect(titleOf({ toJSON: broken, [mark]: true, status: 404 })).toBe('Not Found')
    expect(titleOf({ toJSON: broken, [mark]: true })).toBe(unexpected)
  })
})

test.each([undefined, null, 'de', 7, {}, { tag: 'de' }])(
  'The language %j is refused',
  (language) => {
    const call = () => describeError(new Error('x'), language as never)
    if (language === undefined) expect(call().title).toBe(unexpected)
    else {
      expect(call).toThrow(
        new TypeError('describeError() takes a language, such as that of languages/de.')
      )
    }
  }
)

test('A language without the texts of failures has the English ones', () => {
  const { failures: _failures, titles: _titles, explanations: _explanations, ...rest } = de
  expect(describeError(new Error('x'), rest)).toMatchObject({ title: unexpected })
  expect(describeError({ status: 404 }, rest)).toMatchObject({
    title: 'The request failed',
    advice: '',
  })
})
