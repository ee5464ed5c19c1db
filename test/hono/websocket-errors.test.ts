/** Errors in the handlers of a WebSocket. The tests with real connections are in `test/runtime`. */
import { Hono, type Context } from 'hono'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { httpErrors, NotFound, withReportedErrors, type Report } from '../../src/index.ts'
import * as tiny from '../../src/presets/tiny.ts'

type Handler = (event?: unknown, socket?: unknown) => unknown
type Events = Record<string, Handler>

afterEach(() => vi.restoreAllMocks())

/** What `upgradeWebSocket` gets for a request to an app. */
async function eventsOf(
  events: Events,
  app: Hono = httpErrors(new Hono(), { report: false }),
  wrap = withReportedErrors
): Promise<{ wrapped: Events; c: Context }> {
  let found: { wrapped: Events; c: Context } | undefined
  app.get('/', async (c) => {
    found = { wrapped: await wrap(async () => events)(c), c }
    return c.text('upgraded')
  })
  await app.request('/')
  if (found === undefined) throw new Error('The handler was not called.')
  return found
}

const socketOf = (close: (...args: unknown[]) => void) => ({ close: vi.fn<typeof close>(close) })
const fails =
  (error: unknown): Handler =>
  () => {
    throw error
  }

describe('a handler that succeeds', () => {
  test('it is called with its arguments and with the events as this, and its result is returned', async () => {
    const seen: unknown[] = []
    const events: Events = {
      onMessage(this: unknown, ...args: unknown[]) {
        seen.push(this, ...args)
        return 'done'
      },
    }
    const socket = socketOf(() => {})
    const { wrapped } = await eventsOf(events)
    expect(wrapped['onMessage']?.('event', socket)).toBe('done')
    expect(seen).toEqual([events, 'event', socket])
    expect(seen[0]).toBe(events)
    expect(socket.close).not.toHaveBeenCalled()
  })

  test('the result of its promise is returned', async () => {
    const { wrapped } = await eventsOf({ onOpen: async () => 'done' })
    expect(await wrapped['onOpen']?.()).toBe('done')
  })

  test('a member that is no function stays as it is', async () => {
    const events = { protocol: 'chat', binary: true } as unknown as Events
    expect((await eventsOf(events)).wrapped).toEqual({ protocol: 'chat', binary: true })
  })
})

describe('a handler that fails', () => {
  const error = new Error('SECRET')

  test.each<[string, Handler]>([
    ['throws', fails(error)],
    ['rejects', async () => fails(error)()],
    ['returns a thenable that rejects', () => ({ then: (_: unknown, no: Handler) => no(error) })],
  ])('one that %s is reported, and the WebSocket closes with the code 1011', async (_, handler) => {
    const report = vi.fn<Report>()
    const socket = socketOf(() => {})
    const app = httpErrors(new Hono(), { report })
    const { wrapped, c } = await eventsOf({ onMessage: handler }, app)
    expect(await wrapped['onMessage']?.('event', socket)).toBeUndefined()
    expect(socket.close.mock.calls).toEqual([[1011]])
    expect(socket.close.mock.contexts).toEqual([socket])
    expect(report.mock.calls).toEqual([
      [
        error,
        c,
        {
          problem: expect.objectContaining({ status: 500 }),
          status: 500,
          method: 'GET',
          path: '/',
        },
      ],
    ])
    expect(JSON.stringify(report.mock.calls[0]?.[2])).not.toContain('SECRET')
  })

  test('each of several errors on a connection is reported, whatever its status is', async () => {
    const report = vi.fn<Report>()
    const thrown = ['text', new NotFound(), error, undefined, new NotFound()]
    const rest = [...thrown]
    const app = httpErrors(new Hono(), { report })
    const { wrapped } = await eventsOf({ onMessage: () => fails(rest.shift())() }, app)
    for (const _ of thrown) wrapped['onMessage']?.()
    expect(report.mock.calls.map(([each, , { status }]) => [each, status])).toEqual([
      ['text', 500],
      [thrown[1], 404],
      [error, 500],
      [undefined, 500],
      [thrown[4], 404],
    ])
  })

  test('the option keepResponse is not asked, as there is no response', async () => {
    const keepResponse = vi.fn<() => boolean>()
    const app = httpErrors(new Hono(), { report: false, keepResponse })
    const { wrapped } = await eventsOf({ onOpen: fails(error) }, app)
    wrapped['onOpen']?.()
    expect(keepResponse).not.toHaveBeenCalled()
  })

  test('a WebSocket that refuses the code is closed without one', async () => {
    const socket = socketOf((...args) => {
      if (args.length > 0) throw new RangeError('1011 is not for applications.')
    })
    const { wrapped } = await eventsOf({ onMessage: fails(error) })
    wrapped['onMessage']?.('event', socket)
    expect(socket.close.mock.calls).toEqual([[1011], []])
  })

  test.each([
    ['a WebSocket that is closed already', socketOf(fails(error))],
    ['a WebSocket without close', {}],
    ['a WebSocket whose close is no function', { close: true }],
    ['no WebSocket', undefined],
  ])('a handler that fails with %s throws nothing', async (_, socket) => {
    const { wrapped } = await eventsOf({ onError: fails(error) })
    expect(wrapped['onError']?.('event', socket)).toBeUndefined()
  })

  test.each([
    ['hono-http-errors', withReportedErrors],
    ['hono-http-errors/tiny', tiny.withReportedErrors],
  ])('an app that is not wrapped uses the default report of %s', async (_, wrap) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const events = { onOpen: fails(error), onClose: fails(new NotFound()) }
    const { wrapped } = await eventsOf(events, new Hono(), wrap)
    wrapped['onOpen']?.()
    wrapped['onClose']?.()
    expect(log.mock.calls).toEqual([['GET / 500:', error]])
  })
})
