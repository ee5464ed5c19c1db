/** What a second review found: hooks that misbehave, and apps that are put together oddly. */
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import { streamSSE } from 'hono/streaming'
import { describe, expect, test, vi } from 'vitest'
import { errorChainOf } from '../../src/development/error-chain.ts'
import { de } from '../../src/languages/de.ts'
import type { FormatInfo } from '../../src/formatters/formatter.ts'
import { en } from '../../src/languages/en.ts'
import {
  createHttpError,
  httpErrors,
  InternalServerError,
  createLocalizer,
  NotFound,
  problemJsonFormatter,
  withErrorEvent,
  Unauthorized,
  fromUpstream,
  type HttpErrorsOptions,
  type Report,
} from '../../src/index.ts'

/** What an app with these options answers to an error, and what it reports. */
async function answer(error: Error, options: HttpErrorsOptions) {
  const report = vi.fn<Report>()
  const app = httpErrors(new Hono(), { formatters: [problemJsonFormatter()], report, ...options })
  app.get('/', () => {
    throw error
  })
  const response = await app.request('/')
  return {
    response,
    body: await response.text(),
    reported: report.mock.calls.map(([each]) => each),
  }
}

const fails = () => {
  throw new Error('hook')
}

describe('the hook expose', () => {
  test.each<[string, () => unknown]>([
    ['a text', () => 'no'],
    ['a number', () => 1],
    ['an object', () => ({})],
    ['a promise', async () => true],
    ['a promise that rejects', async () => fails()],
  ])('that returns %s tells no message of a 5xx, and is reported', async (_, hook) => {
    const error = new InternalServerError('SECRET')
    const expose = hook as () => boolean
    const { response, body, reported } = await answer(error, { expose })
    expect(response.status).toBe(500)
    expect(body).not.toContain('SECRET')
    expect(reported).toEqual([error, expect.any(TypeError)])
  })

  test('that says yes tells the message of a 5xx, and nothing fails', async () => {
    const error = new InternalServerError('The printer is on fire.')
    const { body, reported } = await answer(error, { expose: () => true })
    expect(body).toContain('"detail":"The printer is on fire."')
    expect(reported).toEqual([error])
  })

  test('that throws hides the message, and leaves status and fields alone', async () => {
    const error = new Unauthorized('why', { challenges: [{ scheme: 'Negotiate' }] })
    const { response, body, reported } = await answer(error, { expose: fails })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Negotiate')
    expect(body).not.toContain('why')
    expect(reported).toEqual([error, new Error('hook')])
  })

  test('is shown what an unknown error stands for, as a formatter is', async () => {
    const error = new Error('The database is gone.')
    const seen: unknown[] = []
    const expose = (shown: Error) => seen.push(shown.cause) < 0
    await answer(error, { expose, formatters: undefined })
    await answer(error, {
      formatters: [{ type: 'a/b', format: (_, __, shown) => `${seen.push(shown?.error.cause)}` }],
    })
    expect(seen).toEqual([error, error])
    expect(seen[0]).toBe(error)
  })
})

test('an instance of undefined is left out, which is no failure', async () => {
  const error = new NotFound()
  const { body, reported } = await answer(error, { instance: () => undefined })
  expect(body).not.toContain('instance')
  expect(reported).toEqual([error])
})

test('a report is told what the client was told, and which of the errors is a failure', async () => {
  const report = vi.fn<Report>()
  const error = new NotFound('No book has that id.')
  await answer(error, { report, instance: fails })
  const problem = expect.objectContaining({ status: 404, detail: 'No book has that id.' })
  expect(report.mock.calls.map(([each, , told]) => [each, told])).toEqual([
    [error, { problem, status: 404 }],
    [new Error('hook'), { problem, status: 404, isFailure: true }],
  ])
})

test('an error of ours that cannot be read is shown to a formatter as the cause of a 500', async () => {
  const broken = new NotFound()
  Object.defineProperty(broken, 'placeholders', { get: fails })
  const seen: unknown[] = []
  const formatters = [
    {
      type: 'a/b',
      format: (_: unknown, __: unknown, shown?: FormatInfo) =>
        String(seen.push(shown?.error.cause)),
    },
  ]
  const { response, reported } = await answer(broken, { formatters })
  expect(response.status).toBe(500)
  expect(seen).toEqual([broken])
  expect(reported).toEqual([broken, new Error('hook')])
})

