/** The options of an app. */

import type { Context } from 'hono'
import type { HttpError } from '../errors/http-error.ts'
import type { Challenge } from '../fields/challenge.ts'
import type { FormatterChoice } from '../formatters/formatter-choice.ts'
import type { Localize } from '../languages/localize.ts'
import type { Recognizer } from '../recognizers/recognizer.ts'
import type { CacheControl } from './cache-control.ts'
import type { Report } from './report.ts'

/**
 * The option `keepResponse`: decides whether a response that was thrown is sent as it is.
 *
 * @param thrown an HTTPException with `res`, or a Response that was made of a stream.
 * @param c the context of the request; undefined where the error came before there was one.
 * @returns whether its content is sent; false replaces it by the problem.
 */
export type KeepResponse = (thrown: unknown, c: Context | undefined) => boolean

/**
 * The option `extensions`: makes members that a problem gets.
 *
 * @param c the context of the request; undefined where the error came before there was one.
 * @param error the error that the problem describes.
 * @returns the members by name; undefined for none.
 */
export type ExtensionsHook = (
  c: Context | undefined,
  error: HttpError
) => Readonly<Record<string, unknown>> | undefined

/**
 * The option `undeclared`: gets each error that a route has answered but not declared.
 *
 * @param error the error that the response describes.
 * @param c the context of the request.
 */
export type UndeclaredHook = (error: HttpError, c: Context) => void | Promise<void>

/** Parts of the option `routing`, each true by default. */
export interface RoutingOptions {
  /**
   * 405 with `Allow` (RFC 9110 §15.5.6).
   *
   * @defaultValue true
   */
  readonly methodNotAllowed?: boolean | undefined
  /**
   * 204 with `Allow` to OPTIONS (RFC 9110 §9.3.7).
   *
   * @defaultValue true
   */
  readonly options?: boolean | undefined
  /**
   * 501 for a method that no route and no RFC names (RFC 9110 §15.6.2).
   *
   * @defaultValue true
   */
  readonly notImplemented?: boolean | undefined
}

/** Options of `httpErrors` and `httpErrorHandlers`. */
export interface HttpErrorsOptions {
  /**
   * Ways to write a problem down: one, a list in order of preference, an object by status code or problem
   * type, or a function. Defaults to problem+json, JSON, HTML, problem+xml, XML and text.
   */
  readonly formatters?: FormatterChoice | undefined
  /** Asked before the built-in ones, in order. */
  readonly recognizers?: readonly Recognizer[] | undefined
  /**
   * Called with every error that was thrown, once a request; `false` reports nothing, for tests.
   *
   * @defaultValue `console.error`, for errors with a status of 500 or more
   */
  readonly report?: Report | false | undefined
  /**
   * Whether `report` also gets the 404, 405 and 501 of requests without a route.
   *
   * @defaultValue false
   */
  readonly reportUnrouted?: boolean | undefined
  /**
   * Cache-Control of errors that do not set their own: for all, by status, or by a function. A shared
   * cache may store a 404 or 410 with it (RFC 9111 §3).
   *
   * @defaultValue `no-store`
   * @example
   * ```ts
   * import { Hono } from 'hono'
   *
   * httpErrors(new Hono(), { cacheControl: { 404: 'max-age=60', 410: 'max-age=86400' } })
   * ```
   */
  readonly cacheControl?: CacheControl | undefined
  /**
   * The problem type of errors that have none (RFC 9457 §3.1.1): a function of the status code, or a URI
   * reference that the status code is appended to.
   *
   * @defaultValue `about:blank`
   * @example
   * ```ts
   * import { Hono } from 'hono'
   *
   * const app = httpErrors(new Hono(), { typeFor: 'https://api.example.org/problems/' })
   * const problem = await (await app.request('/')).json()
   * problem.type // 'https://api.example.org/problems/404'
   * ```
   */
  readonly typeFor?: string | ((status: number) => string | undefined) | undefined
  /**
   * Members that every problem gets, in every format. Those of the error itself have priority. `c` is
   * absent where the error came before there was a context.
   *
   * @example
   * ```ts
   * import { Hono } from 'hono'
   * import { requestId } from 'hono/request-id'
   *
   * const app = httpErrors(new Hono(), { extensions: (c) => ({ requestId: c?.get('requestId') }) })
   * app.use(requestId())
   * ```
   */
  readonly extensions?: ExtensionsHook | undefined
  /**
   * Which requests without a route get a response of this package: 405 for a method that the path does
   * not support, 204 for OPTIONS, 501 for an unknown method. `false` leaves all three alone, such as to
   * `hono/method-not-allowed`: the response is a 404.
   *
   * @defaultValue true
   */
  readonly routing?: boolean | RoutingOptions | undefined
  /** The URI reference of an occurrence, such as `urn:uuid:` and a request id. */
  readonly instance?: ((c: Context) => string | undefined) | undefined
  /** Puts the problem into the language that the client reads. Defaults to leaving it as it is. */
  readonly localize?: Localize | undefined
  /** Whether the message of an error is sent. Defaults to the `expose` of the error. */
  readonly expose?: ((error: HttpError) => boolean) | undefined
  /**
   * `'always'` captures the stack of 4xx errors too, in the whole process.
   *
   * @defaultValue 'server-errors'
   */
  readonly stack?: 'server-errors' | 'always' | undefined
  /**
   * The challenges of a 401 without one in the error or in `c.header('WWW-Authenticate', …)`, such as
   * `createError(401)` or `new HTTPException(401)`: RFC 9110 §15.5.2 requires one.
   */
  readonly challenges?: readonly Challenge[] | undefined
  /**
   * Whether the response of a thrown value is sent with its own content and the status of the value:
   * the `res` of an HTTPException, or a thrown Response that was made of a stream. One that was made of
   * a string, bytes, a form or a Blob always is, one that was fetched never.
   */
  readonly keepResponse?: KeepResponse | undefined
  /**
   * Called when a route that declares its errors by `throws` has answered another one with a status below
   * 500, after the response was chosen: to warn in development, or to fail a test. The route declares an error
   * by its class, by the class of its status or by its problem type. What the hook throws goes to `report`. Not
   * called for the 404 of `c.notFound()`, which is no error.
   *
   * @example
   * ```ts
   * import { Hono } from 'hono'
   *
   * httpErrors(new Hono(), {
   *   undeclared: (error, c) => console.warn(`${c.req.path} does not declare ${error.name}.`),
   * })
   * ```
   */
  readonly undeclared?: UndeclaredHook | undefined
  /**
   * How long an asynchronous hook may take, in milliseconds, up to 2147483647. A hook that takes longer is
   * reported, and the response is made without it. Asynchronous may be `recognizers`, `localize` and a
   * formatter, besides `report` and `undeclared`; as another hook, an asynchronous function is refused.
   *
   * @defaultValue 1000
   */
  readonly hookTimeout?: number | undefined
}
