/** Errors in the handlers of a WebSocket. test/runtime/sockets.test.ts has them on real runtimes. */
import { Hono, type Context } from 'hono'
import { describe, expect, test } from 'vitest'
import { httpErrors, NotFound, withReportedErrors } from '../../src/index.ts'
import * as tiny from '../../src/presets/tiny.ts'

type Handler = (event: unknown, socket: unknown) => unknown
type Events = Readonly<Record<string, unknown>>

/** The handlers that an upgrade gets, and what is reported. */
async function eventsOf(
  createEvents: (c: Context) => Events | Promise<Events>,
  wrap: typeof withReportedErrors = withReportedErrors
): Promise<{ events: Readonly<Record<string, Handler>>; reported: unknown[] }> {
  const reported: unknown[] = []
  let events: Events = {}
  const app = httpErrors(new Hono(), {
    report: (error, _c, { status }) => {
      reported.push([status, error])
    },
  }).get('/', async (c) => {
    events = await wrap(createEvents)(c)
    return c.text('upgraded')
  })
  expect((await app.request('/')).status).toBe(200)
  return { events: events as Readonly<Record<string, Handler>>, reported }
}

/** A WebSocket that notes how it was closed. */
function socketOf(close?: (code?: number) => void): { codes: unknown[]; close: unknown } {
  const codes: unknown[] = []
  return {
    codes,
    close: (...args: [number?]) => {
      codes.push(args)
      close?.(...args)
    },
  }
}

const failure = new Error('secret')
const fail = (): never => {
  throw failure
}

describe.each([
  ['main', withReportedErrors],
  ['/tiny', tiny.withReportedErrors],
])('withReportedErrors() of %s', (_name, wrap) => {
  test('A handler that throws closes the WebSocket with 1011, and the error is reported', async () => {
    const { events, reported } = await eventsOf(() => ({ onMessage: fail }), wrap)
    const socket = socketOf()
    expect(events['onMessage']?.({}, socket)).toBeUndefined()
    expect(socket.codes).toEqual([[1011]])
    expect(reported).toEqual([[500, failure]])
  })
})

describe('the wrapped handlers', () => {
  test('A handler that rejects closes the WebSocket too, and its promise is fulfilled', async () => {
    const { events, reported } = await eventsOf(async () => ({ onClose: async () => fail() }))
    const socket = socketOf()
    await expect(events['onClose']?.({}, socket)).resolves.toBeUndefined()
    expect(socket.codes).toEqual([[1011]])
    expect(reported).toEqual([[500, failure]])
  })

  test('Every error of a connection is reported', async () => {
    const { events, reported } = await eventsOf(() => ({ onMessage: fail }))
    events['onMessage']?.({}, socketOf())
    events['onMessage']?.({}, socketOf())
    expect(reported).toHaveLength(2)
  })

  test('An error of a client is reported with its own status', async () => {
    const notFound = new NotFound()
    const { events, reported } = await eventsOf(() => ({
      onMessage: () => {
        throw notFound
      },
    }))
    const socket = socketOf()
    events['onMessage']?.({}, socket)
    expect(socket.codes).toEqual([[1011]])
    expect(reported).toEqual([[404, notFound]])
  })

  test('What a handler returns is passed on, with its `this` and its arguments', async () => {
    const own = {
      name: 'own',
      onOpen(this: { name: string }, ...args: unknown[]) {
        return [this.name, ...args]
      },
      onMessage: async (event: unknown) => event,
    }
    const { events, reported } = await eventsOf(() => own)
    expect(events['onOpen']?.('event', 'socket')).toEqual(['own', 'event', 'socket'])
    await expect(events['onMessage']?.('event', 'socket')).resolves.toBe('event')
    expect(events['name']).toBe('own')
    expect(reported).toEqual([])
  })

  test('A WebSocket that takes only the codes of browsers is closed without a code', async () => {
    const { events } = await eventsOf(() => ({ onMessage: fail }))
    const socket = socketOf((code) => {
      if (code !== undefined) throw new RangeError('InvalidAccessError')
    })
    events['onMessage']?.({}, socket)
    expect(socket.codes).toEqual([[1011], []])
  })

  test('A WebSocket that cannot be closed ends nothing', async () => {
    const { events, reported } = await eventsOf(() => ({ onMessage: fail }))
    const socket = socketOf(() => {
      throw new Error('closed already')
    })
    events['onMessage']?.({}, socket)
    events['onMessage']?.({}, {})
    events['onMessage']?.({}, undefined)
    expect(socket.codes).toEqual([[1011], []])
    expect(reported).toHaveLength(3)
  })
})
