/**
 * What is known of the error response of a request, kept with the Request: the wrapped `fetch` has
 * the Request only, and the Context and the Response of the error are made below it.
 */

import type { Context } from 'hono'
import type { Reply } from '../response/exchange.ts'

/** The error response of a request, as it was before middleware could change it. */
export interface Answered {
  readonly c: Context
  /** Absent where an error was thrown on and has no response yet. */
  readonly reply?: Reply | undefined
  readonly response?: Response | undefined
}

/** A property and no WeakMap, which would cost each error more than the rest of its response. */
const answered: unique symbol = /* @__PURE__ */ Symbol('answered')

type MarkedRequest = Request & { [answered]?: Answered }

/** Notes the response to an error. A later one of the same request replaces it. */
export function noteResponse(c: Context, reply: Reply, response: Response): void {
  note({ c, reply, response })
}

/** Notes the Context of an error that is thrown on to Hono, whose error handler may fail. */
export function noteContext(c: Context): void {
  const { reply, response } = answeredOf(c.req.raw) ?? {}
  note({ c, reply, response })
}

function note(known: Answered): void {
  try {
    const request: MarkedRequest = known.c.req.raw
    request[answered] = known
  } catch {
    // A request that the app replaced by something frozen: its response is sent as it is.
  }
}

/** What was noted of a request; undefined where no error occurred. */
export function answeredOf(request: MarkedRequest): Answered | undefined {
  return request[answered]
}
