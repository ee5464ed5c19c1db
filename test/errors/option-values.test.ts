/** The values that the options extensions, headers, allow, etag and available may have. */
import { describe, expect, test } from 'vitest'
import {
  createHttpError,
  MethodNotAllowed,
  NotAcceptable,
  NotFound,
  PreconditionFailed,
} from '../../src/index.ts'

describe('A reserved extension', () => {
  test.each(['status', 'type', 'title', 'detail', 'instance', 'condition', 'toJSON'])(
    'the constructor refuses the extension %s',
    (name) => {
      const make = () => new NotFound({ extensions: { [name]: 'shipped', own: 1 } })
      expect(make).toThrow(TypeError)
      expect(make).toThrow(`must not have the member '${name}'`)
      expect(() => createHttpError(404 as number, { extensions: { [name]: 1 } })).toThrow(TypeError)
    }
  )

  test.each([
    ['a Map', new Map()],
    ['a Set', new Set()],
    ['a Promise', Promise.resolve({})],
    ['a Date', new Date()],
    ['a Response', new Response('')],
  ])('the constructor refuses extensions without members: %s', (_, extensions) => {
    expect(() => new NotFound({ extensions: extensions as object as never })).toThrow(
      /must be an object with the members to add .*; received a/
    )
  })

  test('Class.from keeps reserved extensions, which toProblem drops', () => {
    const error = NotFound.from({ extensions: { status: 200, own: 1 } as never })
    expect(error.extensions).toEqual({ status: 200, own: 1 })
  })
})

describe('Option headers', () => {
  test('headers can be a Headers, whose Set-Cookie fields stay separate', () => {
    const headers = new Headers({ 'X-A': '1' })
    headers.append('Set-Cookie', 'a=1')
    headers.append('Set-Cookie', 'b=2')
    expect(new NotFound({ headers }).headers).toEqual({ 'x-a': '1', 'set-cookie': ['a=1', 'b=2'] })
    expect(createHttpError(499 as number, { headers }).headers).toEqual({
      'x-a': '1',
      'set-cookie': ['a=1', 'b=2'],
    })
  })

  test.each([
    [
      [['X-A', '1']],
      /headers' must be an object of names and values or Headers; received an array/,
    ],
    [new Map([['X-A', '1']]), /received a Map.*Object\.fromEntries/],
    [new URLSearchParams('x=1'), /received a URLSearchParams.*Object\.fromEntries/],
    ['X-A: 1', /received a string/],
    [{ 'X-A': 7 }, /headers\['X-A'\]' must be text that this field can have; received 7\./],
    [new Headers({ 'Content-Type': 'a/b' }), /must not set 'content-type'/],
  ])('headers cannot be %o', (headers, message) => {
    expect(() => new NotFound({ headers: headers as never })).toThrow(TypeError)
    expect(() => new NotFound({ headers: headers as never })).toThrow(message)
  })
})

describe('Option allow', () => {
  test.each(['get', 'Get', 'post', 'propfind', 'Query'])(
    'allow refuses %s, as methods are case-sensitive',
    (method) => {
      expect(() => new MethodNotAllowed({ allow: ['PUT', method] })).toThrow(
        `Option 'allow[1]' is '${method}', but methods are case-sensitive (RFC 9110 §9.1): write '${method.toUpperCase()}'.`
      )
    }
  )

  test('allow takes unregistered methods in any case', () => {
    expect(new MethodNotAllowed({ allow: ['purge', 'PURGE', 'M-SEARCH'] }).headers).toEqual({
      allow: 'purge, PURGE, M-SEARCH',
    })
  })
})

describe('Option etag', () => {
  test.each([
    ['1-1', '"1-1"'],
    ['"1-1"', '"1-1"'],
    ['W/"1-1"', 'W/"1-1"'],
    ['""', '""'],
    ['33a64df5', '"33a64df5"'],
    ['é', '"é"'],
  ])('the etag %s is sent as %s', (etag, sent) => {
    expect(new PreconditionFailed({ etag }).headers).toEqual({ etag: sent })
  })

  test.each(['a b', '"a', 'a"', 'W/a', 'W/"a', '', 'a\r\nb', '世'])(
    'the etag %j is refused',
    (etag) => {
      expect(() => new PreconditionFailed({ etag })).toThrow(/^Option 'etag' must be an entity tag/)
    }
  )
})

test('an available representation with an unknown option is refused', () => {
  expect(() => new NotAcceptable({ available: [{ href: '/a', lang: 'de' } as never] })).toThrow(
    /^Unknown option 'lang' of 'available\[0\]'/
  )
})
