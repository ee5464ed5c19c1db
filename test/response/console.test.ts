/** What the default report writes to the console, as the console of Node formats it. */
import { format } from 'node:util'
import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { HTTPException } from 'hono/http-exception'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  BadGateway,
  httpErrors,
  InternalServerError,
  NotFound,
  type HttpErrorsOptions,
} from '../../src/index.ts'

let written: string[] = []
beforeEach(() => {
  written = []
  vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => {
    written.push(format(...args))
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** The text that one request writes. */
async function textFor(
  thrown: unknown,
  target = '/books/1?token=secret',
  options: HttpErrorsOptions = {}
): Promise<string> {
  const app = httpErrors(new Hono(), options)
  app.get('*', () => {
    throw thrown
  })
  await app.request(target)
  return written.join('\n')
}

describe('the default report', () => {
  test.each([
    ['a 404', new NotFound('No book has that id.')],
    ['a 409 of Hono', new HTTPException(409)],
  ])('%s writes nothing', async (_what, error) => {
    expect(await textFor(error)).toBe('')
  })

  test.each([
    ['an Error', new TypeError('bug'), 'GET /books/1 500: TypeError: bug\n    at '],
    [
      'an error of the server with a private message',
      new InternalServerError('the secret of the database'),
      'GET /books/1 500: InternalServerError: the secret of the database\n    at ',
    ],
    [
      'an HTTPException',
      new HTTPException(503, { message: 'private' }),
      /^GET \/books\/1 503: .*HTTPException.*: private\n {4}at /,
    ],
    ['a string', 'bug', 'GET /books/1 500, not an Error: "bug"'],
    ['a number', 7, 'GET /books/1 500, not an Error: 7'],
    ['an object', { a: 1 }, 'GET /books/1 500, not an Error: { a: 1 }'],
  ])(
    '%s is one line with method, path and status, and the stack under it',
    async (_what, error, text) => {
      expect(await textFor(error)).toMatch(typeof text === 'string' ? escaped(text) : text)
    }
  )

  test('the causes of an error are under its stack', async () => {
    const error = new BadGateway({ message: 'outer', cause: new Error('inner') })
    expect(await textFor(error)).toMatch(
      /^GET \/books\/1 502: BadGateway: outer\n {4}at [^]*\[cause\]: Error: inner\n {6}at /
    )
  })

  test('the members of an AggregateError are under its stack', async () => {
    const error = new AggregateError([new Error('one'), new TypeError('two')], 'several')
    expect(await textFor(error)).toMatch(
      /^GET \/books\/1 500: AggregateError: several\n[^]*Error: one\n[^]*TypeError: two\n/
    )
  })

  test('an object that contains itself is written', async () => {
    const circular: Record<string, unknown> = {}
    circular['self'] = circular
    expect(await textFor(circular)).toBe(
      'GET /books/1 500, not an Error: <ref *1> { self: [Circular *1] }'
    )
  })

  test('a failed hook is written with the request that it failed for', async () => {
    const instance = (): string => {
      throw new Error('hook')
    }
    expect(await textFor(new NotFound(), '/books/1', { instance })).toMatch(
      /^GET \/books\/1 404, while responding: Error: hook\n {4}at /
    )
  })

  test('the instance of the problem is the reference', async () => {
    const instance = (): string => '/logs/7'
    expect(await textFor(new Error('bug'), '/', { instance })).toMatch(
      /^GET \/ 500, reference \/logs\/7: Error: bug\n/
    )
  })

  test('the id of hono/request-id is the reference where the response has no other', async () => {
    const app = httpErrors(new Hono()).use(requestId())
    app.get('/', () => {
      throw new Error('bug')
    })
    const response = await app.request('/')
    const id = response.headers.get('x-request-id') ?? ''
    expect(written.join()).toMatch(escaped(`GET / 500, reference ${id}: Error: bug\n`))
  })
})

describe('what a client has a part in', () => {
  test('a path with a tab, an escape sequence and a percent sign stays percent-encoded', async () => {
    expect(await textFor('bug', '/a%09GET%20/%1b%5b31m/%c3%bc/%25s')).toBe(
      'GET /a%09GET%20/%1b%5b31m/%c3%bc/%25s 500, not an Error: "bug"'
    )
  })

  test.each([
    ['a string', 'a\nGET /forged 200\x1b[31m\x9b', '"a\\nGET /forged 200\\u001b[31m%C2%9B"'],
    ['a message', new Error('red: \x1b[31m \x9b \x07'), 'Error: red: %1B[31m %C2%9B %07\n    at '],
    [
      'the message of a cause',
      new Error('outer', { cause: new Error('\x1b]0;title\x07') }),
      /Error: outer\n {4}at [^]*\[cause\]: Error: %1B\]0;title%07\n {4}at /,
    ],
  ])('control characters in %s are escaped', async (_what, thrown, text) => {
    const found = await textFor(thrown)
    expect(found).toMatch(typeof text === 'string' ? escaped(text) : text)
    expect(found).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/)
  })

  test('an error with a tab and lines in its message is written by the console, with its properties', async () => {
    const error = Object.assign(new Error('one\n\ttwo'), { code: '23505' })
    expect(await textFor(error)).toMatch(/Error: one\n\ttwo\n {4}at [^]*code: '23505'/)
  })
})

/** A pattern of this text, which has to be in a longer one. */
function escaped(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
}
