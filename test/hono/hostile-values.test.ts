/** Values that throw when they are read, on a real server: each gets a response and one report. */
import { inspect } from 'node:util'
import { createAdaptorServer as createHonoServer } from '@hono/node-server'
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test, vi, type MockInstance } from 'vitest'
import { httpErrors, problemJsonFormatter, type HttpErrorsOptions } from '../../src/index.ts'
import { createAdaptorServer } from '../../src/presets/node.ts'
import { started, type TestServer } from '../support/server.ts'

const fail = (): never => {
  throw new Error('from a getter')
}

function withGetter(target: object, ...names: readonly PropertyKey[]): object {
  for (const name of names) Object.defineProperty(target, name, { get: fail, configurable: true })
  return target
}

const allTraps = Object.fromEntries(
  Object.getOwnPropertyNames(Reflect).map((trap) => [trap, fail])
) as ProxyHandler<object>

const values: readonly [string, () => unknown][] = [
  ['an Error whose `stack` throws', () => withGetter(new Error('x'), 'stack')],
  ['an Error whose `message` throws', () => withGetter(new Error('x'), 'message')],
  ['an Error whose `name` throws', () => withGetter(new Error('x'), 'name')],
  ['an Error whose `cause` throws', () => withGetter(new Error('x'), 'cause')],
  ['an Error whose `constructor` throws', () => withGetter(new Error('x'), 'constructor')],
  [
    'an Error whose `status` and `getResponse` throw',
    () =>
      withGetter(new Error('x'), 'status', 'statusCode', 'getResponse', 'res', 'headers', 'expose'),
  ],
  [
    'an Error whose `toString` and `toJSON` throw',
    () => Object.assign(new Error('x'), { toString: fail, toJSON: fail }),
  ],
  [
    'an Error with a method `inspect.custom` that throws',
    () => Object.assign(new Error('x'), { [inspect.custom]: fail }),
  ],
  ['an object with a method `inspect.custom` that throws', () => ({ [inspect.custom]: fail })],
  [
    'an object whose `Symbol.toPrimitive` throws',
    () => ({ [Symbol.toPrimitive]: fail, toString: fail }),
  ],
  ['an object whose `Symbol.toStringTag` throws', () => withGetter({}, Symbol.toStringTag)],
  ['an object whose `then` throws', () => withGetter({}, 'then')],
  ['a Proxy of an Error, all traps of which throw', () => new Proxy(new Error('x'), allTraps)],
  ['a Proxy of an object, all traps of which throw', () => new Proxy({}, allTraps)],
  ['a Proxy of a function, all traps of which throw', () => new Proxy(() => {}, allTraps)],
  [
    'a Proxy whose `getPrototypeOf` throws',
    () => new Proxy(new Error('x'), { getPrototypeOf: fail }),
  ],
  [
    'a revoked Proxy',
    () => {
      const { proxy, revoke } = Proxy.revocable(new Error('x'), {})
      revoke()
      return proxy
    },
  ],
  [
    'a rejected promise whose `then` and `catch` are replaced',
    () => Object.assign(Promise.reject(new Error('x')), { then: fail, catch: fail }),
  ],
  ['a symbol', () => Symbol('x')],
  [
    'an Error with a cause that is hostile',
    () => new Error('x', { cause: new Proxy({}, allTraps) }),
  ],
  [
    'an AggregateError with members that are hostile',
    () => new AggregateError([new Proxy({}, allTraps), withGetter(new Error('y'), 'stack')], 'x'),
  ],
]

let error: MockInstance<typeof console.error>
const unhandled = vi.fn<(reason: unknown) => void>()
beforeEach(() => {
  // It formats as the console does, and writes nothing.
  error = vi
    .spyOn(console, 'error')
    .mockImplementation((...args) => void args.map((arg) => inspect(arg)))
  process.on('unhandledRejection', unhandled).on('uncaughtException', unhandled)
})
afterEach(() => {
  error.mockRestore()
  process.off('unhandledRejection', unhandled).off('uncaughtException', unhandled)
  unhandled.mockReset()
})

