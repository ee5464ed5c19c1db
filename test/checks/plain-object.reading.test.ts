/** Options are read once, each by its name. */
import { describe, expect, test } from 'vitest'
import { adviceFor, checkedOptions, readEach } from '../../src/checks/plain-object.ts'

const thrown = new Error('the secret of a getter')
const fail = (): never => {
  throw thrown
}
const failing = Object.defineProperty({ a: 1 }, 'b', { get: fail, enumerable: true })

describe('readEach', () => {
  test('copies the options, and reads each of them once', () => {
    let reads = 0
    const options = { a: 1, get b() { return ++reads } } // prettier-ignore
    const copy = readEach(options, 'f()')
    expect({ ...copy }).toEqual({ a: 1, b: 1 })
    expect([copy.b, copy.b, reads]).toEqual([1, 1, 1])
  })

  test('the name __proto__ is a name like any other', () => {
    const copy = readEach(JSON.parse('{"__proto__":{"a":1}}') as object, 'f()')
    expect(Object.keys(copy)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(copy)).toBeNull()
  })

  test('an option that cannot be read is named, with what its getter threw as the cause', () => {
    expect(() => readEach(failing, 'f()')).toThrow(
      new TypeError(`Option 'b' of f() cannot be read.`, { cause: thrown })
    )
    const trapped = new Proxy({}, { ownKeys: fail })
    expect(() => readEach(trapped, 'f()')).toThrow(/^Option 'options' of f\(\) cannot be read\.$/)
  })
})

describe('advice', () => {
  class Row {
    readonly id = 1
  }

  test('for an instance of a class of the app it is a copy, and for other values there is none', () => {
    const advice = ' Write { ...value }, or name its members.'
    expect([new Row(), {}].map(adviceFor)).toEqual([advice, advice])
    const others = [undefined, null, 'text', 7, [], new Map(), new Error('x'), () => 1]
    expect(others.map(adviceFor)).toEqual(others.map(() => ''))
  })

  test('checkedOptions gives it', () => {
    expect(() => checkedOptions(new Row(), ['id'], 'f()')).toThrow(
      new TypeError(
        `The options of f() must be an object; received a Row. Write { ...value }, or name its members.`
      )
    )
    expect(() => checkedOptions(failing, ['a', 'b'], 'f()')).toThrow(
      `Option 'b' of f() cannot be read.`
    )
  })
})
