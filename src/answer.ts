/** Recognise, respond, report: what happens to an error wherever it was caught. */

import type { Context } from 'hono'
import type { Exchange, Reply } from './exchange.ts'
import { andThen } from './hook.ts'
import type { HttpError } from './http-error.ts'
import type { Settings } from './options.ts'
import { recognize } from './recognize.ts'
import { reportAlways, reportOnce, type Told } from './report.ts'
import { respond } from './respond.ts'
import type { FieldLines } from './rule.ts'

/** Where an error was caught. */
export interface Scene {
  readonly settings: Settings
  readonly exchange: Exchange
  /** Absent where the error came before there was a context. */
  readonly c: Context | undefined
  /** The methods that the target supports, where the app's routes are known. */
  readonly allowed?: (() => readonly string[]) | undefined
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
  scene: Scene,
  failures: unknown[],
  report: (told: Told) => void
): Reply | Promise<Reply> {
  const { settings, exchange, c } = scene
  const failed = (failure: unknown): unknown => failures.push(failure)
  const known = (field: string): FieldLines | undefined => knownField(field, scene)
  return andThen(respond(error, exchange, { settings, c, known, failed }), ({ reply, problem }) => {
    const told = { problem, status: reply.status }
    report(told)
    for (const failure of failures) reportAlways(settings.report, failure, c, told)
    return reply
  })
}

/** RFC 9110 §15.5.2 and §15.5.6: the fields that a 401 or 405 from elsewhere must carry. */
function knownField(field: string, { settings, allowed, exchange }: Scene): FieldLines | undefined {
  if (field === 'www-authenticate') return settings.challenges
  if (field !== 'allow' || allowed === undefined) return undefined
  const refused = exchange.method === 'HEAD' ? ['GET', 'HEAD'] : [exchange.method]
  return allowed()
    .filter((method) => !refused.includes(method))
    .join(', ')
}
