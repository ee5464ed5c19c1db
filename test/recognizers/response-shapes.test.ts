/** What counts as a Response, and what its properties say of its origin, on every runtime. */
import type { Context } from 'hono'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { NotFound } from '../../src/errors/errors.ts'
import {
  isFetched,
  isLikeHttpException,
  isOwnResponse,
  isResponse,
  madeResponse,
} from '../../src/recognizers/response-origin.ts'

const noop = (): void => {}
const shape = { status: 404, arrayBuffer: noop, clone: noop, headers: new Headers() }

describe('isResponse()', () => {
  test.each<[string, unknown, boolean]>([
    ['a Response', new Response(), true],
    ['its properties', shape, true],
    ['a status that is text', { ...shape, status: '404' }, false],
    ['no arrayBuffer', { ...shape, arrayBuffer: 1 }, false],
    ['no clone', { ...shape, clone: undefined }, false],
    ['no headers', { ...shape, headers: 'x' }, false],
    ['nothing', undefined, false],
  ])('decides for %s whether it is a response', (_what, value, expected) => {
    expect(isResponse(value)).toBe(expected)
  })
})

describe('isFetched()', () => {
  test.each([
    [{ url: '', type: 'default' }, false],
    [{ url: '', type: undefined }, false],
    [{ url: '', type: 'basic' }, true],
    [{ url: '', type: 'error' }, true],
    [{ url: 'https://example.com/', type: 'default' }, true],
    [{ type: 'default' }, true],
  ])('a response with %j was fetched: %s', (response, expected) => {
    expect(isFetched(response)).toBe(expected)
  })
})

describe('isLikeHttpException() and madeResponse()', () => {
  const response = new Response()
  const received = Object.assign(new Error('x'), {
    getResponse: () => response,
    [Symbol.for('hono-http-errors.received')]: true,
  })
  test.each<[string, object, unknown]>([
    ['an object with getResponse()', { getResponse: () => response }, response],
    ['a getResponse that is no function', { getResponse: response }, undefined],
    ['an error of this package', new NotFound(), undefined],
    ['an error that the client received', received, undefined],
    ['an object without it', {}, undefined],
  ])('decide for %s whether it has a response', (_what, thrown, made) => {
    expect(isLikeHttpException(thrown)).toBe(made !== undefined)
    expect(madeResponse(thrown)).toBe(made)
  })

  test('getResponse() is called with the value as `this`, and its failure is passed on', () => {
    const failure = new Error('x')
    const failed: unknown[] = []
    const throwing = {
      getResponse: () => {
        throw failure
      },
    }
    expect(madeResponse(throwing)).toBeUndefined()
    expect(madeResponse(throwing, (reason) => failed.push(reason))).toBeUndefined()
    expect(failed).toEqual([failure])
    const own = {
      response,
      getResponse(...args: readonly unknown[]) {
        expect(args).toEqual([])
        return this.response
      },
    }
    expect(madeResponse(own, (reason) => failed.push(reason))).toBe(response)
    expect(failed).toHaveLength(1)
  })

  test('a promise of getResponse() that rejects ends no process', async () => {
    const rejected = Promise.reject(new Error('x'))
    expect(madeResponse({ getResponse: () => rejected })).toBe(rejected)
    await new Promise((resolve) => setImmediate(resolve))
  })
})

/** A Response with the properties of a runtime; `members` has its symbols. */
function responseOf(members: object, fields: Record<string, string> = {}): unknown {
  const headers = new Headers(fields)
  return { ...shape, url: '', type: 'default', body: {}, headers, ...members }
}
const typed = { 'content-type': 'text/plain' }
const stream = { getReader: noop }