test('an instance that rejects is left out, and does not end the process', async () => {
  const instance = (async () => fails()) as unknown as () => string
  const error = new NotFound('gone')
  const { response, body, reported } = await answer(error, { instance })
  expect(response.status).toBe(404)
  expect(JSON.parse(body)).not.toHaveProperty('instance')
  expect(reported).toEqual([error, expect.any(TypeError)])
  // An unhandled rejection would fail this test file.
  await new Promise((resolve) => setImmediate(resolve))
})

test('an error that cannot be described is a 500 without the fields of what it was', async () => {
  const error = new Unauthorized({ challenges: [{ scheme: 'Negotiate' }] })
  Object.defineProperty(error, 'detail', { get: fails })
  const { response, body, reported } = await answer(error, {})
  expect(response.status).toBe(500)
  expect(JSON.parse(body)).toMatchObject({ status: 500 })
  expect(response.headers.get('www-authenticate')).toBeNull()
  expect(reported).toEqual([error, new Error('hook')])
})

test('a hook that has answered leaves no timer behind', async () => {
  vi.useFakeTimers()
  const waiting: number[] = []
  const format = async () => {
    await Promise.resolve()
    waiting.push(vi.getTimerCount())
    return 'written'
  }
  const { body } = await answer(new NotFound(), { formatters: [{ type: 'a/b', format }] })
  expect([body, ...waiting, vi.getTimerCount()]).toEqual(['written', 1, 0])
  vi.useRealTimers()
})

test('an environment that throws changes nothing', async () => {
  const report = vi.fn<Report>()
  const bug = new Error('bug')
  const app = httpErrors(new Hono(), { report, formatters: [problemJsonFormatter()] })
  app.get('/', (c) => {
    c.header('X-Before', '1')
    throw bug
  })
  const throwing = { get: fails, has: fails }
  for (const env of [
    { incoming: new Proxy({}, throwing) },
    new Proxy({}, throwing),
    Object.defineProperty({}, 'incoming', { get: fails }),
  ]) {
    report.mockClear()
    const response = await app.request('/', {}, env)
    expect([response.status, response.headers.get('x-before')]).toEqual([500, '1'])
    expect(report.mock.calls.map(([error]) => error)).toEqual([bug])
    expect((await app.request('/nowhere', {}, env)).status).toBe(404)
  }
})

test('a problem in a stream is in the language of the client', async () => {
  const app = httpErrors(new Hono(), { report: () => {}, localize: createLocalizer([en, de]) })
  app.get('/', (c) =>
    streamSSE(
      c,
      withErrorEvent(c, async () => {
        throw new NotFound()
      })
    )
  )
  const response = await app.request('/', { headers: { 'Accept-Language': 'de' } })
  expect(await response.text()).toContain('"title":"Nicht gefunden"')
})

describe('createHttpError with a cause', () => {
  const error = createHttpError(500, 'warehouse down', { cause: new Error('ECONN') })

  test('has the frames of its caller, as it stands for itself', () => {
    expect(error.isForeign).toBeUndefined()
    expect(error.stack).toMatch(/^InternalServerError: warehouse down\n.*regressions-hooks/s)
  })

  test('is what developers see, with the cause behind it', () => {
    expect(errorChainOf(error)).toMatchObject({
      message: 'warehouse down',
      causes: [{ message: 'ECONN' }],
    })
  })
})

test('an error of a status that is not registered has a name', () => {
  expect(createHttpError(499).name).toBe('BadRequest')
  expect(createHttpError(599).stack).toMatch(/^InternalServerError: Internal Server Error/)
})

test('a handler that looks at the not-found response answers with its own', async () => {
  const app = httpErrors(new Hono(), { report: () => {} })
  app.use(cors()).get('/', async (c) => {
    const missing = await c.notFound()
    return c.json({ was: missing.status }, 410)
  })
  const response = await app.request('/')
  expect(response.status).toBe(410)
  expect(await response.json()).toEqual({ was: 404 })
})

