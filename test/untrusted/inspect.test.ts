/** Reads values whose getters and traps may throw. */
import { describe, expect, test } from 'vitest'
import {
  hasProperties,
  hasProperty,
  isArray,
  isErrorLike,
  isNamed,
  isResponseLike,
  propertyAt,
  propertyOf,
  tagOf,
  textOf,
} from '../../src/untrusted/inspect.ts'

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
const primitives = [undefined, null, '', 'text', 0, 7, true, false, 7n, Symbol('x')]

describe('propertyOf, textOf and propertyAt', () => {
  test('they read the properties of objects and functions', () => {
    expect(propertyOf({ a: 1 }, 'a')).toBe(1)
    expect(propertyOf([7], 0)).toBe(7)
    expect(propertyOf(throws, 'name')).toBe('throws')
    expect(propertyAt({ a: { b: [{ c: 1 }] } }, ['a', 'b', 0, 'c'])).toBe(1)
    expect(propertyAt('text', [])).toBe('text')
    expect(propertyAt({ a: null }, ['a', 'b'])).toBeUndefined()
    expect(textOf({ a: 'b' }, 'a')).toBe('b')
  })

  test.each(primitives.map((value) => [value]))('%o has no properties', (value) => {
    expect(propertyOf(value, 'length')).toBeUndefined()
    expect(propertyOf(value, 'toString')).toBeUndefined()
    expect(textOf(value, 'length')).toBe('')
  })

  test('a getter or trap that throws has no value', () => {
    expect(propertyOf(hostile(), 'a')).toBeUndefined()
    expect(textOf(hostile(), 'a')).toBe('')
    expect(propertyOf({ get a() { return throws() } }, 'a')).toBeUndefined() // prettier-ignore
  })

  test('textOf is an empty text for a value that is none', () => {
    for (const a of [undefined, null, 7, {}, Object('b')]) expect(textOf({ a }, 'a')).toBe('')
  })
})

describe('hasProperty and hasProperties', () => {
  test('they find properties of any value, inherited ones as well', () => {
    expect(hasProperty({ a: undefined }, 'a')).toBe(true)
    expect(hasProperty({}, 'toString')).toBe(true)
    expect(hasProperty({}, 'a')).toBe(false)
    expect(hasProperties({ a: 1, b: 2 }, 'a', 'b')).toBe(true)
    expect(hasProperties({ a: 1 }, 'a', 'b')).toBe(false)
    expect(hasProperties({}, 'a', 'b')).toBe(false)
  })

  test('there are none in what is no object, or throws', () => {
    for (const value of [...primitives, throws]) expect(hasProperty(value, 'name')).toBe(false)
    expect([hasProperty(hostile(), 'a'), hasProperties(hostile(), 'a')]).toEqual([false, false])
  })
})

describe('isResponseLike', () => {
  test.each<[string, () => unknown, boolean]>([
    ['a Response', () => new Response(), true],
    ['a Request', () => new Request('http://localhost/'), true],
    ['an object with arrayBuffer', () => ({ arrayBuffer: undefined }), true],
    ['an object with status, headers and clone', () => ({ status: 1, headers: 1, clone: 1 }), true],
    ['an object without clone', () => ({ status: 1, headers: 1 }), false],
    ['an object without headers', () => ({ status: 1, clone: 1 }), false],
    ['an object without status', () => ({ headers: 1, clone: 1 }), false],
    ['an empty object', () => ({}), false],
    ['a function', () => Object.assign(() => {}, { arrayBuffer: 1 }), false],
    ['null', () => null, false],
    ['text', () => 'arrayBuffer', false],
    ['a value that throws', () => hostile(), false],
  ])('isResponseLike tells whether %s is like a Response', (_, make, isLike) => {
    expect(isResponseLike(make())).toBe(isLike)
  })
})

describe('isErrorLike', () => {
  const tagged = (tag: string) => ({ [Symbol.toStringTag]: tag })
  test.each<[string, () => unknown, boolean]>([
    ['an Error', () => new RangeError('x'), true],
    ['an object with the prototype of Error', () => Object.create(Error.prototype), true],
    ['a DOMException', () => new DOMException('x'), true],
    ['an object tagged Error', () => tagged('Error'), true],
    ['an object tagged DOMException', () => tagged('DOMException'), true],
    ['an object tagged MyError', () => tagged('MyError'), false],
    ['an object tagged Error]', () => tagged('Error]'), false],
    ['an object tagged Errors', () => tagged('Errors'), false],
    ['an object', () => ({ message: 'x', stack: 'y' }), false],
    ['text', () => '[object Error]', false],
    ['undefined', () => undefined, false],
    ['a value that throws', () => hostile(), false],
    ['a revoked Proxy', revoked, false],
  ])('isErrorLike tells whether %s is like an Error', (_, make, isLike) => {
    expect(isErrorLike(make())).toBe(isLike)
  })
})

describe('isNamed', () => {
  class ShopError extends Error {}
  test('an error goes by its name or by that of its class', () => {
    const error = new ShopError('x')
    expect([isNamed(error, 'ShopError'), isNamed(error, 'Error'), isNamed(error, 'A')]).toEqual([
      true,
      true,
      false,
    ])
    const renamed = Object.assign(new Error('x'), { name: 'Renamed' })
    expect(isNamed(renamed, 'A', 'Renamed')).toBe(true)
    expect(isNamed(renamed, 'Error')).toBe(true)
    expect(isNamed(error)).toBe(false)
  })

  test('a name that is no text, or that throws, is none', () => {
    expect(isNamed({ name: 7, constructor: undefined }, '7')).toBe(false)
    expect(isNamed({ name: ['A'], constructor: { name: ['A'] } }, 'A')).toBe(false)
    expect(isNamed(hostile(), 'Object')).toBe(false)
    expect(isNamed({ constructor: { name: 'A' } }, 'A')).toBe(true)
    expect(isNamed(undefined, 'undefined')).toBe(false)
  })
})

describe('isArray', () => {
  test('a value is an array, or it is not; a revoked Proxy is none', () => {
    expect([[], {}, 'a', null, revoked()].map(isArray)).toEqual([true, false, false, false, false])
  })
})

test('the tag of a value is that of Object.prototype.toString, or empty', () => {
  const values = [[], null, 'a', 7n, new Map(), new Error('x'), hostile(), revoked()]
  expect(values.map(tagOf)).toEqual(['Array', 'Null', 'String', 'BigInt', 'Map', 'Error', '', ''])
})

test('a function and a primitive have no properties of a response', () => {
  const like = { status: 1, headers: 1, clone: 1 }
  expect(isResponseLike(Object.assign(() => {}, like))).toBe(false)
  expect([hasProperties(null, 'a'), hasProperties('text', 'length')]).toEqual([false, false])
  expect(
    hasProperties(
      Object.assign(() => {}, like),
      'status',
      'clone'
    )
  ).toBe(true)
})
