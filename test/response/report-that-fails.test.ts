/** A report that throws, rejects or does not end: the error is written to the console, once. */
import { Hono, type Context, type ExecutionContext } from 'hono'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { httpErrors, NotFound, wrapFetch, type Report } from '../../src/index.ts'
import { reportAlways } from '../../src/response/report.ts'
import { toProblem } from '../../src/problem/problem.ts'

const log = vi.spyOn(console, 'error')
beforeEach(() => {
  log.mockReset().mockImplementation(() => {})
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

const bug = new Error('bug')
const failure = new Error('The log is full.')
const fail = (): never => {
  throw failure
}
const info = { problem: toProblem(new NotFound()), status: 404, method: 'GET', path: '/' }
const late = expect.objectContaining({ message: "Hook 'report' took more than 10000 ms." })

/** Calls a report, and lets as much time pass as it may take. */
async function called(report: unknown, c?: Context): Promise<void> {
  reportAlways(report as Report, bug, c, info)
  await vi.advanceTimersByTimeAsync(9_999)
}

type Callback = (value: unknown) => void

describe.each<[string, () => unknown, unknown]>([
  ['throws', fail, failure],
  ['rejects', () => Promise.reject(failure), failure],
  ['throws undefined', () => Promise.reject(), undefined],
  ['returns a thenable whose `then` throws', () => ({ then: fail }), failure],
  [
    'returns a thenable with a getter that throws',
    () => Object.defineProperty({}, 'then', { get: fail }),
    failure,
  ],
  ['returns a Proxy whose traps throw', () => new Proxy({}, { has: fail }), failure],
  [
    'returns a thenable that rejects twice',
    () => ({ then: (_: Callback, reject: Callback) => [reject(failure), reject(bug)] }),
    failure,
  ],
])('a report that %s', (_, report, reason) => {
  test('is written to the console, with the error before it', async () => {
    await called(report)
    expect(log.mock.calls).toEqual([
      ['Not reported: GET / 404:', bug],
      ['The report failed:', reason],
    ])
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe.each<[string, () => unknown]>([
  ['returns nothing', () => undefined],
  ['resolves', () => Promise.resolve()],
  ['resolves with an error', () => Promise.resolve(failure)],
  ['returns a thenable that resolves twice', () => ({ then: (ok: Callback) => [ok(1), ok(2)] })],
  [
    'returns a thenable that resolves, then rejects',
    () => ({ then: (ok: Callback, reject: Callback) => [ok(1), reject(failure)] }),
  ],
  ['takes nearly 10 seconds', () => new Promise((resolve) => setTimeout(resolve, 9_998))],
])('a report that %s', (_, report) => {
  test('writes nothing to the console, and leaves no timer', async () => {
    await called(report)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(log).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a report that does not end', () => {
  const never = () => new Promise(() => {})
  const written = [
    ['Not reported: GET / 404:', bug],
    ['The report failed:', late],
  ]

  test('is written to the console after 10 seconds, with the error before it', async () => {
    await called(never)
    expect(log).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(log.mock.calls).toEqual(written)
  })

  test.each<[string, (ok: Callback, reject: Callback) => Callback]>([
    ['resolves', (ok) => ok],
    ['rejects', (_, reject) => reject],
  ])('is written once if it %s later', async (_how, settle) => {
    await called(
      () => new Promise((ok, reject) => setTimeout(() => settle(ok, reject)(failure), 20_000))
    )
    await vi.advanceTimersByTimeAsync(60_000)
    expect(log.mock.calls).toEqual(written)
  })

  test('does not keep the process alive', async () => {
    const { setTimeout: real } = globalThis
    const unref = vi.fn<() => void>()
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((...args: Parameters<typeof real>) =>
      Object.assign(real(...args), { unref })) as unknown as typeof setTimeout)
    await called(never)
    vi.mocked(setTimeout).mockRestore()
    expect(unref).toHaveBeenCalledTimes(1)
  })

  test('ends at 10 seconds for the execution context that waits for it', async () => {
    const waited: Promise<unknown>[] = []
    const executionCtx = { waitUntil: (promise: Promise<unknown>) => void waited.push(promise) }
    await called(never, { executionCtx } as unknown as Context)
    const ended = vi.fn<() => void>()
    void waited[0]?.then(ended)
    await vi.advanceTimersByTimeAsync(0)
    expect(ended).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(ended).toHaveBeenCalledTimes(1)
  })

  test('delays no response', async () => {
    const app = httpErrors(new Hono(), { report: never as Report }).get('/', fail)
    expect((await app.request('/')).status).toBe(500)
    expect(
      (await wrapFetch(fail, { report: never as Report })(new Request('http://a/'))).status
    ).toBe(500)
  })
})

describe('the execution context waits for a report where there is no Context of Hono', () => {
  type Call = (request: Request, env: object, context: ExecutionContext) => unknown
  const text = (): never => {
    throw 'text'
  }
  const late = (report: Report): Call => httpErrors(new Hono().get('/', text), { report }).fetch
  test.each<[string, (report: Report) => Call]>([
    ['wrapFetch', (report) => wrapFetch(text, { report })],
    [
      'wrapFetch of an asynchronous function',
      (report) => wrapFetch(async () => text(), { report }),
    ],
    ['an app that was wrapped after its routes', late],
    ['a function that returns no Response', (report) => wrapFetch(() => 7 as never, { report })],
  ])('waitUntil gets the promise of the report: %s', async (_, make) => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const waitUntil = vi.fn<(promise: Promise<unknown>) => void>()
    const call = make(async () => {})
    const context = { waitUntil, passThroughOnException: () => {}, props: {} }
    await call(new Request('http://a/'), {}, context)
    expect(waitUntil.mock.calls).toEqual([[expect.any(Promise)]])
    expect(waitUntil.mock.contexts).toEqual([context])
  })

  test.each([undefined, 7, {}, { waitUntil: 7 }])(
    'what the platform passes is %j',
    async (context) => {
      const report = vi.fn<Report>(async () => {})
      const call: Call = wrapFetch(text, { report })
      const response = (await call(new Request('http://a/'), {}, context as never)) as Response
      expect([response.status, report.mock.calls.length]).toEqual([500, 1])
      expect(log).not.toHaveBeenCalled()
    }
  )
})

test('a Promise whose `then` was replaced does not end the process when it rejects', async () => {
  vi.useRealTimers()
  const unhandled = vi.fn<() => void>()
  process.on('unhandledRejection', unhandled)
  const report = () => Object.assign(Promise.reject(failure), { then: fail })
  reportAlways(report as unknown as Report, bug, undefined, info)
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
  expect(log.mock.calls).toEqual([
    ['Not reported: GET / 404:', bug],
    ['The report failed:', failure],
  ])
})
