/** What the steps from a thrown value to a reply share. */

import type { Context } from 'hono'
import type { HttpError } from '../errors/http-error.ts'
import type { Problem } from '../problem/problem.ts'
import type { Exchange } from './exchange.ts'
import type { Settings } from './settings.ts'

/** In the place of a thrown value: the error was not thrown, so it is not reported. */
export const notThrown: unique symbol = /* @__PURE__ */ Symbol('notThrown')

/** One error on its way to a reply: where it was caught, and what was made of it since. */
export class ErrorContext {
  readonly settings: Settings
  readonly exchange: Exchange
  /** Absent where the error came before there was a context. */
  readonly c: Context | undefined
  /** The methods that the target supports, where the routes of the app are known. */
  readonly allowed: ((c: Context) => readonly string[]) | undefined
  thrown: unknown = notThrown
  /** The error that the reply describes; absent until there is one. */
  error: HttpError | undefined
  /** The problem in the content of the reply; absent until there is one. */
  problem: Problem | undefined
  /** What the content shows people as its reference; absent where it shows none. */
  reference: string | undefined
  /** Absent while nothing has failed, as for most errors. */
  failures: unknown[] | undefined

  constructor(
    settings: Settings,
    exchange: Exchange,
    c?: Context,
    allowed?: (c: Context) => readonly string[]
  ) {
    this.settings = settings
    this.exchange = exchange
    this.c = c
    this.allowed = allowed
  }

  /** Adds a failure to report: of a hook, or of a field that cannot be sent. */
  addFailure = (failure: unknown): void => {
    this.failures ??= []
    this.failures.push(failure)
  }
}
