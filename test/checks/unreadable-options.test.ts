/** Options that cannot be read: getters that throw, and Proxies whose traps do. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  createHttpError,
  createLocalizer,
  defineProblem,
  Forbidden,
  fromStatusProperty,
  fromTimeout,
  fromUpstream,
  fromValidation,
  htmlFormatter,
  httpErrors,
  jsonFormatter,
  NotAcceptable,
  NotFound,
  problemJsonFormatter,
  Unauthorized,
} from '../../src/index.ts'
import { en } from '../../src/languages/en.ts'
import { serveOptions } from '../../src/presets/bun.ts'
import { closeGracefully, createAdaptorServer, serve } from '../../src/presets/node.ts'
import { fromDatabase } from '../../src/recognizers/database.ts'
import { createValidationHook } from '../../src/validators/zod-validator.ts'
import { problemDocs } from '../../src/problem-docs/index.ts'

const thrown = new Error('the secret of a getter')

/** An object with a getter that throws. It can stand in the place of any options. */
function failing(name: string, others: object = {}): never {
  const get = (): never => {
    throw thrown
  }
  return Object.defineProperty({ ...others }, name, { get, enumerable: true }) as never
}

/** A Proxy of which one trap throws. */
function trapped(trap: keyof ProxyHandler<object>, target: object = {}): never {
  return new Proxy(target, {
    [trap]: () => {
      throw thrown
    },
  }) as never
}

class OutOfCredit extends defineProblem(Forbidden, {
  type: 'https://api.example.com/problems/out-of-credit',
  title: 'You do not have enough credit.',
  extensions: z.object({ balance: z.number() }),
}) {}

const type = 'https://api.example.com/problems/x'
const app = new Hono()
const wrap = (options: object) => () => httpErrors(new Hono(), options)

/** The error that a call throws. */
function errorOf(call: () => unknown): Error {
  try {
    call()
  } catch (error) {
    return error as Error
  }
  return new Error('Nothing was thrown.')
}

describe('a getter that throws', () => {
  test.each<[option: string, where: string, make: () => unknown]>([
    ['detail', 'NotFound', () => new NotFound(failing('detail'))],
    ['cause', 'NotFound', () => new NotFound('for the log', failing('cause'))],
    ['unknown', 'NotFound', () => new NotFound(failing('unknown'))],
    ['detail', 'createHttpError', () => createHttpError(404 as number, failing('detail'))],
    ['headers', 'NotFound.from', () => NotFound.from(failing('headers'))],
    ['isForeign', 'NotFound.from', () => NotFound.from(failing('isForeign'))],
    ['balance', 'OutOfCredit', () => new OutOfCredit(failing('balance'))],
    ['balance', 'OutOfCredit.from', () => OutOfCredit.from(failing('balance'))],
    ['X-A', `'headers'`, () => new NotFound({ headers: failing('X-A') })],
    ['scheme', `'challenges[0]'`, () => new Unauthorized({ challenges: [failing('scheme')] })],
    [
      'realm',
      `'challenges[0].params'`,
      () => new Unauthorized({ challenges: [{ scheme: 'Basic', params: failing('realm') }] }),
    ],
    ['href', `'available[0]'`, () => new NotAcceptable({ available: [failing('href')] })],
    ['title', 'defineProblem()', () => defineProblem(NotFound, failing('title', { type }))],
    ['report', 'httpErrors()', wrap(failing('report'))],
    ['options', `'routing' of httpErrors()`, wrap({ routing: failing('options') })],
    ['4xx', `'cacheControl'`, wrap({ cacheControl: failing('4xx') })],
    ['404', `'formatters'`, wrap({ formatters: failing('404') })],
    ['X-A', `'formatters[0].fields'`, wrap({ formatters: [formatterWith(failing('X-A'))] })],
    ['scheme', `'challenges[0]'`, wrap({ challenges: [failing('scheme')] })],
    ['name', 'htmlFormatter()', () => htmlFormatter(failing('name'))],
    [
      'light',
      `'background' of htmlFormatter()`,
      () => htmlFormatter({ background: failing('light') }),
    ],
    ['retry', `'texts' of htmlFormatter()`, () => htmlFormatter({ texts: failing('retry') })],
    ['href', `'home' of htmlFormatter()`, () => htmlFormatter({ home: failing('href') })],
    ['pretty', 'jsonFormatter()', () => jsonFormatter((problem) => problem, failing('pretty'))],
    ['pretty', 'problemJsonFormatter()', () => problemJsonFormatter(failing('pretty'))],
    ['status', 'fromTimeout()', () => fromTimeout(failing('status'))],
    ['proxyStatus', 'fromUpstream()', () => fromUpstream(failing('proxyStatus'))],
    ['retryAfter', 'fromDatabase()', () => fromDatabase(failing('retryAfter'))],
    ['trust', 'fromStatusProperty()', () => fromStatusProperty(failing('trust'))],
    ['status', 'fromValidation()', () => fromValidation(failing('status'))],
    ['target', 'createValidationHook()', () => createValidationHook(failing('target'))],
    ['choose', 'createLocalizer()', () => createLocalizer([en], failing('choose'))],
    ['base', 'problemDocs()', () => problemDocs([], failing('base'))],
    [
      'port',
      'serve() and createAdaptorServer()',
      () => serve(failing('port', { fetch: app.fetch })),
    ],
    [
      'fetch',
      'serve() and createAdaptorServer()',
      () => createAdaptorServer(failing('fetch', { port: 0 })),
    ],
    ['errors', 'serveOptions()', () => serveOptions(app, failing('errors'))],
  ])('of %s of %s is named, and what it threw is the cause', (option, where, make) => {
    const error = errorOf(make)
    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toBe(`Option '${option}' of ${where} cannot be read.`)
    expect(error.cause).toBe(thrown)
  })

  test('of closeGracefully rejects in the same way', async () => {
    const server = createAdaptorServer({ fetch: httpErrors(new Hono()).fetch })
    await expect(closeGracefully(server, failing('gracePeriod'))).rejects.toThrow(
      expect.objectContaining({
        message: `Option 'gracePeriod' of closeGracefully() cannot be read.`,
        cause: thrown,
      })
    )
  })

  test('of a member in the option extensions costs that member alone, as it is data', () => {
    const error = new NotFound({ extensions: failing('shelf', { row: 7 }) })
    expect(error.toJSON()).toMatchObject({ status: 404, row: 7 })
    expect(error.toJSON()).not.toHaveProperty('shelf')
  })
})

