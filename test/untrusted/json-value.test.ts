/** Copies of application data. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Conflict, toProblem } from '../../src/index.ts'
import { copyMembers, toJsonValue } from '../../src/untrusted/json-value.ts'

const throws = (): never => {
  throw new Error('x')
}
function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
/** As many arrays within each other, with the value inside. */
function nested(depth: number, value: unknown): unknown {
  return depth === 0 ? value : [nested(depth - 1, value)]
}

test('an extension that is a graph is copied to at most 5 MB of JSON', () => {
  const nodes: { index: number; friends: unknown[] }[] = Array.from({ length: 12 }, (_, index) => ({
    index,
    friends: [],
  }))
  for (const node of nodes) node.friends = nodes.filter((other) => other !== node)
  const text = JSON.stringify(toProblem(new Conflict({ extensions: { me: nodes[0] } })))
  expect(text.length).toBeLessThan(5_000_000)
  expect(JSON.parse(text)).toMatchObject({ status: 409 })
})

describe('toJsonValue', () => {
  test.each<[string, unknown, unknown]>([
    ['text', '', ''],
    ['true', true, true],
    ['false', false, false],
    ['a number', -0.5, -0.5],
    ['NaN', Number.NaN, null],
    ['Infinity', Number.POSITIVE_INFINITY, null],
    ['a BigInt', 12n, '12'],
    ['null', null, null],
    ['undefined', undefined, undefined],
    ['a symbol', Symbol('x'), undefined],
    ['a function', () => 1, undefined],
    ['a Date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['an invalid Date', new Date(Number.NaN), null],
    ['a URL', new URL('https://a/b'), 'https://a/b'],
    ['a Map', new Map([[1, 2]]), {}],
    [
      'an array with a function and a gap',
      Object.assign([1, () => 1], { 3: 2n }),
      [1, null, null, '2'],
    ],
    ['an object with a function', { a: 1, b: () => 1, c: undefined, d: null }, { a: 1, d: null }],
    ['toJSON that returns an object', { toJSON: () => ({ a: 1n }) }, { a: '1' }],
    ['toJSON that throws', { toJSON: throws }, undefined],
    ['toJSON that is no function', { toJSON: 'a' }, { toJSON: 'a' }],
    ['a getter that throws', { a: 1, get b() { return throws() } }, { a: 1 }], // prettier-ignore
    ['an object of JSON with __proto__', JSON.parse('{"__proto__":{"a":1},"b":2}'), { b: 2 }],
  ])('%s is copied', (_, value, copy) => {
    expect(toJsonValue(value)).toEqual(copy)
  })

  test('what cannot be read is left out', () => {
    expect(toJsonValue(new Proxy({}, { ownKeys: throws }))).toBeUndefined()
    expect(toJsonValue(revoked())).toBeUndefined()
    expect(toJsonValue({ a: revoked(), b: 1 })).toEqual({ b: 1 })
    expect(toJsonValue([revoked(), 1])).toEqual([null, 1])
  })

  test('the name __proto__ changes no prototype', () => {
    const copy = toJsonValue(JSON.parse('{"__proto__":{"a":1}}')) as Record<string, unknown>
    expect([Object.getPrototypeOf(copy), copy['a']]).toEqual([Object.prototype, undefined])
  })

  test('toJSON is called with its object as this and without arguments', () => {
    const value = {
      name: 'a',
      toJSON(...args: readonly unknown[]) {
        return [this.name, args.length]
      },
    }
    expect(toJsonValue(value)).toEqual(['a', 0])
  })

  test('a promise of toJSON that rejects ends no process', async () => {
    expect(toJsonValue({ toJSON: () => Promise.reject(new Error('x')) })).toEqual({})
    // An unhandled rejection would fail the run in this turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve))
  })

  test('a cycle is left out, and an object that is there twice is copied twice', () => {
    const shared = { a: 1 }
    const cyclic: Record<string, unknown> = { left: shared, right: shared }
    cyclic['self'] = cyclic
    cyclic['list'] = [cyclic, { cyclic }]
    expect(toJsonValue(cyclic)).toEqual({ left: { a: 1 }, right: { a: 1 }, list: [null, {}] })
    const own: Record<string, unknown> = { toJSON: () => own }
    expect(toJsonValue(own)).toBeUndefined()
  })

  test('objects are copied to a depth of 32', () => {
    expect(toJsonValue(nested(32, 'a'))).toEqual(nested(32, 'a'))
    expect(toJsonValue(nested(31, []))).toEqual(nested(31, []))
    expect(toJsonValue(nested(32, []))).toEqual(nested(32, null))
  })

  test('at most 100,000 members are copied', () => {
    const members = (length: number) => Array.from({ length }, () => 1)
    expect(toJsonValue(members(99_999))).toHaveLength(99_999)
    expect((toJsonValue(members(99_999)) as readonly unknown[]).at(-1)).toBe(1)
    const longer = toJsonValue(members(200_000)) as readonly unknown[]
    expect([longer.length, longer.at(-1)]).toEqual([99_999, 1])
    const two = toJsonValue({ a: members(99_990), b: members(20), c: 1 }) as Record<string, unknown>
    expect(Object.keys(two)).toEqual(['a', 'b'])
    expect(two['b']).toEqual(members(7))
  })

  test('whatever JSON can carry is copied as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        // Assigning this name would set a prototype: it is left out.
        fc.pre(!JSON.stringify(value).includes('__proto__'))
        const parsed: unknown = JSON.parse(JSON.stringify(value))
        expect(JSON.stringify(toJsonValue(parsed))).toBe(JSON.stringify(parsed))
      })
    )
  })
})

describe('copyMembers', () => {
  test('copies the members that are not reserved', () => {
    const object = Object.freeze({ a: 1, b: { status: 2 }, status: 3, toJSON: () => 4 })
    expect(copyMembers(object, new Set(['status']))).toEqual({ a: 1, b: { status: 2 } })
    expect(copyMembers(object)).toEqual({ a: 1, b: { status: 2 }, status: 3 })
  })

  test('a member that is the object itself is left out', () => {
    const object: Record<string, unknown> = { a: 1 }
    object['self'] = object
    expect(copyMembers(object)).toEqual({ a: 1 })
  })

  test('at most 100,000 members are copied', () => {
    const object = Object.fromEntries(Array.from({ length: 100_001 }, (_, index) => [index, 1]))
    expect(Object.keys(copyMembers(object))).toHaveLength(100_000)
  })
})
