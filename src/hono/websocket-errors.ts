/** Errors in the handlers of a WebSocket, which Hono passes to no `onError`: on Bun and Deno one ends the process. */

import type { Context } from 'hono'
import { ErrorContext } from '../response/error-context.ts'
import { handleThrown } from '../response/handle-error.ts'
import { originalValue } from './thrown-value.ts'
import { isThenable } from '../untrusted/maybe-promise.ts'
import { propertyOf } from '../untrusted/inspect.ts'
import { reportAlways } from '../response/report.ts'
import type { Preset } from '../response/preset.ts'
import { settingsOf } from './stream-errors.ts'

/** RFC 6455 §7.4.1: the server ends the connection because of an unexpected condition. */
const UNEXPECTED_CONDITION = 1011

/**
 * Wraps the callback of `upgradeWebSocket`: reports errors of the handlers, and closes the WebSocket.
 *
 * @param preset what an app that is not wrapped uses.
 */
export function reportWebSocketErrors<Events extends object>(
  createEvents: (c: Context) => Events | Promise<Events>,
  preset: Preset
): (c: Context) => Promise<Events> {
  return async (c) => {
    const events = await createEvents(c)
    const handlers = Object.entries(events).map(([name, handler]) => [
      name,
      typeof handler === 'function' ? caught(handler, events, c, preset) : handler,
    ])
    return { ...events, ...Object.fromEntries(handlers) } as Events
  }
}

/** The handler, which neither throws nor rejects. */
function caught(
  handler: unknown,
  events: object,
  c: Context,
  preset: Preset
): (...args: unknown[]) => unknown {
  const fail = (thrown: unknown, socket: unknown): void => {
    report(thrown, c, preset)
    close(socket)
  }
  return (...args) => {
    try {
      const result: unknown = Reflect.apply(handler as () => unknown, events, args)
      if (!isThenable(result)) return result
      return Promise.resolve(result).catch((thrown: unknown) => fail(thrown, args[1]))
    } catch (thrown) {
      fail(thrown, args[1])
      return undefined
    }
  }
}

/** Reports every error: one connection has many messages, and each may fail for its own reason. */
function report(thrown: unknown, c: Context, preset: Preset): void {
  const settings = settingsOf(c, preset)
  const reporting = {
    ...settings,
    keepResponse: undefined,
    report: (...[error, , info]: Parameters<typeof settings.report>) =>
      reportAlways(settings.report, error, c, info),
  }
  const exchange = { method: 'GET', accept: null }
  void handleThrown(originalValue(thrown), new ErrorContext(reporting, exchange))
}

function close(socket: unknown): void {
  // Where there is no such method, each call throws.
  const end = propertyOf(socket, 'close') as () => void
  try {
    Reflect.apply(end, socket, [UNEXPECTED_CONDITION])
  } catch {
    // The WebSocket of Deno 2.9 takes only the codes that a browser does.
    attempt(() => Reflect.apply(end, socket, []))
  }
}

function attempt(call: () => unknown): void {
  try {
    call()
  } catch {
    // It is closed already.
  }
}