function formatterWith(fields: Readonly<Record<string, string>>): object {
  return { type: 'text/plain', format: () => '', fields }
}

describe('a Proxy as options', () => {
  test('whose traps do nothing is read like the object', () => {
    expect(new NotFound(new Proxy({ detail: 'x' }, {})).detail).toBe('x')
    expect(new OutOfCredit(new Proxy({ balance: 30 }, {})).extensions).toEqual({ balance: 30 })
  })

  test.each<[trap: 'ownKeys' | 'getOwnPropertyDescriptor' | 'get', option: string]>([
    ['ownKeys', 'options'],
    ['getOwnPropertyDescriptor', 'options'],
    ['get', 'detail'],
  ])('whose trap %s throws is refused with the cause', (trap, option) => {
    const calls: readonly (readonly [where: string, make: () => unknown])[] = [
      ['NotFound', () => new NotFound(trapped(trap, { detail: 'x' }))],
      ['NotFound.from', () => NotFound.from(trapped(trap, { detail: 'x' }))],
      ['OutOfCredit', () => new OutOfCredit(trapped(trap, { detail: 'x' }))],
      ['httpErrors()', wrap(trapped(trap, { detail: 'x' }))],
    ]
    for (const [where, make] of calls) {
      const error = errorOf(make)
      expect(error.message).toBe(`Option '${option}' of ${where} cannot be read.`)
      expect(error.cause).toBe(thrown)
    }
  })

  test.each([
    ['whose trap getPrototypeOf throws', trapped('getPrototypeOf')],
    ['that was revoked', revokedProxy()],
  ])('%s is called unreadable or an object, and never read', (_, proxy) => {
    for (const make of [
      () => new NotFound(proxy as object),
      () => NotFound.from(proxy as never),
      () => new OutOfCredit(proxy as never),
      wrap(proxy as object),
    ]) {
      const error = errorOf(make)
      expect(error).toBeInstanceOf(TypeError)
      expect(error.message).toMatch(/received an (unreadable )?object\./)
    }
  })
})

function revokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
