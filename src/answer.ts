/** Recognise, respond, report: what happens to an error wherever it was caught. */

import type { Context } from 'hono'
import type { Exchange, Reply } from './exchange.ts'
import { andThen } from './hook.ts'
import type { HttpError } from './http-error.ts'
import type { Settings } from './options.ts'
import { recognize } from './recognize.ts'
import { reportAlways, reportOnce, type Told } from './report.ts'
import { respond } from './respond.ts'

/** Where an error was caught. */
export interface Scene {
  readonly settings: Settings
  readonly exchange: Exchange
  /** Absent where the error came before there was a context. */
  readonly c: Context | undefined
}

/** The reply to a thrown value, which is reported. */
export function answerThrown(thrown: unknown, scene: Scene): Reply | Promise<Reply> {
  const { settings, c } = scene
  const failures: unknown[] = []
  const error = recognize(thrown, settings.recognizers, (failure) => failures.push(failure), c)
  if (error.dropped) failures.push(new TypeError(`Dropped fields: ${error.dropped.join(', ')}.`))
  return tell(error, scene, failures, (told) => reportOnce(settings.report, thrown, c, told))
}

/** The reply to an error that nobody threw, such as a path without a route: nothing to report. */
export function answerUnthrown(error: HttpError, scene: Scene): Reply | Promise<Reply> {
  return tell(error, scene, [], () => {})
}

function tell(
  error: HttpError,
  { settings, exchange, c }: Scene,
  failures: unknown[],
  report: (told: Told) => void
): Reply | Promise<Reply> {
  const failed = (failure: unknown): unknown => failures.push(failure)
  return andThen(respond(error, exchange, { settings, c, failed }), ({ reply, problem }) => {
    const told = { problem, status: reply.status }
    report(told)
    for (const failure of failures) reportAlways(settings.report, failure, c, told)
    return reply
  })
}
