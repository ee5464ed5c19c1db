/** How the members of an AggregateError are counted, ordered and merged. */
import { describe, expect, test } from 'vitest'
import {
  BadGateway,
  Conflict,
  Forbidden,
  NotFound,
  ProxyAuthenticationRequired,
  TooManyRequests,
  Unauthorized,
} from '../../src/errors/errors.ts'
import { HttpError } from '../../src/errors/http-error.ts'
import { fromAggregate } from '../../src/recognizers/aggregate.ts'
import { propertyAt } from '../../src/untrusted/inspect.ts'

const asked: unknown[][] = []
const recognize = fromAggregate((thrown, c) => {
  asked.push([thrown, c])
  return HttpError.is(thrown) ? thrown : undefined
})
const merge = (...errors: unknown[]) => recognize(new AggregateError(errors))
const many = (length: number, make: (index: number) => unknown = () => new NotFound()) =>
  Array.from({ length }, (_, index) => make(index))

describe('fromAggregate()', () => {
  test('asks about each member, with the context, and stops at one that is unknown', () => {
    asked.length = 0
    const c = {} as never
    const members = [new NotFound(), new Error('x'), new NotFound()]
    expect(recognize(new AggregateError(members), c)).toBeUndefined()
    expect(asked).toEqual([
      [members[0], c],
      [members[1], c],
    ])
  })

  test('recognizes an error of the name, also of another class or realm', () => {
    class AggregateErrorLike extends Error {
      readonly errors = [new NotFound()]
    }
    const named = Object.assign(new AggregateErrorLike('x'), { name: 'AggregateError' })
    expect(recognize(named)?.status).toBe(404)
    expect(recognize(new AggregateErrorLike('x'))).toBeUndefined()
    const renamed = Object.assign(new AggregateError([new NotFound()]), { name: 'Other' })
    expect(recognize(renamed)?.status).toBe(404)
    expect(recognize({ name: 'AggregateError', errors: [new NotFound()] })).toBeUndefined()
  })

  test('of one member is the member itself, which counts once', () => {
    const one = new NotFound()
    expect(merge(one)).toBe(one)
    expect(merge(one, one)).toBe(one)
    expect(merge()).toBeUndefined()
  })

  test('reads the members of nested ones in their place, and itself never', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((detail) => new NotFound({ detail }))
    const nested = new AggregateError([b])
    const outer = new AggregateError([a, nested, c])
    nested.errors.push(outer, nested)
    expect(propertyAt(recognize(outer), ['extensions', 'errors'])).toEqual([
      { detail: 'a' },
      { detail: 'b' },
      { detail: 'c' },
    ])
  })

  test('reads 100 members, also of nested ones', () => {
    const lastOf = (index: number) => (at: number) =>
      at === index ? new BadGateway() : new NotFound()
    expect(merge(...many(100, lastOf(99)))?.status).toBe(502)
    expect(merge(...many(101, lastOf(100)))?.status).toBe(404)
    // The nested one counts as well.
    const nested = (length: number, last: number) => new AggregateError(many(length, lastOf(last)))
    expect(merge(nested(99, 98))?.status).toBe(502)
    expect(merge(nested(100, 99))?.status).toBe(404)
    expect(merge(...many(99), nested(7, 0))?.status).toBe(404)
    expect(merge(...many(98), nested(7, 0))?.status).toBe(502)
    expect(merge(...many(98), nested(7, 1))?.status).toBe(404)
  })
})

describe('the most urgent member', () => {
  const bearer = { scheme: 'Bearer', params: { realm: 'a' } }
  const statuses = {
    401: new Unauthorized({ challenges: [bearer] }),
    403: new Forbidden(),
    404: new NotFound(),
    407: new ProxyAuthenticationRequired({ challenges: [bearer] }),
    409: new Conflict(),
    502: new BadGateway(),
  }
  test.each([
    [502, [404, 502, 401]],
    [401, [403, 407, 401]],
    [407, [403, 407, 404]],
    [403, [404, 403]],
    [404, [409, 404]],
  ] as const)('is the %i of %j', (status, members) => {
    const errors = members.map((member) => statuses[member])
    expect(merge(...errors)).toBe(statuses[status])
    expect(merge(...errors.toReversed())).toBe(statuses[status])
  })

  test('is sent alone, where one of several differs from it', () => {
    const first = new NotFound({ detail: 'a' })
    const typed = new NotFound({ type: '/p', detail: 'b' })
    expect(merge(first, new NotFound(), typed)).toBe(first)
    expect(merge(first, typed)).toBe(first)
    expect(merge(typed, first)).toBe(typed)
    expect(merge(first, new NotFound({ type: 'about:blank' }))).not.toBe(first)
  })
})

describe('the merged error', () => {
  test('has the members that its parts have in common, and the aggregate as its cause', () => {
    const part = (detail: string) =>
      new Conflict({ type: '/p', title: 'Title', condition: 'permanent', applied: false, detail })
    const thrown = new AggregateError([part('a'), part('b')])
    const error = recognize(thrown)
    expect(error).toMatchObject({ status: 409, type: '/p', title: 'Title', condition: 'permanent' })
    expect([error?.applied, error?.cause, error?.detail]).toEqual([false, thrown, undefined])
    expect(error?.extensions).toEqual({ errors: [{ detail: 'a' }, { detail: 'b' }] })
  })

  test('has the condition unknown, and no applied, where its parts differ', () => {
    const parts = [
      new Conflict({ condition: 'permanent', applied: false }),
      new Conflict({ condition: 'temporary', applied: true }),
    ]
    for (const errors of [parts, parts.toReversed()]) {
      const error = merge(...errors)
      expect([error?.condition, error?.applied]).toEqual(['unknown', undefined])
    }
  })

  test('has at most 100 errors, of parts that have lists', () => {
    const errors = Array.from({ length: 60 }, (_, index) => ({ detail: `${index}` }))
    const part = () => new Conflict({ extensions: { errors } })
    expect(propertyAt(merge(part(), part()), ['extensions', 'errors'])).toEqual([
      ...errors,
      ...errors.slice(0, 40),
    ])
  })

  test('has the challenges of all, each once, and of other fields the first', () => {
    const proxy = (realm: string) =>
      new ProxyAuthenticationRequired({
        challenges: [{ scheme: 'Basic', params: { realm } }],
        headers: { 'X-A': realm },
      })
    expect(merge(proxy('1'), proxy('2'), proxy('1'))?.headers).toEqual({
      'proxy-authenticate': ['Basic realm="1"', 'Basic realm="2"'],
      'x-a': '1',
    })
    const unauthorized = (scheme: string) =>
      new Unauthorized({ challenges: [{ scheme, params: { realm: 'a' } }] })
    expect(merge(unauthorized('A'), unauthorized('B'))?.headers['www-authenticate']).toEqual([
      'A realm="a"',
      'B realm="a"',
    ])
  })

  test.each([
    [[5, 60, 30], '60'],
    [[60, 5], '60'],
    [[undefined, 5], '5'],
    [[5, undefined], '5'],
  ])('of %j has the longest Retry-After', (delays, expected) => {
    const errors = delays.map((delay) =>
      delay === undefined ? new TooManyRequests() : new TooManyRequests({ retryAfter: delay })
    )
    expect(merge(...errors)?.headers['retry-after']).toBe(expected)
  })
})
