/** Recognise, respond, report: what happens to an error wherever it was caught. */

import type { Context } from 'hono'
import { classFor } from './by-status.ts'
import type { Exchange, Reply } from './exchange.ts'
import type { Fields } from './field-filter.ts'
import { heldReply, heldResponse } from './held-response.ts'
import { andThen, callHook } from './hook.ts'
import type { HttpError } from './http-error.ts'
import type { Settings } from './options.ts'
import { toProblem } from './problem.ts'
import { recognize } from './recognize.ts'
import { reportAlways, reportOnce, type Told } from './report.ts'
import { fieldsOf, respond } from './respond.ts'
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

/** What goes on beside the reply: how to report, and what failed so far. */
interface Telling {
  readonly report: (told: Told) => void
  readonly failures: unknown[]
  readonly failed: (failure: unknown) => void
}

/** The reply to a thrown value, which is reported. */
export function answerThrown(thrown: unknown, scene: Scene): Reply | Promise<Reply> {
  const { settings, c } = scene
  const telling = tellingOf((told) => reportOnce(settings.report, thrown, c, told))
  const held = heldResponse(thrown, settings.verbatim, telling.failed)
  return held ? answerHeld(held, thrown, scene, telling) : answerError(thrown, scene, telling)
}

/** The reply to an error that nobody threw, such as a path without a route: nothing to report. */
export function answerUnthrown(error: HttpError, scene: Scene): Reply | Promise<Reply> {
  return tell(
    error,
    scene,
    tellingOf(() => {})
  )
}

function answerError(thrown: unknown, scene: Scene, telling: Telling): Reply | Promise<Reply> {
  const { settings, c } = scene
  const { recognizers, hookTimeout: timeout } = settings
  const recognized = recognize(thrown, { recognizers, timeout, c, failed: telling.failed })
  return andThen(recognized, (error) => {
    if (error.dropped) {
      telling.failed(new TypeError(`Dropped fields: ${error.dropped.join(', ')}.`))
    }
    return tell(error, scene, telling)
  })
}

function answerHeld(
  response: Response,
  thrown: unknown,
  scene: Scene,
  telling: Telling
): Reply | Promise<Reply> {
  const { settings, exchange, c } = scene
  const reply = callHook<Reply>({
    name: 'thrown response',
    call: () => {
      const staged = c?.newResponse(null, 200).headers
      const complete = (error: HttpError): Fields => fieldsOf(error, exchange, knownIn(scene))
      return heldReply(response, complete, staged, settings.cacheControl, exchange)
    },
    isValid: (value): value is Reply => typeof value === 'object',
    timeout: settings.hookTimeout,
    failed: telling.failed,
  })
  return andThen(reply, (known) => {
    if (known === undefined) return answerError(thrown, scene, telling)
    const problem = toProblem(classFor(known.status).restore())
    return told(known, { problem, status: known.status }, scene, telling)
  })
}

function tell(error: HttpError, scene: Scene, telling: Telling): Reply | Promise<Reply> {
  const { settings, exchange, c } = scene
  const known = knownIn(scene)
  const answer = respond(error, exchange, { settings, c, known, failed: telling.failed })
  return andThen(answer, ({ reply, problem }) =>
    told(reply, { problem, status: reply.status }, scene, telling)
  )
}

function told(reply: Reply, what: Told, { settings, c }: Scene, telling: Telling): Reply {
  telling.report(what)
  for (const failure of telling.failures) {
    reportAlways(settings.report, failure, c, { ...what, isFailure: true })
  }
  return reply
}

function tellingOf(report: (told: Told) => void): Telling {
  const failures: unknown[] = []
  return { report, failures, failed: (failure) => failures.push(failure) }
}

/** RFC 9110 §15.5.2 and §15.5.6: the fields that a 401 or 405 from elsewhere must carry. */
function knownIn({
  settings,
  allowed,
  exchange,
}: Scene): (field: string) => FieldLines | undefined {
  return (field) => {
    if (field === 'www-authenticate') return settings.challenges
    if (field !== 'allow' || allowed === undefined) return undefined
    // Hono answers HEAD by GET, so a handler refuses both or none.
    const isGet = exchange.method === 'GET' || exchange.method === 'HEAD'
    const refused = isGet ? ['GET', 'HEAD'] : [exchange.method]
    return allowed()
      .filter((method) => !refused.includes(method))
      .join(', ')
  }
}
