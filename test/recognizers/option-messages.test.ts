/** What the recognizers say about a mistake in their options. */
import { describe, expect, test } from 'vitest'
import { fromTimeout } from '../../src/recognizers/abort.ts'
import { mapErrors } from '../../src/recognizers/map-errors.ts'
import { relay } from '../../src/recognizers/relay.ts'
import { fromStatusProperty } from '../../src/recognizers/status-property.ts'
import { fromUpstream } from '../../src/recognizers/upstream.ts'

/** The error that a call throws. */
function errorOf(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error
  }
  return undefined
}

describe('fromTimeout()', () => {
  test.each<[unknown, Error]>([
    [7, new TypeError(`The options of fromTimeout() must be an object; received 7.`)],
    [
      { statu: 1 },
      new TypeError(`Unknown option 'statu' of fromTimeout(): did you mean 'status'?`),
    ],
    [{ x: 1 }, new TypeError(`Unknown option 'x' of fromTimeout(): it takes status, retryAfter.`)],
    [{ status: 500 }, new RangeError(`Option 'status' must be 503 or 504; received 500.`)],
    [{ status: '503' }, new RangeError(`Option 'status' must be 503 or 504; received "503".`)],
    [
      { retryAfter: 1 },
      new TypeError(`Option 'retryAfter' needs the option status: 503; a 504 does not send it.`),
    ],
    [
      { status: 503, retryAfter: -1 },
      new RangeError(
        `Option 'retryAfter' must be a finite number of seconds, 0 or more; received -1.`
      ),
    ],
    [
      { status: 504, retryAfter: 1 },
      new TypeError(`Option 'retryAfter' needs the option status: 503; a 504 does not send it.`),
    ],
  ])('fromTimeout(%j) throws an error that names the option', (options, error) => {
    const thrown = errorOf(() => fromTimeout(options as never))
    expect(thrown).toEqual(error)
    expect((thrown as Error).constructor).toBe(error.constructor)
  })

  test('takes a retryAfter that is undefined', () => {
    const timeout = new DOMException('x', 'TimeoutError')
    for (const status of [undefined, 504, 503] as const) {
      const options = { status, retryAfter: undefined } as never
      const error = fromTimeout(options)(timeout)
      expect([error?.status, error?.headers, error?.cause]).toEqual([status ?? 504, {}, timeout])
    }
  })
})

describe('fromStatusProperty()', () => {
  test.each<[unknown, string]>([
    [
      undefined,
      `Option 'trust' must be an array of classes and names, or a function; received undefined.`,
    ],
    [
      { trust: 'A' },
      `Option 'trust' must be an array of classes and names, or a function; received "A".`,
    ],
    [
      { trust: [] },
      `Option 'trust' must be an array of classes and names, or a function; received an empty array.`,
    ],
    [{ trust: ['A', 7] }, `Option 'trust[1]' must be a class or the name of one; received 7.`],
    [7, `The options of fromStatusProperty() must be an object; received 7.`],
    [{ trusts: [] }, `Unknown option 'trusts' of fromStatusProperty(): did you mean 'trust'?`],
  ])('fromStatusProperty(%j) throws an error that names the option', (options, message) => {
    expect(errorOf(() => fromStatusProperty(options as never))).toEqual(new TypeError(message))
  })
})

describe('mapErrors()', () => {
  const pair = [Error, () => undefined]
  test.each<[unknown, string]>([
    [
      7,
      `Argument 1 of mapErrors() must be an array of pairs, such as [[MyError, (error) => new Conflict({ cause: error })]]; received 7.`,
    ],
    [
      [pair, Error],
      `Member 1 of argument 1 of mapErrors() must be a pair of a class and a function; received a function (Error).`,
    ],
    [
      [[Error]],
      `Member 0 of argument 1 of mapErrors() must be a pair of a class and a function; received an array.`,
    ],
    [
      [[...pair, 1]],
      `Member 0 of argument 1 of mapErrors() must be a pair of a class and a function; received an array.`,
    ],
    [
      [['A', () => {}]],
      `Member 0 of argument 1 of mapErrors() must be a pair of a class and a function; received an array.`,
    ],
    [
      [[Error, {}]],
      `Member 0 of argument 1 of mapErrors() must be a pair of a class and a function; received an array.`,
    ],
  ])(
    'the mappings of row %# make mapErrors() throw an error that names them',
    (mappings, message) => {
      expect(errorOf(() => mapErrors(mappings as never))).toEqual(new TypeError(message))
    }
  )
})

describe('fromUpstream()', () => {
  test.each<[unknown, string]>([
    [7, `The options of fromUpstream() must be an object; received 7.`],
    [{ response: true }, `Unknown option 'response' of fromUpstream(): did you mean 'responses'?`],
    [{ x: 1 }, `Unknown option 'x' of fromUpstream(): it takes proxyStatus, responses.`],
    [{ responses: 'yes' }, `Option 'responses' must be a boolean; received "yes".`],
    [{ responses: null }, `Option 'responses' must be a boolean; received null.`],
  ])('fromUpstream(%j) throws an error that names the option', (options, message) => {
    expect(errorOf(() => fromUpstream(options as never))).toEqual(new TypeError(message))
  })

  test('names the option proxyStatus that is no name of a gateway', () => {
    expect(String(errorOf(() => fromUpstream({ proxyStatus: '' })))).toMatch(
      /^TypeError: Option 'proxyStatus' must be /
    )
  })
})

test.each<[unknown, string]>([
  [new Error('x'), 'an Error'],
  ['x', 'a string'],
  [null, 'null'],
])('relay(%o) throws an error that names what it received', (error, received) => {
  const message = `relay() takes an error that hono-http-errors/client received; received ${received}.`
  expect(errorOf(() => relay(error as object))).toEqual(new TypeError(message))
})