describe('isOwnResponse()', () => {
  test.each<[string, object, boolean]>([
    ['node-server: a text', { [Symbol('cache')]: [404, 'text', {}] }, true],
    ['node-server: a stream', { [Symbol('cache')]: [404, stream, {}] }, false],
    ['node-server: another cache', { [Symbol('cache')]: { 1: stream } }, false],
    [
      'node-server: a Response',
      { [Symbol('responseCache')]: { [Symbol('state')]: { body: null } } },
      true,
    ],
    [
      'node-server: a Response of a stream',
      { [Symbol('responseCache')]: { [Symbol('state')]: { body: { source: null } } } },
      false,
    ],
    ['Deno: a text', { [Symbol('lazy static body')]: 'text' }, true],
    ['Deno: something else', { [Symbol('lazy static body')]: stream }, false],
    ['Node 20: no content', { [Symbol('state')]: { body: null } }, true],
    ['Node 20: a text', { [Symbol('state')]: { body: { source: 'text' } } }, true],
    ['Node 20: a stream', { [Symbol('state')]: { body: { source: null } } }, false],
    ['Deno: content', { [Symbol('response')]: { body: { source: 'text' } } }, true],
    ['another symbol', { [Symbol('other')]: { body: { source: 'text' } } }, false],
    ['a state without a source', { [Symbol('state')]: { body: {} } }, false],
    ['a state without a body', { [Symbol('state')]: {} }, false],
    ['no content', { body: null }, true],
    ['a URL', { [Symbol('state')]: { body: null }, url: 'https://example.com/' }, false],
  ])('tells whether the app made %s: row %#', (_what, members, expected) => {
    expect(isOwnResponse(responseOf(members), undefined)).toBe(expected)
  })

  test('a class of node-server whose object has no stream in its cache', () => {
    const native = responseOf({}) as object
    const prototype = { [Symbol('getResponseCache')]: noop }
    expect(isOwnResponse(Object.setPrototypeOf(native, prototype), undefined)).toBe(true)
    const cached = responseOf({ [Symbol('responseCache')]: responseOf({}) }) as object
    expect(isOwnResponse(Object.setPrototypeOf(cached, prototype), undefined)).toBe(false)
  })

  test('where nothing shows a stream, the Content-Type decides', () => {
    expect(isOwnResponse(responseOf({}, typed), undefined)).toBe(true)
    expect(isOwnResponse(responseOf({}), undefined)).toBe(false)
    expect(isOwnResponse(responseOf({ [Symbol('state')]: { body: {} } }, typed), undefined)).toBe(
      true
    )
  })

  test.each(['date', 'via', 'age', 'keep-alive', 'transfer-encoding'])(
    'the field %s is one of an upstream, if the app has not set it',
    (name) => {
      expect(isOwnResponse(responseOf({}, { ...typed, [name]: 'x' }), undefined)).toBe(false)
      expect(isOwnResponse(responseOf({}, { ...typed, [`x-${name}`]: 'x' }), undefined)).toBe(true)
    }
  )

  test('a field that the app has set on the context, with the same value, is none of an upstream', () => {
    const fields = { ...typed, date: 'today', via: 'us' }
    const isOwn = (headers: Record<string, string>): boolean => {
      const c = { newResponse: () => new Response(null, { headers }) } as unknown as Context
      return isOwnResponse(responseOf({}, fields), c)
    }
    expect(isOwn(fields)).toBe(true)
    expect(isOwn({ date: 'today' })).toBe(false)
    expect(isOwn({ ...fields, date: 'tomorrow' })).toBe(false)
  })

  test('a Response that was checked stays one of the app, whatever becomes of it', () => {
    const response = responseOf({ body: null }) as { url: string }
    expect(isOwnResponse(response, undefined)).toBe(true)
    response.url = 'https://example.com/'
    expect(isOwnResponse(response, undefined)).toBe(true)
    const fetched = responseOf({ url: 'https://example.com/', body: null }) as { url: string }
    expect(isOwnResponse(fetched, undefined)).toBe(false)
    fetched.url = ''
    expect(isOwnResponse(fetched, undefined)).toBe(true)
  })

  test('a Response whose properties throw is none of the app', () => {
    const headers = {
      has: () => {
        throw new Error('trap')
      },
    }
    expect(isOwnResponse(responseOf({ headers }), undefined)).toBe(false)
  })
})

describe('on Bun', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  test.each([
    ['Response (3 KB) {\n  ok: true,\n  ReadableStream {\n    x\n  }\n}', false],
    ['Response (3 KB) {\n  Blob (3 KB)\n}', true],
    ['Response {\n    ReadableStream {\n}', true],
    ['  ReadableStream {', false],
    ['Response {\n  x: "  ReadableStream {"\n}', true],
  ])('the inspection shows a stream: %j', (text, expected) => {
    const inspect = vi.fn<(response: unknown) => string>(() => text)
    vi.stubGlobal('Bun', { inspect })
    const response = responseOf({})
    expect(isOwnResponse(response, undefined)).toBe(expected)
    expect(inspect).toHaveBeenCalledWith(response)
  })

  test('an inspection that is no function shows nothing', () => {
    vi.stubGlobal('Bun', { inspect: 7 })
    expect(isOwnResponse(responseOf({}), undefined)).toBe(false)
    expect(isOwnResponse(responseOf({}, typed), undefined)).toBe(true)
  })
})
