/** An error that a client restored is that of another server: a server never sends its status. */
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { describe, expect, test, vi } from 'vitest'
import { errorFrom, errorOf, ReceivedError, throwIfError } from '../../src/client/index.ts'
import { errorClassesByStatus, httpErrors, HttpError, type Report } from '../../src/index.ts'
import * as api from '../../src/index.ts'
import { mapErrors } from '../../src/recognizers/map-errors.ts'
import { fromTrpc } from '../../src/recognizers/trpc.ts'
import * as tiny from '../../src/presets/tiny.ts'

const classes = [...errorClassesByStatus.values()]
const secret = 'The secret of the upstream.'

/** What the client makes of a response of the upstream with this status. */
function restored(status: number): Error {
  const headers = { 'retry-after': '7', 'content-type': 'application/problem+json' }
  const content = { title: 'x', detail: secret, errors: [{ detail: secret }] }
  return errorFrom({ status, headers }, content, classes as never) as unknown as Error
}

function received(status: number): Error {
  return errorFrom({ status, headers: { 'retry-after': '7' } }, { detail: secret })
}

interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  readonly reported: readonly unknown[]
}

async function answerTo(
  fail: (c: unknown) => unknown,
  options: api.HttpErrorsOptions = {},
  wrap: typeof httpErrors = httpErrors
): Promise<Answer> {
  const report = vi.fn<Report>()
  const app = wrap(new Hono(), { report, ...options })
  app.get('/', (c) => fail(c) as Response)
  const response = await app.request('/', { headers: { accept: 'application/problem+json' } })
  const reported = report.mock.calls.map(([each]) => each)
  return {
    status: response.status,
    text: await response.text(),
    headers: response.headers,
    reported,
  }
}

const throwing = (error: unknown) => () => {
  throw error
}

/** A Proxy that hides the mark and the brand as far as the language allows. */
const hiding = (error: Error): Error =>
  new Proxy(error, {
    has: (target, name) => typeof name !== 'symbol' && Reflect.has(target, name),
    get: (target, name) =>
      typeof name === 'symbol' ? undefined : (Reflect.get(target, name) as unknown),
  })

const statuses = classes.map(({ status }) => status)

describe.each([
  ['httpErrors', httpErrors],
  ['httpErrors of /tiny', tiny.httpErrors],
] as const)('in an app of %s', (_name, wrap) => {
  test.each(statuses)(
    'a restored %i is a 500 that is reported with the restored error',
    async (status) => {
      const error = restored(status)
      expect(HttpError.is(error)).toBe(true)
      const answer = await answerTo(throwing(error), {}, wrap)
      expect([answer.status, answer.reported]).toEqual([500, [error]])
      expect(answer.text).not.toContain('secret')
      expect(answer.headers.get('retry-after')).toBeNull()
    }
  )

  test.each(statuses)('a %i that is returned instead of thrown is a 500', async (status) => {
    expect((await answerTo(() => restored(status), {}, wrap)).status).toBe(500)
  })

  test.each([
    ['behind a Proxy', (error: Error) => new Proxy(error, {})],
    ['behind a Proxy that hides its symbols', hiding],
    ['behind two Proxies that hide its symbols', (error: Error) => hiding(hiding(error))],
    ['as the cause of an Error', (error: Error) => new Error('x', { cause: error })],
    ['in an AggregateError', (error: Error) => new AggregateError([error, error])],
    ['in a promise that is rejected', (error: Error) => Promise.reject(error)],
    ['as a prototype', (error: Error) => Object.create(error) as unknown],
    [
      'as a copy with its class',
      (error: Error) =>
        Object.assign(Object.create(Object.getPrototypeOf(error) as object) as object, error),
    ],
  ] as const)('a restored 404 is a 500 %s', async (_how, wrapped) => {
    const answer = await answerTo(
      async () => {
        throw await wrapped(restored(404))
      },
      {},
      wrap
    )
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('secret')
  })

  test.each(statuses)('a ReceivedError of %i is a 500', async (status) => {
    const answer = await answerTo(throwing(received(status)), {}, wrap)
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('secret')
  })
})

describe('recognizers that look at the properties of an error', () => {
  const byShape = {
    fromHttpErrors: api.fromHttpErrors(),
    fromHttpException: api.fromHttpException(),
    fromStatusProperty: api.fromStatusProperty({ trust: () => true }),
    fromBoom: api.fromBoom(),
    fromValidation: api.fromValidation(),
  }

  test.each(Object.entries(byShape))(
    '%s does not recognize a restored error',
    (_name, recognize) => {
      for (const status of statuses) {
        for (const error of [restored(status), received(status), hiding(restored(status))]) {
          expect(recognize(error, undefined)).toBeUndefined()
        }
      }
    }
  )

  test.each(Object.entries(byShape))(
    'With %s first, a restored 404 is a 500',
    async (_name, recognizer) => {
      for (const error of [restored(404), received(404), hiding(restored(404))]) {
        expect((await answerTo(throwing(error), { recognizers: [recognizer] })).status).toBe(500)
      }
    }
  )

  test('A recognizer of the app that returns the restored error is reported, and the error is a 500', async () => {
    const error = restored(404)
    const answer = await answerTo(throwing(error), {
      recognizers: [(thrown) => thrown as HttpError],
    })
    expect([answer.status, answer.reported[0]]).toEqual([500, error])
    expect(String(answer.reported[1])).toContain('recognizer')
  })

  test('A TRPCError that a restored error caused is a 500', async () => {
    const error = Object.assign(new Error('x', { cause: restored(404) }), {
      name: 'TRPCError',
      code: 'INTERNAL_SERVER_ERROR',
    })
    expect((await answerTo(throwing(error), { recognizers: [fromTrpc()] })).status).toBe(500)
  })

  test('keepResponse cannot send the response of a restored error', async () => {
    const answer = await answerTo(throwing(restored(404)), { keepResponse: () => true })
    expect([answer.status, answer.text.includes('secret')]).toEqual([500, false])
  })

  test('A recognizer that makes an error for it decides', async () => {
    const recognizers = [mapErrors([[api.NotFound, () => new api.Conflict('Choose another.')]])]
    expect((await answerTo(throwing(restored(404)), { recognizers })).status).toBe(409)
  })
})

