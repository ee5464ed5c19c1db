/** Schemas that throw, hang, or return anything but a result. */

type Validate = (value: unknown) => unknown

const boom = (): never => {
  throw new Error('secret of the schema')
}
const trap = new Proxy({}, { get: () => boom, has: boom, ownKeys: boom, getPrototypeOf: boom })
function throwing(handler: ProxyHandler<object>, target: object = {}): object {
  return new Proxy(target, handler)
}
function revoked(target: object = {}): object {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}
const returning = (value: unknown) => (): unknown => value
const issue = { message: 'x' }
function overflow(): unknown {
  return [overflow()]
}
const cycle: Record<string, unknown> = { secret: 'secret of the cycle' }
cycle['self'] = cycle

/** What `validate` does, by a name for the title of a test. Every one has refused the members. */
export const hostileSchemas: Readonly<Record<string, Validate>> = {
  'throws an Error': boom,
  'throws undefined': () => {
    throw undefined
  },
  'throws a revoked Proxy': () => {
    throw revoked()
  },
  'overflows the stack': overflow,
  'returns undefined': returning(undefined),
  'returns null': returning(null),
  'returns a string': returning('secret text'),
  'returns a number': returning(7),
  'returns a BigInt': returning(7n),
  'returns a symbol': returning(Symbol('secret')),
  'returns a function': returning(boom),
  'returns an array': returning([{ value: { secret: 1 } }]),
  'returns an object without a value': returning({}),
  'returns a promise of a result': async (value) => ({ value }),
  'returns a promise that rejects': async () => boom(),
  'returns a promise that never settles': () => new Promise(() => {}),
  'returns an object whose then throws': returning({ then: boom, value: { secret: 1 } }),
  'returns an object whose then calls both functions': returning({
    then(resolve: (value: unknown) => void, reject: (reason: unknown) => void) {
      resolve({ value: {} })
      reject(new Error('secret'))
    },
  }),
  'returns a Proxy that throws for every property': returning(throwing({ get: boom })),
  'returns a Proxy that throws for has': returning(throwing({ has: boom })),
  'returns a Proxy that throws for its prototype': returning(throwing({ getPrototypeOf: boom })),
  'returns a revoked Proxy': returning(revoked()),
  'returns a revoked Proxy of a Promise': returning(revoked(Promise.resolve())),
  'returns a value getter that throws': returning({
    get value() {
      return boom()
    },
  }),
  'returns null as the value': returning({ value: null }),
  'returns a string as the value': returning({ value: 'secret text' }),
  'returns an array as the value': returning({ value: [1, 2] }),
  'returns a function as the value': returning({ value: boom }),
  'returns a revoked Proxy as the value': returning({ value: revoked() }),
  'returns a value that throws for its keys': returning({ value: throwing({ ownKeys: boom }) }),
  'returns a value that throws for a property': returning({
    value: throwing({ get: boom }, { secret: 1 }),
  }),
  'returns a value that throws for descriptors': returning({
    value: throwing({ getOwnPropertyDescriptor: boom }, { secret: 1 }),
  }),
  'returns a value with a getter that throws': returning({
    value: {
      get secret() {
        return boom()
      },
    },
  }),
  'returns another status': returning({ value: { status: 200 } }),
  'returns another type': returning({ value: { type: 'https://evil.example/' } }),
  'returns another condition': returning({ value: { condition: 'temporary' } }),
  'returns a toJSON': returning({ value: { toJSON: () => ({ secret: 1 }) } }),
  'returns an inherited toJSON': returning({
    value: new (class {
      toJSON(): object {
        return { secret: 1 }
      }
    })(),
  }),
  'returns a Date as the value': returning({ value: new Date(0) }),
  'returns a Map as the value': returning({ value: new Map([['secret', 1]]) }),
  'returns issues that are null': returning({ issues: null }),
  'returns issues that are text': returning({ issues: 'secret text' }),
  'returns no issues, as an empty list': returning({ issues: [] }),
  'returns a million issues': returning({ issues: Array.from({ length: 1_000_000 }, () => issue) }),
  'returns issues of every kind': returning({
    issues: [null, undefined, 7, 'x', Symbol('s'), boom, trap, revoked(), cycle],
  }),
  'returns issues that throw for an index': returning({ issues: throwing({ get: boom }, [1]) }),
  'returns issues whose iterator throws': returning({
    issues: Object.assign([1], { [Symbol.iterator]: boom }),
  }),
  'returns issues that are a revoked Proxy': returning({ issues: revoked([1]) }),
  'returns an issue whose path throws': returning({
    issues: [{ message: 'x', path: throwing({ get: boom }, [1]) }],
  }),
  'returns an issue whose path has a map of its own': returning({
    issues: [{ message: 'x', path: Object.assign(['a'], { map: boom, slice: boom }) }],
  }),
  'returns an issue whose path has a part that throws': returning({
    issues: [{ message: 'x', path: [{ key: { toString: boom } }, { toString: boom }] }],
  }),
  'returns an issue with a path without end': returning({
    issues: [{ message: 'x', path: Array.from({ length: 1_000_000 }, () => 'a') }],
  }),
  'returns an issue with a message without end': returning({
    issues: [{ message: 'x'.repeat(10_000_000) }],
  }),
  'returns an issue whose message throws': returning({
    issues: [
      {
        get message() {
          return boom()
        },
      },
    ],
  }),
}