test('the base path of a wrapped app cannot be wrapped on its own, as it shares the routes', () => {
  const app = httpErrors(new Hono())
  expect(() => httpErrors(app.basePath('/api'))).toThrow(/mount it by route\(\)/)
})

test('no hook changes what all later errors say', () => {
  expect(() => Object.assign(NotFound.definition, { phrase: 'hacked' })).toThrow(TypeError)
  expect(() => Object.assign(NotFound.definition.rules, { allow: 1 })).toThrow(TypeError)
})

test('what no route answers shares one error, which no formatter can change', async () => {
  const seen: unknown[] = []
  const app = httpErrors(new Hono(), {
    formatters: [
      {
        type: 'text/plain',
        format: (problem, _c, background) => {
          seen.push(background?.error)
          Object.assign(background?.error ?? {}, { detail: 'hacked' })
          return problem.detail
        },
      },
    ],
    report: () => {},
  })
  for (let count = 0; count < 2; count++) {
    const response = await app.request('/none')
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('hacked')
  }
  expect(seen[0]).toBe(seen[1])
})

test('a report that sets a response does not get in the way of the error it is told of', async () => {
  const report: Report = (_error, c) => {
    if (c) c.res = new Response('from the report', { status: 200 })
  }
  const app = httpErrors(new Hono(), { formatters: [problemJsonFormatter()], report })
  app.use(() => {
    throw new NotFound('No book has that id.')
  })
  app.get('/', (c) => c.text('found'))
  const response = await app.request('/')
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ detail: 'No book has that id.' })
})

test('a promise of `keepResponse` is no yes: the held response is not sent, and the hook is reported', async () => {
  const res = new Response('private', { status: 403 })
  const hooks: (() => unknown)[] = [
    () => Promise.resolve(false),
    () => Promise.reject(new Error('rejected')),
  ]
  for (const hook of hooks) {
    const report = vi.fn<Report>()
    // What its type forbids, a program without types may do.
    const keepResponse = hook as () => boolean
    const app = httpErrors(new Hono(), {
      formatters: [problemJsonFormatter()],
      report,
      keepResponse,
    })
    app.get('/', () => {
      throw new HTTPException(403, { message: 'Not yours.', res })
    })
    const response = await app.request('/')
    expect(response.status).toBe(403)
    expect(await response.text()).not.toContain('private')
    expect(report.mock.calls.map(([error]) => String(error))).toContain(
      "TypeError: Hook 'keepResponse' must return a boolean; received object."
    )
  }
})

describe('what rejects inside of a thrown value does not end the process', () => {
  const rejects = () => Promise.reject(new Error('rejected'))
  const exception = { status: 403, getResponse: rejects }

  test.each<[string, unknown, number, HttpErrorsOptions]>([
    ['a getResponse', exception, 403, {}],
    ['a getResponse that is to be sent', exception, 403, { keepResponse: () => true }],
    ['a toJSON', new NotFound({ extensions: { book: { toJSON: rejects } } }), 404, {}],
    [
      'the headers of an upstream',
      Object.assign(new Error('busy'), {
        name: 'HTTPError',
        response: { status: 503, headers: { get: rejects }, url: 'https://upstream.example/' },
        request: {},
        options: {},
      }),
      503,
      { recognizers: [fromUpstream()] },
    ],
  ])('%s', async (_, thrown, status, options) => {
    const unhandled = vi.fn<(reason: unknown) => void>()
    process.on('unhandledRejection', unhandled)
    const app = httpErrors(new Hono(), { report: () => {}, ...options }).get('/', () => {
      throw thrown as Error
    })
    const response = await app.request('/')
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', unhandled)
    expect([response.status, unhandled.mock.calls]).toEqual([status, []])
  })
})

test('a report may return whatever can be awaited, and the console hears of it if that rejects', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const error = new NotFound()
  const failure = new Error('The log is full.')
  // As queries are, which run when somebody waits for them.
  const report = () => ({
    then: (_: unknown, rejected: (reason: unknown) => void) => rejected(failure),
  })
  const app = httpErrors(new Hono(), { report: report as unknown as Report }).get('/', () => {
    throw error
  })
  expect((await app.request('/')).status).toBe(404)
  await new Promise((resolve) => setImmediate(resolve))
  expect(logged.mock.calls).toEqual([[error], [failure]])
  logged.mockRestore()
})