describe('fromUpstream', () => {
  const recognizers = [api.fromUpstream({ proxyStatus: 'shop' })]

  test.each(statuses)(
    'A restored %i is a 502, or a 503 with the delay of the upstream',
    async (status) => {
      for (const error of [restored(status), received(status)]) {
        const { headers, ...answer } = await answerTo(throwing(error), { recognizers })
        const isBusy = status === 429 || status === 503
        expect([answer.status, headers.get('retry-after')]).toEqual(
          isBusy ? [503, '7'] : [502, null]
        )
        expect(headers.get('proxy-status')).toContain(`received-status=${status}`)
        expect(answer.text).not.toContain('secret')
      }
    }
  )

  test('A failure without a visible status is a 502', async () => {
    const error = errorFrom({ status: 0 }, '')
    expect((await answerTo(throwing(error), { recognizers })).status).toBe(502)
  })

  test('Members of an AggregateError are the failures of upstreams', async () => {
    const error = new AggregateError([restored(404), restored(503)])
    expect((await answerTo(throwing(error), { recognizers })).status).toBe(502)
  })
})

describe('an app that httpErrors does not wrap', () => {
  test.each(statuses)(
    'Hono responds to a restored %i with a 500, and writes it to the log',
    async (status) => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => {})
      const error = restored(status)
      const app = new Hono().get('/', throwing(error))
      const response = await app.request('/')
      expect([response.status, await response.text()]).toEqual([500, 'Internal Server Error'])
      expect(log.mock.calls).toEqual([[error]])
      log.mockRestore()
    }
  )

  test('Hono responds to a ReceivedError with a 500', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const response = await new Hono().get('/', throwing(received(404))).request('/')
    expect([response.status, await response.text()]).toEqual([500, 'Internal Server Error'])
    log.mockRestore()
  })
})

test('The mark can be neither changed nor removed', () => {
  const error = restored(404)
  const mark = Symbol.for('hono-http-errors.received')
  expect(Object.getOwnPropertyDescriptor(error, mark)).toEqual({
    value: true,
    enumerable: true,
    configurable: false,
    writable: false,
  })
  expect(Reflect.deleteProperty(error, mark)).toBe(false)
})

test('A server whose upstream responds 404 responds 500', async () => {
  const upstream = httpErrors(new Hono(), { report: false })
  const answer = await answerTo(async () => {
    await throwIfError(await upstream.request('/nowhere'), [api.NotFound])
  })
  expect(answer.status).toBe(500)
  expect(answer.reported[0]).toBeInstanceOf(api.NotFound)
  const own = await errorOf(await upstream.request('/nowhere'))
  expect(own).toBeInstanceOf(ReceivedError)
})

test('An event stream that fails with a restored error sends the problem of a 500', async () => {
  const app = httpErrors(new Hono(), { report: false })
  app.get('/', (c) => streamSSE(c, api.withErrorEvent(c, throwing(restored(404)) as never)))
  const text = await (await app.request('/')).text()
  const [, data = '{}'] = /^data: (.*)$/m.exec(text) ?? []
  expect(text).toContain('event: error')
  expect(JSON.parse(data)).toMatchObject({ status: 500, title: 'Internal Server Error' })
  expect(text).not.toContain('secret')
})

describe('two copies of this package', async () => {
  vi.resetModules()
  const otherClient = await import('../../src/client/index.ts')
  const other = await import('../../src/index.ts')

  test('The second copy has other classes than the first', () => {
    expect(other.HttpError).not.toBe(HttpError)
    expect(otherClient.ReceivedError).not.toBe(ReceivedError)
  })

  test.each(statuses)('A %i that one copy restored is a 500 of the other copy', async (status) => {
    const foreign = otherClient.errorFrom({ status }, { detail: secret }, [
      api.errorClassOf(status),
    ])
    const error = errorFrom({ status }, { detail: secret }, [other.errorClassOf(status)])
    for (const thrown of [foreign, error]) {
      for (const wrap of [httpErrors, other.httpErrors as typeof httpErrors]) {
        const answer = await answerTo(throwing(thrown), {}, wrap)
        expect([answer.status, answer.reported]).toEqual([500, [thrown]])
      }
    }
  })
})
