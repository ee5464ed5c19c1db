/** Recognise, respond, report: what happens to an error wherever it was caught. */

import type { Context } from 'hono'
import { BoundedContent } from '../untrusted/bounded-content.ts'
import { errorClassOf } from '../errors/classes-by-status.ts'
import { droppedFields } from './dropped-fields.ts'
import { InternalServerError, MethodNotAllowed } from '../errors/errors.ts'
import type { Exchange, Reply } from './exchange.ts'
import type { Fields } from '../fields/field-filter.ts'
import { explained } from '../errors/forgotten-new.ts'
import { replyFromResponse, thrownResponse, type Held } from './thrown-response.ts'
import { andThen, callHook } from '../untrusted/call-hook.ts'
import type { HttpError } from '../errors/http-error.ts'
import type { Settings } from './options.ts'
import { fieldsToSend, lacksFields } from './error-fields.ts'
import { toProblem } from '../problem/problem.ts'
import { isSendableOver } from './http-version.ts'
import { recognize } from '../recognizers/recognize.ts'
import { reportAlways, reportOnce, type ReportInfo } from './report.ts'
import { renderError, type RenderedError } from './render-error.ts'
import type { FieldLines } from '../fields/field.ts'
import { stagedField } from './staged-field.ts'

/** Where an error was caught. */
export interface ErrorScope {
  readonly settings: Settings
  readonly exchange: Exchange
  /** Absent where the error came before there was a context. */
  readonly c: Context | undefined
  /** The methods that the target supports, where the app's routes are known. */
  readonly allowed?: ((c: Context) => readonly string[]) | undefined
}

/** What goes on beside the reply: what there is to report, and what failed so far. */
class Telling {
  readonly scene: ErrorScope
  readonly thrown: unknown
  failures: unknown[] | undefined

  constructor(scene: ErrorScope, thrown: unknown) {
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
export function handleThrown(thrown: unknown, scene: ErrorScope): Reply | Promise<Reply> {
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
  return tell(InternalServerError.from({ cause: telling.thrown }), telling)
}

function answer(telling: Telling): Reply | Promise<Reply> {
  const { thrown, scene, failed } = telling
  const held = thrownResponse(thrown, scene.settings.keepResponse, scene.c, failed)
  if (held === undefined) return answerError(telling)
  if (isSendableOver(held.status, scene.exchange)) return answerHeld(held, telling)
  const { status, response } = held
  return tell(errorClassOf(status).from({ headers: response.headers, cause: thrown }), telling)
}

/** The reply to an error that nobody threw, such as a path without a route: nothing to report. */
export function handleUnthrown(error: HttpError, scene: ErrorScope): Reply | Promise<Reply> {
  const { c } = scene
  // The routes know less than the app: a middleware may answer methods that no route names.
  const allow = error.status === 405 && c !== undefined ? stagedField(c, 'allow') : undefined
  const stated = allow === undefined ? error : MethodNotAllowed.from({ headers: { allow } })
  return tell(stated, new Telling(scene, nothing))
}

function answerError(telling: Telling): Reply | Promise<Reply> {
  const { thrown, scene, failed } = telling
  const recognized = recognize(thrown, scene.settings, scene.c, failed)
  return andThen(recognized, answerRecognized, telling)
}

function answerRecognized(error: HttpError, telling: Telling): Reply | Promise<Reply> {
  if (error.droppedFields) {
    telling.failed(droppedFields(error.droppedFields, error.status, telling.scene.c))
  }
  return tell(error, telling)
}

function answerHeld(held: Held, telling: Telling): Reply | Promise<Reply> {
  const { scene, failed } = telling
  const { settings, exchange, c } = scene
  let content: BoundedContent | undefined
  const reply = callHook<Reply>({
    name: 'thrown response',
    call: () => {
      content = new BoundedContent(held.response)
      const staged = c?.newResponse(null, 200).headers
      const complete = (error: HttpError): Fields =>
        fieldsToSend(error, exchange, { c, known: fieldsFromRoutes(scene), failed })
      return replyFromResponse(held, content, complete, staged, settings.cacheControl)
    },
    isValid: (value): value is Reply => typeof value === 'object',
    timeout: settings.hookTimeout,
    failed,
  })
  return andThen(reply, (known) => {
    if (known !== undefined) {
      const problem = toProblem(errorClassOf(known.status).from())
      return told({ reply: known, problem }, telling)
    }
    // The stream may never end: nobody waits for it any more.
    content?.cancel()
    return answerError(telling)
  })
}

function tell(error: HttpError, telling: Telling): Reply | Promise<Reply> {
  const { scene, failed } = telling
  const { settings, exchange, c } = scene
  const known = lacksFields(error) ? fieldsFromRoutes(scene) : undefined
  return andThen(renderError(error, exchange, { settings, c, known, failed }), told, telling)
}

/** Reports what was thrown, and whatever failed on the way to the reply. */
function told({ reply, problem }: RenderedError, { scene, thrown, failures }: Telling): Reply {
  const { settings, c } = scene
  const known: ReportInfo = { problem, status: reply.status }
  if (thrown !== nothing) reportOnce(settings.report, thrown, c, known)
  for (const failure of failures ?? []) {
    reportAlways(settings.report, failure, c, { ...known, isFailure: true })
  }
  return reply
}

/**
 * The fields that a status asks for and that the error does not have. What the app has set on the
 * context decides before the option, and that before what the routes show.
 */
function fieldsFromRoutes({
  settings,
  allowed,
  exchange,
  c,
}: ErrorScope): (field: string) => FieldLines | undefined {
  return (field) => {
    const staged = c && stagedField(c, field)
    if (staged !== undefined) return staged
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
