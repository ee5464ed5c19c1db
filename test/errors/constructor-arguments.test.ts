/** The arguments of a constructor: what is read of them, and the message for each that is refused. */
import { describe, expect, test } from 'vitest'
import { readArguments, readForeignInit, readInit } from '../../src/errors/constructor-arguments.ts'

const names = new Set(['message', 'detail', 'extensions', 'headers'])
const read = (...args: readonly unknown[]) => ({ ...readInit(args, names, 'NotFound') })
const usage = 'NotFound takes a message, options, or both, in this order.'
const plain = 'Options are a plain object, such as { cause: error }.'

class Row {
  readonly id = 1
}
const fail = (): never => {
  throw new Error('x')
}

describe('readInit', () => {
  test.each<[readonly unknown[], object]>([
    [[], {}],
    [[undefined], {}],
    [[undefined, undefined], {}],
    [['a'], { message: 'a' }],
    [[''], { message: '' }],
    [['a', undefined], { message: 'a' }],
    [['a', { detail: 'b' }], { message: 'a', detail: 'b' }],
    [['a', { message: 'b' }], { message: 'a' }],
    [[undefined, { message: 'b' }], { message: 'b' }],
    [[{ message: 'a' }], { message: 'a' }],
    [[{ message: 'a' }, undefined], { message: 'a' }],
  ])('returns the options for the arguments %j', (args, init) => {
    expect(read(...args)).toStrictEqual(init)
  })

  test('copies the options', () => {
    const options = Object.freeze({ detail: 'a' })
    expect(readArguments([options], 'NotFound')).not.toBe(options)
    expect({ ...readArguments(['m', options], 'NotFound') }).toEqual({ detail: 'a', message: 'm' })
  })

  test.each<[readonly unknown[], string]>([
    [[null], `${usage} It received null. ${plain}`],
    [[404], `${usage} It received 404. ${plain}`],
    [['a', null], `${usage} It received null. ${plain}`],
    [['a', 'b'], `${usage} It received a string. ${plain}`],
    [[undefined, []], `${usage} It received an array. ${plain}`],
    [[new Row()], `${usage} It received a Row. ${plain} Write { ...value }, or name its members.`],
    [[{}, 'a'], usage],
    [[{}, {}], usage],
    [['a', {}, undefined], usage],
    [[{ x: 1 }], `Unknown option 'x' of NotFound: it takes message, detail, extensions, headers.`],
  ])('%j is refused', (args, message) => {
    expect(() => read(...args)).toThrow(new TypeError(message))
  })
})

describe('the option extensions', () => {
  const wanted = `Option 'extensions' must be an object with the members to add (an error is the option \`cause\`); received`
  const ofClass = Object.assign(new Row(), { a: 1 })
  test.each([[{}], [{ a: 1 }], [ofClass], [new Proxy({}, { ownKeys: fail })]])(
    'can be an object, also of a class: case %#',
    (extensions) => {
      expect(read({ extensions })['extensions']).toBe(extensions)
    }
  )

  test.each([
    [new Map(), 'a Map.'],
    [new Date(0), 'a Date.'],
    [new Error('x'), 'an Error.'],
    [Object.assign(new Error('x'), { a: 1 }), 'an Error.'],
    [[], 'an array.'],
    [7, '7.'],
    [null, 'null.'],
    [new Proxy(new Set(), { ownKeys: fail }), 'a Set.'],
  ])('the option extensions cannot be the value of row %#', (extensions, received) => {
    expect(() => read({ extensions })).toThrow(new TypeError(`${wanted} ${received}`))
  })

  class WithToJson {
    readonly a = 1
    toJSON() {
      return {}
    }
  }
  test.each([
    ['status', { a: 1, status: 1 }],
    ['applied', { applied: true }],
    ['toJSON', { toJSON: () => ({}) }],
    ['toJSON', new WithToJson()],
  ])('cannot have the member %s', (name, extensions) => {
    expect(() => read({ extensions })).toThrow(
      new TypeError(
        `Option 'extensions' must not have the member '${name}': ` +
          `give it another name, or set the option of the error.`
      )
    )
  })
})

describe('readForeignInit', () => {
  test('takes options, or nothing, and checks no names', () => {
    expect({ ...readForeignInit(undefined, 'NotFound') }).toEqual({})
    expect({ ...readForeignInit({ a: 1, isForeign: true }, 'NotFound') }).toEqual({
      a: 1,
      isForeign: true,
    })
  })

  test('refuses anything else, and an option that cannot be read', () => {
    expect(() => readForeignInit('a', 'NotFound')).toThrow(
      new TypeError(`NotFound.from takes options. It received a string. ${plain}`)
    )
    const options = Object.defineProperty({}, 'a', { get: fail, enumerable: true })
    expect(() => readForeignInit(options, 'NotFound')).toThrow(
      `Option 'a' of NotFound.from cannot be read.`
    )
    expect(() => readArguments(['m', options], 'NotFound')).toThrow(
      `Option 'a' of NotFound cannot be read.`
    )
  })
})
