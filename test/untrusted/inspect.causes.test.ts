/** The causes and members of errors, whose getters and traps may throw. */
import { describe, expect, test } from 'vitest'
import { causesOf, membersOf, originsOf } from '../../src/untrusted/inspect.ts'

const throws = (): never => {
  throw new Error('x')
}
/** Throws whatever is done with it. */
const hostile = (target: object = {}) =>
  new Proxy(target, { get: throws, has: throws, getPrototypeOf: throws, ownKeys: throws })
function revoked(): object {
  const { proxy, revoke } = Proxy.revocable([], {})
  revoke()
  return proxy
}

describe('causesOf', () => {
  test('a chain has the value and its causes, each once', () => {
    const root = new Error('root')
    const middle = new Error('middle', { cause: root })
    const top = new Error('top', { cause: middle })
    expect(causesOf(top)).toEqual([top, middle, root])
    expect(causesOf(root)).toEqual([root])
    expect(causesOf('text')).toEqual(['text'])
    expect(causesOf({ cause: null })).toEqual([{ cause: null }, null])
    Object.assign(root, { cause: top })
    expect(causesOf(top)).toEqual([top, middle, root])
    expect(causesOf(hostile())).toHaveLength(1)
  })

  test('a chain has eight values at most', () => {
    const chain = Array.from({ length: 20 }, (_, index) => ({ index, cause: undefined as unknown }))
    for (const [index, error] of chain.entries()) error.cause = chain[index + 1]
    expect(causesOf(chain[0])).toEqual(chain.slice(0, 8))
    expect(causesOf(chain[13])).toEqual(chain.slice(13))
    expect(causesOf(chain[12])).toEqual(chain.slice(12))
  })
})

describe('membersOf', () => {
  test('the members of an AggregateError are as many as the limit allows', () => {
    expect(membersOf(new AggregateError([1, 2, 3]), 2)).toEqual([1, 2])
    expect(membersOf(new AggregateError([1, 2, 3]), 9)).toEqual([1, 2, 3])
  })

  test('there are none where `errors` is no array, or cannot be read', () => {
    for (const errors of [undefined, null, 'ab', { length: 2 }, new Set([1]), revoked()])
      expect(membersOf({ errors }, 9)).toEqual([])
    expect(membersOf({ errors: hostile([1]) }, 9)).toEqual([])
    expect(membersOf(hostile(), 9)).toEqual([])
    const get = (_: object, name: PropertyKey) => (name === 'length' ? Symbol('2') : 1)
    expect(membersOf({ errors: new Proxy([1, 2], { get }) }, 9)).toEqual([])
  })
})

describe('originsOf', () => {
  const error = (cause?: unknown, errors?: readonly unknown[]) =>
    Object.assign(new Error('x', { cause }), errors && { errors })

  test('the origins are the error, its causes and members, each once, the nearest first', () => {
    const root = error()
    const left = error(root)
    const right = error(undefined, [root, 'no error', left])
    const top = error(left, [right, undefined])
    expect(originsOf(top)).toEqual([top, left, right, root])
    Object.assign(root, { cause: top })
    expect(originsOf(top)).toEqual([top, left, right, root])
  })

  test('what is no error has no origins, even if it has a cause', () => {
    for (const value of [undefined, 'text', { cause: error() }, hostile()])
      expect(originsOf(value)).toEqual([])
    expect(originsOf(error({ cause: error() }))).toHaveLength(1)
  })

  test('eight generations are read, and sixteen errors of each', () => {
    let deep = error()
    for (let depth = 0; depth < 20; depth++) deep = error(deep)
    expect(originsOf(deep)).toHaveLength(8)
    const wide = error(
      undefined,
      Array.from({ length: 40 }, () => error())
    )
    expect(originsOf(wide)).toEqual([
      wide,
      ...(wide as never as AggregateError).errors.slice(0, 16),
    ])
    const both = error(
      error(),
      Array.from({ length: 16 }, () => error())
    )
    expect(originsOf(both)).toHaveLength(17)
    const twice = error(undefined, [wide, wide])
    expect(
      originsOf(error(undefined, [...Array.from({ length: 16 }, () => error()), wide]))
    ).toHaveLength(17)
    expect(originsOf(twice)).toHaveLength(18)
  })

  test('errors that were found before do not count for the sixteen of a generation', () => {
    const extra = error()
    const top = error()
    const many = error(undefined, Array(16).fill(top))
    Object.assign(top, { errors: [many, error(undefined, [extra])] })
    expect(originsOf(top)).toContain(extra)
  })

  test('of a generation of more than sixteen, the others are neither found nor read', () => {
    const sixteen = () => Array.from({ length: 16 }, () => error())
    const [hidden, last] = [error(), error()]
    Object.assign(last, { cause: hidden })
    const top = error(undefined, [error(undefined, sixteen()), error(undefined, [last])])
    expect(originsOf(top)).toHaveLength(19)
    expect(originsOf(top)).not.toContain(last)
    expect(originsOf(top)).not.toContain(hidden)
  })
})
