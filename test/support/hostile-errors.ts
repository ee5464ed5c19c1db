/** Errors whose properties throw, or have values that JSON cannot carry, and other values like that. */
import fc from 'fast-check'
import { errorClassesByStatus, type HttpError } from '../../src/index.ts'
import { thrown } from './arbitrary-thrown.ts'

const SECRET = 'hunter2-planted'
export const trap = (): never => {
  throw new Error(SECRET)
}

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}

const traps = [
  'get',
  'has',
  'ownKeys',
  'getOwnPropertyDescriptor',
  'getPrototypeOf',
  'set',
  'defineProperty',
] as const

function cycle(): object {
  const value: Record<string, unknown> = { a: 1 }
  value['self'] = value
  return value
}

/** A value that is made when it is needed: fast-check reads those that it has. */
export type Make = () => unknown

/** Values that break what reads them. */
export const hostile: fc.Arbitrary<Make> = fc.oneof(
  fc.subarray([...traps], { minLength: 1 }).map((names) => () => trapped({ a: 1 }, names)),
  fc.constantFrom<Make>(
    () => revoked({}),
    () => revoked([]),
    () => revoked(() => {}),
    cycle,
    () => 10n,
    () => ({ big: 10n, list: [10n, Symbol('x')] }),
    () => Symbol('x'),
    () => trap,
    () => ({ toJSON: trap }),
    () => ({ toString: trap, [Symbol.toPrimitive]: trap }),
    () => Object.defineProperty({}, 'a', { get: trap, enumerable: true }),
    () => Object.create(null),
    () => new Error('x', { cause: revoked({}) }),
    () => Number.NaN
  ),
  fc
    .anything({ withBigInt: true, withNullPrototype: true, withMap: true })
    .map((value) => () => value)
)

function trapped(target: object, names: readonly string[]): object {
  return new Proxy(target, Object.fromEntries(names.map((name) => [name, trap])))
}

export const properties = [
  'detail',
  'type',
  'title',
  'instance',
  'extensions',
  'condition',
  'applied',
  'members',
  'headers',
  'expose',
  'message',
  'status',
  'statusCode',
  'definition',
  'name',
  'cause',
  'stack',
  'toJSON',
  'problem',
  'retryAfter',
  'response',
] as const

const classes = [...errorClassesByStatus.values()]

/** Errors of this package of which some properties are hostile, or throw. */
const brokenError: fc.Arbitrary<() => HttpError> = withBroken(properties)

export function withBroken(names: readonly string[]): fc.Arbitrary<() => HttpError> {
  return fc
    .record({
      errorClass: fc.constantFrom(...classes),
      values: fc.array(fc.tuple(fc.constantFrom(...names), hostile), { maxLength: 4 }),
      getters: fc.subarray([...names], { maxLength: 2 }),
    })
    .map(({ errorClass, values, getters }) => () => {
      const error = errorClass.from()
      // V8 makes the text when it is read, of the message and the name.
      void error.stack
      for (const [name, make] of values) {
        Object.defineProperty(error, name, { value: make(), configurable: true, enumerable: true })
      }
      for (const name of getters) {
        Object.defineProperty(error, name, { get: trap, configurable: true, enumerable: true })
      }
      return error
    })
}

/** The same, other values, and Proxies around both. */
export const anyError: fc.Arbitrary<Make> = fc.oneof(
  brokenError,
  hostile,
  thrown,
  fc.tuple(brokenError, fc.constantFrom(...traps)).map(
    ([make, name]) =>
      () =>
        trapped(make(), [name])
  )
)