async function ask(server: Promise<TestServer>) {
  const { port, close } = await server
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`)
    return [response.status, response.headers.get('content-type')]
  } finally {
    await close()
  }
}

const plain = (fetch: () => unknown) =>
  started(createAdaptorServer({ fetch: fetch as () => Response }))
const wrapped = (fill: (app: Hono) => unknown, options?: HttpErrorsOptions) => {
  const app = httpErrors(new Hono(), options)
  fill(app)
  return started(createHonoServer({ fetch: app.fetch }))
}

const places: readonly [string, (make: () => unknown) => Promise<TestServer>][] = [
  [
    'a handler',
    (make) =>
      wrapped((app) =>
        app.get('/', () => {
          throw make()
        })
      ),
  ],
  [
    'an asynchronous handler',
    (make) => wrapped((app) => app.get('/', async () => Promise.reject(make()))),
  ],
  [
    'middleware after the response',
    (make) =>
      wrapped((app) =>
        app
          .use(async (_c, next) => {
            await next()
            throw make()
          })
          .get('/', (c) => c.text('fine'))
      ),
  ],
  [
    'a plain `fetch`',
    (make) =>
      plain(() => {
        throw make()
      }),
  ],
  ['an asynchronous plain `fetch`', (make) => plain(async () => Promise.reject(make()))],
]

describe.each(places)('a value that %s throws', (_where, serve) => {
  test.each(values)('a thrown value becomes a 500 that is reported: %s', async (_what, make) => {
    expect(await ask(serve(make))).toEqual([500, problemJsonFormatter().type])
    await vi.waitFor(() => expect(error).toHaveBeenCalled())
    // Once, and once more with a description if the console failed.
    const shown = error.mock.results.filter(({ type }) => type === 'return')
    expect(shown).toHaveLength(1)
    expect(unhandled).not.toHaveBeenCalled()
  })

  test.each(values)(
    'a thrown value becomes a 500 if the console throws as well: %s',
    async (_what, make) => {
      error.mockImplementation(fail)
      expect(await ask(serve(make))).toEqual([500, problemJsonFormatter().type])
      expect(unhandled).not.toHaveBeenCalled()
    }
  )
})

test('a value that the console cannot show is written as its stack', async () => {
  const thrown = withGetter(new RangeError('out of range'), 'cause')
  Object.assign(thrown, { [inspect.custom]: fail })
  await ask(plain(() => Promise.reject(thrown)))
  const [label, text] = error.mock.calls.at(-1) ?? []
  expect(label).toBe('GET / 500:')
  expect(text).toMatch(/^RangeError: out of range\n {4}at /)
  expect(text).toMatch(/\n {2}\(The console cannot show this value: from a getter\)$/)
})

describe.each<[string, HttpErrorsOptions['report']]>([
  [
    'throws a hostile value',
    () => {
      throw new Proxy({}, allTraps)
    },
  ],
  ['rejects with a hostile value', async () => Promise.reject(withGetter(new Error('r'), 'stack'))],
  ['returns a thenable whose `then` throws', () => withGetter({}, 'then') as never],
  [
    'returns a thenable that rejects twice',
    () =>
      ({
        then: (_: unknown, no: (e: unknown) => void) => {
          no(1)
          no(2)
        },
      }) as never,
  ],
  ['returns a Proxy', () => new Proxy({}, allTraps) as never],
  [
    'returns a rejected promise whose `then` and `catch` are replaced',
    () => Object.assign(Promise.reject(new Error('r')), { then: fail, catch: fail }),
  ],
])('a `report` that %s', (_how, report) => {
  test.each([
    ['the value can be read', () => new Error('x')],
    ['the value cannot be read', () => new Proxy(new Error('x'), allTraps)],
  ])(
    'a report that fails changes no response, and both values go to the console, if %s',
    async (_if, make) => {
      const server = wrapped(
        (app) =>
          app.get('/', () => {
            throw make()
          }),
        { report }
      )
      expect(await ask(server)).toEqual([500, problemJsonFormatter().type])
      await vi.waitFor(() =>
        expect(error.mock.results.filter(({ type }) => type === 'return')).toHaveLength(2)
      )
      expect(unhandled).not.toHaveBeenCalled()
    }
  )
})

test.each<[string, () => unknown]>([
  ['a Proxy', () => new Proxy({}, allTraps)],
  ['a Response whose `status` throws', () => withGetter(new Response('x'), 'status')],
  ['nothing', () => undefined],
])('a plain `fetch` that returns %s becomes a 500', async (_what, make) => {
  expect(await ask(plain(make))).toEqual([500, problemJsonFormatter().type])
  expect(await ask(plain(async () => ({ then: undefined, ...({} as object) })))).toEqual([
    500,
    problemJsonFormatter().type,
  ])
  expect(unhandled).not.toHaveBeenCalled()
})
