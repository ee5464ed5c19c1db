import { HTTPException } from 'hono/http-exception'
import { describe, expect, test } from 'vitest'
import { markedKindOf } from '../../src/errors/error-kind.ts'
import {
  innermostFrames,
  isErrorNamed,
  isMalformedForm,
  isMalformedJson,
  isSameFailure,
  malformedBody,
} from '../../src/recognizers/body-error.ts'
import { cachedBodies, failureOf } from '../../src/recognizers/cached-body.ts'

const frames = '    at JSON.parse (<anonymous>)\n    at parse (app.js:1:2)'
const failed = (message: string, stack: unknown) =>
  Object.assign(new SyntaxError(message), { stack })
const sameAs = (message: string, stack: unknown) =>
  isSameFailure(
    failed('No.', `SyntaxError: No.\n${frames}\n    at a (b.js:1:1)`),
    failed(message, stack)
  )

test('malformedBody() is a 400 with one error, of the whole content', () => {
  const cause = new Error('x')
  const error = malformedBody('not valid.', { detail: 'Wrong.', line: 3, column: 4 }, cause)
  expect([error.status, error.detail, error.cause]).toEqual([
    400,
    'The content of the request is not valid.',
    cause,
  ])
  expect(error.extensions).toEqual({
    errors: [{ detail: 'Wrong.', pointer: '#', line: 3, column: 4 }],
  })
  expect(markedKindOf(error)).toBe('malformed-body')
})

describe('innermostFrames()', () => {
  test.each([
    [`SyntaxError: No.\n${frames}\n    at third (c.js:1:1)`, 'No.', frames.trim()],
    [`SyntaxError: a\nb\nc\n${frames}`, 'a\nb\nc', frames.trim()],
    [`${frames}\n`, 'No.', frames.trim()],
    ['SyntaxError: No.', 'No.', ''],
    ['', 'No.', ''],
    [7, 'No.', ''],
    [`No.\n${frames}`, 'No.', frames.trim()],
  ])('finds the frames of the stack of row %#', (stack, message, expected) => {
    expect(innermostFrames(failed(message, stack))).toBe(expected)
  })
})

describe('isSameFailure()', () => {
  test('is true for the same error, and for one message from the same frames', () => {
    const error = failed('No.', 'x')
    expect(isSameFailure(error, error)).toBe(true)
    expect(sameAs('No.', `SyntaxError: No.\n${frames}\n    at other (d.js:1:1)`)).toBe(true)
    expect(sameAs('Other.', `SyntaxError: Other.\n${frames}`)).toBe(false)
    expect(
      sameAs('No.', `SyntaxError: No.\n    at JSON.parse (<anonymous>)\n    at x (e.js:1:1)`)
    ).toBe(false)
  })

  test('is true for the exception of a validator, whatever the failure', () => {
    expect(isSameFailure(new HTTPException(400), new Error('x'))).toBe(true)
    expect(isSameFailure(new HTTPException(401), new Error('x'))).toBe(false)
    expect(isSameFailure(Object.assign(new Error('y'), { status: 400 }), new Error('x'))).toBe(
      false
    )
  })
})

describe('the exceptions of the validators', () => {
  const form = 'Malformed FormData request. x'
  test.each([
    [new HTTPException(400, { message: 'Malformed JSON in request body' }), true, false],
    [new HTTPException(401, { message: 'Malformed JSON in request body' }), false, false],
    [new HTTPException(400, { message: 'Malformed JSON in request body.' }), false, false],
    [new HTTPException(400, { message: form }), false, true],
    [new HTTPException(400, { message: 'Malformed FormData request.' }), false, true],
    [new HTTPException(400, { message: `The ${form}` }), false, false],
    [new HTTPException(400, { message: 'Malformed FormData' }), false, false],
    [new HTTPException(401, { message: form }), false, false],
    [Object.assign(new Error(form), { status: 400 }), false, false],
  ])('the exception of row %# is recognized by status and message', (thrown, isJson, isForm) => {
    expect([isMalformedJson(thrown), isMalformedForm(thrown)]).toEqual([isJson, isForm])
  })
})

test('isErrorNamed() is true for an Error of the name', () => {
  expect(isErrorNamed(new SyntaxError('x'), 'SyntaxError')).toBe(true)
  expect(isErrorNamed(new TypeError('x'), 'SyntaxError')).toBe(false)
  expect(isErrorNamed({ name: 'SyntaxError' }, 'SyntaxError')).toBe(false)
})

test('cachedBodies() has the state of each entry, without waiting', async () => {
  const failure = new Error('x')
  const rejected = Promise.reject(failure)
  const bodyCache = {
    text: Promise.resolve('text'),
    json: rejected,
    blob: new Promise(() => {}),
    parsedBody: { a: 1 },
  }
  expect(await cachedBodies({ req: { bodyCache } } as never)).toEqual([
    { method: 'text', state: 'read', value: 'text' },
    { method: 'json', state: 'failed', value: failure },
    { method: 'blob', state: 'pending', value: expect.any(Symbol) },
    { method: 'parsedBody', state: 'read', value: { a: 1 } },
  ])
})

test('failureOf() is the error that a function rejects with', async () => {
  const failure = new Error('x')
  expect(await failureOf(() => Promise.reject(failure))).toBe(failure)
  expect(await failureOf(() => Promise.resolve('fine'))).toBeUndefined()
})
