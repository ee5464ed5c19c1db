/** Recognise, respond, report: what happens to an error wherever it was caught. */

import type { Context } from 'hono'
import { classFor } from './by-status.ts'
import { InternalServerError } from './errors.ts'
import type { Exchange, Reply } from './exchange.ts'
import type { Fields } from './field-filter.ts'
import { explained } from './forgotten-new.ts'
import { heldReply, heldResponse } from './held-response.ts'
import { andThen, callHook } from './hook.ts'
import type { HttpError } from './http-error.ts'
import type { Settings } from './options.ts'
import { droppedFields, fieldsOf } from './own-fields.ts'
import { toProblem } from './problem.ts'
import { isSpeakable } from './protocol.ts'
import { recognize } from './recognize.ts'
import { reportAlways, reportOnce, type Told } from './report.ts'
import { respond, type Answer } from './respond.ts'
import type { FieldLines } from './rule.ts'

/** Where an error was caught. */
export interface Scene {
  readonly settings: Settings
  readonly exchange: Exchange
  /** Absent where the error came before there was a context. */
  readonly c: Context | undefined
  /** The methods that the target supports, where the app's routes are known. */
  readonly allowed?: ((c: Context) => readonly string[]) | undefined
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
}

/** Nobody threw this: there is nothing to report. */
const nothing = /* @__PURE__ */ Symbol('nothing')

/** The reply to a thrown value, which is reported, even if nothing of it can be read. */
export function answerThrown(thrown: unknown, scene: Scene): Reply | Promise<Reply> {
  const telling = new Telling(scene, explained(thrown))
  try {
    const reply = answer(telling)
    return reply instanceof Promise ? readable(reply, telling) : reply
  } catch (failure) {
    return unreadable(failure, telling)
  }
}

function readable(reply: Promise<Reply>, telling: Telling): Promise<Reply> {
  return reply.catch((failure: unknown) => unreadable(failure, telling))
}

/** The reply to an error that is one of ours, and yet fails whoever looks at it. */
function unreadable(failure: unknown, telling: Telling): Reply | Promise<Reply> {
  telling.failed(failure)
  return tell(InternalServerError.restore({ cause: telling.thrown }), telling)
}

function answer(telling: Telling): Reply | Promise<Reply> {
  const { thrown, scene, failed } = telling
  const held = heldResponse(thrown, scene.settings.verbatim, failed)
  if (held === undefined) return answerError(telling)
  if (isSpeakable(held.status, scene.exchange)) return answerHeld(held, telling)
  const { status, headers } = held
  return tell(classFor(status).restore({ headers, cause: thrown }), telling)
}

/** The reply to an error that nobody threw, such as a path without a route: nothing to report. */
export function answerUnthrown(error: HttpError, scene: Scene): Reply | Promise<Reply> {
  return tell(error, new Telling(scene, nothing))
}

function answerError(telling: Telling): Reply | Promise<Reply> {
  const { thrown, scene, failed } = telling
  const recognized = recognize(thrown, scene.settings, scene.c, failed)
  return andThen(recognized, answerRecognized, telling)
}

function answerRecognized(error: HttpError, telling: Telling): Reply | Promise<Reply> {
  if (error.dropped) telling.failed(droppedFields(error.dropped))
  return tell(error, telling)
}

function answerHeld(response: Response, telling: Telling): Reply | Promise<Reply> {
  const { scene, failed } = telling
  const { settings, exchange, c } = scene
  const reply = callHook<Reply>({
    name: 'thrown response',
    call: () => {
      const staged = c?.newResponse(null, 200).headers
      const complete = (error: HttpError): Fields =>
        fieldsOf(error, exchange, { known: knownIn(scene), failed })
      return heldReply(response, complete, staged, settings.cacheControl, exchange)
    },
    isValid: (value): value is Reply => typeof value === 'object',
    timeout: settings.hookTimeout,
    failed,
  })
  return andThen(reply, toldHeld, telling)
}

function toldHeld(reply: Reply | undefined, telling: Telling): Reply | Promise<Reply> {
  if (reply === undefined) return answerError(telling)
  return told({ reply, problem: toProblem(classFor(reply.status).restore()) }, telling)
}

function tell(error: HttpError, telling: Telling): Reply | Promise<Reply> {
  const { scene, failed } = telling
  const { settings, exchange, c } = scene
  // Only an error from elsewhere lacks what it should have said.
  const known = error.assumed && knownIn(scene)
  return andThen(respond(error, exchange, { settings, c, known, failed }), told, telling)
}

/** Reports what was thrown, and whatever failed on the way to the reply. */
function told({ reply, problem }: Answer, { scene, thrown, failures }: Telling): Reply {
  const { settings, c } = scene
  const known: Told = { problem, status: reply.status }
  if (thrown !== nothing) reportOnce(settings.report, thrown, c, known)
  for (const failure of failures ?? []) {
    reportAlways(settings.report, failure, c, { ...known, isFailure: true })
  }
  return reply
}

/** RFC 9110 §15.5.2 and §15.5.6: the fields that a 401 or 405 from elsewhere must carry. */
function knownIn({
  settings,
  allowed,
  exchange,
  c,
}: Scene): (field: string) => FieldLines | undefined {
  return (field) => {
    if (field === 'www-authenticate') return settings.challenges
    if (field !== 'allow' || allowed === undefined || c === undefined) return undefined
    // Hono answers HEAD by GET, so a handler refuses both or none.
    const isGet = exchange.method === 'GET' || exchange.method === 'HEAD'
    const refused = isGet ? ['GET', 'HEAD'] : [exchange.method]
    return allowed(c)
      .filter((method) => !refused.includes(method))
      .join(', ')
  }
}
