/** Recognise, respond, report: what happens to an error wherever it was caught. */

import type { Context } from 'hono'
import { classFor } from './by-status.ts'
import { InternalServerError } from './errors.ts'
import type { Exchange, Reply } from './exchange.ts'
import type { Fields } from './field-filter.ts'
import { heldReply, heldResponse } from './held-response.ts'
import { andThen, callHook } from './hook.ts'
import type { HttpError } from './http-error.ts'
import type { Settings } from './options.ts'
import { droppedFields, fieldsOf } from './own-fields.ts'
import { toProblem } from './problem.ts'
import { isSpeakable } from './protocol.ts'
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

/** What goes on beside the reply: what there is to report, and what failed so far. */
class Telling {
  readonly scene: Scene
  readonly thrown: unknown
  failures: unknown[] | undefined

  constructor(scene: Scene, thrown: unknown) {
    this.scene = scene
    this.thrown = thrown
  }

  failed = (failure: unknown): void => {
    this.failures ??= []
    this.failures.push(failure)
  }

  /** Reports what was thrown, and whatever failed on the way to the reply. */
  told(reply: Reply, told: Told): Reply {
    const { settings, c } = this.scene
    if (this.thrown !== nothing) reportOnce(settings.report, this.thrown, c, told)
    for (const failure of this.failures ?? []) {
      reportAlways(settings.report, failure, c, { ...told, isFailure: true })
    }
    return reply
  }
}

/** Nobody threw this: there is nothing to report. */
const nothing = /* @__PURE__ */ Symbol('nothing')

/** The reply to a thrown value, which is reported, even if nothing of it can be read. */
export function answerThrown(thrown: unknown, scene: Scene): Reply | Promise<Reply> {
  const telling = new Telling(scene, thrown)
  try {
    const reply = answer(thrown, scene, telling)
    if (!(reply instanceof Promise)) return reply
    return reply.catch((failure: unknown) => unreadable(failure, telling))
  } catch (failure) {
    return unreadable(failure, telling)
  }
}

/** The reply to an error that is one of ours, and yet fails whoever looks at it. */
function unreadable(failure: unknown, telling: Telling): Reply | Promise<Reply> {
  telling.failed(failure)
  return tell(InternalServerError.restore({ cause: telling.thrown }), telling.scene, telling)
}

function answer(thrown: unknown, scene: Scene, telling: Telling): Reply | Promise<Reply> {
  const held = heldResponse(thrown, scene.settings.verbatim, telling.failed)
  if (held === undefined) return answerError(thrown, scene, telling)
  if (isSpeakable(held.status, scene.exchange)) return answerHeld(held, thrown, scene, telling)
  const { status, headers } = held
  return tell(classFor(status).restore({ headers, cause: thrown }), scene, telling)
}

/** The reply to an error that nobody threw, such as a path without a route: nothing to report. */
export function answerUnthrown(error: HttpError, scene: Scene): Reply | Promise<Reply> {
  return tell(error, scene, new Telling(scene, nothing))
}

function answerError(thrown: unknown, scene: Scene, telling: Telling): Reply | Promise<Reply> {
  const { settings, c } = scene
  const { recognizers, hookTimeout: timeout, showsError: isShown } = settings
  const { failed } = telling
  const recognized = recognize(thrown, { recognizers, timeout, c, isShown, failed })
  return andThen(recognized, (error) => {
    if (error.dropped) telling.failed(droppedFields(error.dropped))
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
      const complete = (error: HttpError): Fields =>
        fieldsOf(error, exchange, { known: knownIn(scene), failed: telling.failed })
      return heldReply(response, complete, staged, settings.cacheControl, exchange)
    },
    isValid: (value): value is Reply => typeof value === 'object',
    timeout: settings.hookTimeout,
    failed: telling.failed,
  })
  return andThen(reply, (known) => {
    if (known === undefined) return answerError(thrown, scene, telling)
    const problem = toProblem(classFor(known.status).restore())
    return telling.told(known, { problem, status: known.status })
  })
}

function tell(error: HttpError, scene: Scene, telling: Telling): Reply | Promise<Reply> {
  const { settings, exchange, c } = scene
  // Only an error from elsewhere lacks what it should have said.
  const known = error.assumed && knownIn(scene)
  const told = respond(error, exchange, { settings, c, known, failed: telling.failed })
  return andThen(told, ({ reply, problem }) =>
    telling.told(reply, { problem, status: reply.status })
  )
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
