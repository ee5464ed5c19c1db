/** The response to a thrown value, and values that throw when they are read. */
import { Hono } from 'hono'
import { httpErrors, type Recognizer } from '../../src/index.ts'

/** A response whose content is JSON. */
export interface ProblemResponse {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly problem: Readonly<Record<string, unknown>>
}

/** The response to a request whose handler throws this value. */
export async function respondTo(
  thrown: unknown,
  recognizers: readonly Recognizer[] = [],
  init?: RequestInit
): Promise<ProblemResponse> {
  const app = httpErrors(new Hono(), { recognizers, report: () => {} })
  app.get('/', () => {
    throw thrown
  })
  const response = await app.request('/', init)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, problem: JSON.parse(text) }
}

/** Values of every kind, also those whose getters and traps throw. */
export const hostileValues: readonly (readonly [name: string, value: unknown])[] = [
  ['null', null],
  ['undefined', undefined],
  ['a string', 'text'],
  ['a symbol', Symbol('text')],
  ['a function', () => {}],
  ['a bigint', 1n],
  ['a revoked Proxy', revoked()],
  ['a Proxy whose traps throw', trapped({}, ['get', 'has', 'getPrototypeOf', 'ownKeys'])],
  ['a Proxy of an Error whose getters throw', trapped(new Error('text'), ['get'])],
  ['a Proxy of an AggregateError', trapped(new AggregateError([]), ['get', 'has'])],
  ['an Error that is its own cause', selfCaused()],
  [
    'an Error with errors that are a revoked Proxy',
    Object.assign(new Error(), { errors: revoked() }),
  ],
]

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

function trapped(target: object, names: readonly (keyof ProxyHandler<object>)[]): object {
  const fail = (): never => {
    throw new Error('trapped')
  }
  return new Proxy(target, Object.fromEntries(names.map((name) => [name, fail])))
}

function selfCaused(): Error {
  const error = new Error('text')
  error.cause = error
  return error
}
