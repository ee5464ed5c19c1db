/** Plain objects of options, and the names in them. */
import vm from 'node:vm'
import { describe, expect, test } from 'vitest'
import {
  checkedOptions,
  checkNames,
  isPlainObject,
  nearestName,
} from '../../src/checks/plain-object.ts'

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

describe('isPlainObject', () => {
  class Settings {
    a = 1
  }
  const ofPlain: object = Object.create({ a: 1 })
  const withMethod: object = Object.create(Object.create({}, { hasOwnProperty: { value: 1 } }))
  const bare: object = Object.create(null)
  test.each<[string, () => unknown, boolean]>([
    ['a literal', () => ({}), true],
    ['an object without a prototype', () => bare, true],
    ['a parsed object', () => JSON.parse('{"__proto__":1}'), true],
    ['a literal of another realm', () => vm.runInNewContext('({})'), true],
    ['an array of another realm', () => vm.runInNewContext('[]'), false],
    ['an instance of a class', () => new Settings(), false],
    ['an instance of another realm', () => vm.runInNewContext('new (class A {})'), false],
    ['an object whose prototype is a literal', () => ofPlain, false],
    ['an object whose prototype has no prototype', () => Object.create(bare), false],
    ['a prototype with the method hasOwnProperty', () => withMethod, false],
    ['Object.prototype', () => Object.prototype, true],
    ['a Map', () => new Map(), false],
    ['an error', () => new Error('x'), false],
    ['an array', () => [], false],
    ['a function', () => () => ({}), false],
    ['null', () => null, false],
    ['undefined', () => undefined, false],
    ['text', () => '{}', false],
    ['a revoked Proxy', revoked, false],
  ])('isPlainObject tells whether %s is a plain object', (_, make, isPlain) => {
    expect(isPlainObject(make())).toBe(isPlain)
  })
})

describe('checkedOptions', () => {
  test('returns the options that exist, whose names are an array or a Set', () => {
    const options = Object.freeze({ a: 1, b: undefined, c: undefined })
    expect({ ...checkedOptions(options, ['a'], 'f()') }).toEqual({ a: 1 })
    expect({ ...checkedOptions(options, new Set(['a']), 'f()') }).toEqual({ a: 1 })
  })

  test.each([
    [null, 'null'],
    [undefined, 'undefined'],
    [[], 'an array'],
    [new Map(), 'a Map'],
    ['text', 'a string'],
  ])('refuses %o with the name of the option', (value, received) => {
    expect(() => checkedOptions(value as never, ['a'], 'f()')).toThrow(
      new TypeError(`The options of f() must be an object; received ${received}.`)
    )
    expect(() => checkedOptions(value as never, ['a'], `'home' of f()`, 'a map')).toThrow(
      new TypeError(`Option 'home' of f() must be a map; received ${received}.`)
    )
  })

  test('refuses a name that is no option', () => {
    expect(() => checkedOptions({ a: 1, page: 1 }, ['a', 'pages'], 'f()')).toThrow(
      new TypeError(`Unknown option 'page' of f(): did you mean 'pages'?`)
    )
  })
})

describe('checkNames', () => {
  const names = new Set(['detail', 'headers'])
  test('a name that is near to none is shown with those that exist', () => {
    expect(() => checkNames({ detail: 1, x: 1 }, names, 'NotFound')).toThrow(
      new TypeError(`Unknown option 'x' of NotFound: it takes detail, headers.`)
    )
  })

  test('a name is cut after 40 characters', () => {
    const shown = (name: string) => () => checkNames({ [name]: 1 }, names, 'f()')
    const forty = 'y'.repeat(40)
    expect(shown(forty)).toThrow(`Unknown option '${forty}' of f(): it takes detail, headers.`)
    expect(shown(`${forty}z`)).toThrow(
      `Unknown option '${forty}…' of f(): it takes detail, headers.`
    )
  })

  test('an option without a value, and an object without options, are accepted', () => {
    expect(() => checkNames({ x: undefined }, names, 'f()')).not.toThrow()
    expect(() => checkNames({}, names, 'f()')).not.toThrow()
  })
})

describe('nearestName', () => {
  test.each<[string, readonly string[], string | undefined]>([
    // Of a name with up to three letters one may differ, of others two, or a third.
    ['a', [], undefined],
    ['to', ['too'], 'too'],
    ['tos', ['to'], 'to'],
    ['abc', ['abcd'], 'abcd'],
    ['abc', ['abcde'], undefined],
    ['abcd', ['abcdef'], 'abcdef'],
    ['abcd', ['abcdefg'], undefined],
    ['abcd', ['abce'], 'abce'],
    ['abcd', ['abef'], undefined],
    ['abcdefghi', ['abcdefghijkl'], 'abcdefghijkl'],
    ['abcdefgh', ['abcdefghijk'], undefined],
    // The order and the case of letters do not count.
    ['DLEATI', ['detail'], 'detail'],
    ['header', ['HEADERS'], 'HEADERS'],
    // The nearest one, and the first of those that are equally near.
    ['detai', ['details', 'detail', 'deta'], 'detail'],
    ['detai', ['detaix', 'detaiy'], 'detaix'],
    ['detai', ['detaixy', 'detaix'], 'detaix'],
    ['somethingElse', ['hostname'], undefined],
    ['aab', ['ab'], 'ab'],
    ['aaab', ['b'], undefined],
  ])('the name nearest to %s of %j is %s', (name, names, nearest) => {
    expect(nearestName(name, names)).toBe(nearest)
    expect(nearestName(name, new Set(names))).toBe(nearest)
  })

  test('a name of more than 40 characters is near to none', () => {
    const name = 'y'.repeat(40)
    expect(nearestName(name, [`${name}z`])).toBe(`${name}z`)
    expect(nearestName(`${name}z`, [name])).toBeUndefined()
  })
})
