/** What a client of ours gets for a thrown value. */
import { Hono } from 'hono'
import { httpErrors, type Recognizer } from '../../src/index.ts'

export interface Told {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly problem: Readonly<Record<string, unknown>>
}

export async function answerTo(
  thrown: unknown,
  recognizers: readonly Recognizer[] = [],
  init?: RequestInit
): Promise<Told> {
  const app = httpErrors(new Hono(), { recognizers, report: () => {} })
  app.get('/', () => {
    throw thrown
  })
  const response = await app.request('/', init)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, problem: JSON.parse(text) }
}

/** Values that bite when they are looked at. */
export const hostile: readonly (readonly [name: string, value: unknown])[] = [
  ['null', null],
  ['undefined', undefined],
  ['a string', 'text'],
  ['a symbol', Symbol('text')],
  ['a function', () => {}],
  ['a bigint', 1n],
  ['a revoked Proxy', revoked()],
  ['a Proxy whose traps throw', trap({}, ['get', 'has', 'getPrototypeOf', 'ownKeys'])],
  ['a Proxy of an Error whose getters throw', trap(new Error('text'), ['get'])],
  ['a Proxy of an AggregateError', trap(new AggregateError([]), ['get', 'has'])],
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

function trap(target: object, names: readonly (keyof ProxyHandler<object>)[]): object {
  const bite = (): never => {
    throw new Error('trapped')
  }
  return new Proxy(target, Object.fromEntries(names.map((name) => [name, bite])))
}

function selfCaused(): Error {
  const error = new Error('text')
  error.cause = error
  return error
}
