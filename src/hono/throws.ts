/** `throws`: which errors a route answers, for the types of `hc`, for OpenAPI and for `undeclared`. */

import type { Context, Handler, Hono, MiddlewareHandler, Next, TypedResponse } from 'hono'
import type { BlankInput, Schema } from 'hono/types'
import type { StatusCode, UnofficialStatusCode } from 'hono/utils/http-status'
import { invalidClass } from '../checks/invalid-argument.ts'
import type { AnyErrorClass, ProblemOf, StatusOf } from '../problem-types/problem-of.ts'
import { propertyAt, propertyOf } from '../untrusted/inspect.ts'
import { markContext, markDeclaration } from './declared-errors.ts'
import { addDeclaration, checkDeclared } from './undeclared.ts'

/**
 * The middleware that `throws` makes. It responds with nothing: `hc` reads its type.
 *
 * The responses are those of a `Handler`, as the type of middleware in Hono 4.9 has none. `Response` is among them
 * because `on` with a list of paths and `createHandlers` infer one type for all their handlers.
 */
export type ThrowsMiddleware<Class extends AnyErrorClass> = MiddlewareHandler &
  Handler<AnyEnv, string, BlankInput, ResponseOf<Class> | Response | Promise<Response>>

/** The environment of every app, which is the default of Hono's type. */
type AnyEnv = MiddlewareHandler extends MiddlewareHandler<infer Env> ? Env : never

/** A type for each class, so that a client narrows by the status and then by `type`. */
type ResponseOf<Class extends AnyErrorClass> = Class extends unknown ? ErrorResponse<Class> : never

/**
 * The response to an error. An interface, as TypeScript instantiates an intersection or a mapped type again for
 * every route that follows: in 5.5, 100 routes with 5 errors each take 1.6 million instantiations and not 3.5.
 */
interface ErrorResponse<Class extends AnyErrorClass>
  extends Response, TypedResponse<ProblemOf<Class>, HonoStatusOf<Class>, 'json'> {}

/** The status as Hono's types have it: they have one name for all that no RFC registers. */
type HonoStatusOf<Class extends AnyErrorClass> =
  StatusOf<Class> extends StatusCode ? StatusOf<Class> : UnofficialStatusCode

/**
 * Declares which errors a route answers. `hc` narrows the problem by the status of the response, and problems
 * of one status by their `type`; OpenAPI documents them; the option `undeclared` compares with them. An app
 * of `httpErrors` never calls the middleware, so that it takes no time.
 *
 * Middleware that is added by `app.use` cannot change the types of a route: declare what it throws with
 * `WithErrors`. Hono reads the types of middleware from 4.10 on, in `on` from 4.12.17 on: before that, a route
 * with `throws` has the types of its handler, to which `WithErrors` adds.
 *
 * @param classes classes of statuses and of problem types; `ValidationFailed` for a validator. Without any, the
 *   route declares that it answers no error with a status below 500.
 * @returns middleware for one route; it must stand before the handler.
 * @throws {TypeError} for what is no class of errors.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { hc } from 'hono/client'
 *
 * const app = httpErrors(new Hono()).get('/books/:id', throws(NotFound), (c) =>
 *   c.json({ title: 'Emma' }, 200)
 * )
 *
 * const client = hc<typeof app>('https://api.example.com', { fetch: app.request })
 * const response = await client.books[':id'].$get({ param: { id: '1' } })
 * const title = response.status === 404 ? (await response.json()).detail : (await response.json()).title
 * title // 'Emma'
 * ```
 */
export function throws<const Classes extends readonly AnyErrorClass[]>(
  ...classes: Classes
): ThrowsMiddleware<Classes[number]> {
  for (const [index, value] of classes.entries()) checkErrorClass(value, index)
  // `bind` makes a function for each route, with the two parameters by which Hono recognizes middleware.
  const middleware = passOn.bind(undefined)
  markDeclaration(middleware, { classes, add: addDeclaration })
  return middleware as ThrowsMiddleware<Classes[number]>
}

/** For an app that is not wrapped; the router of one that is does not get it. */
function passOn(c: Context, next: Next): Promise<void> {
  markContext(c, checkDeclared)
  return next()
}

/** @throws {TypeError} that says what was received, and what to write. */
function checkErrorClass(value: unknown, index: number): void {
  const isClass =
    typeof value === 'function' &&
    typeof propertyOf(value, 'status') === 'number' &&
    propertyAt(value, ['definition', 'status']) === propertyOf(value, 'status')
  if (isClass) return
  throw invalidClass(
    `Argument ${index + 1} of throws()`,
    'a class of errors, such as NotFound or one of defineProblem()',
    value
  )
}

/**
 * An app whose every route may answer these errors too: what middleware throws, or the server. For `hc`; a
 * type alone, which needs neither `throws` nor `httpErrors`.
 *
 * @typeParam App the type of the app, `typeof app`.
 * @typeParam Class the types of the classes, as a union.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { hc } from 'hono/client'
 *
 * const app = httpErrors(new Hono()).get('/books', (c) => c.json(['Emma'], 200))
 *
 * type App = WithErrors<typeof app, typeof Unauthorized | typeof InternalServerError>
 * const client = hc<App>('https://api.example.com')
 * ```
 */
export type WithErrors<App, Class extends AnyErrorClass> =
  App extends Hono<infer Env, infer Routes, infer BasePath>
    ? RoutesWithErrors<Routes, Class> extends infer All extends Schema
      ? Hono<Env, All, BasePath>
      : never
    : never

type RoutesWithErrors<Routes, Class extends AnyErrorClass> = {
  [Path in keyof Routes]: {
    [Method in keyof Routes[Path]]: EndpointWithErrors<Routes[Path][Method], Class>
  }
}

/** `hc` makes a WebSocket of the format `ws`, which shows no response. */
type EndpointWithErrors<Endpoint, Class extends AnyErrorClass> = Endpoint extends {
  input: infer Input
  outputFormat: infer Format
}
  ? Format extends 'ws'
    ? Endpoint
    : Endpoint | ErrorEndpoint<Input, Class>
  : Endpoint

type ErrorEndpoint<Input, Class extends AnyErrorClass> = Class extends unknown
  ? {
      input: Input
      output: ProblemOf<Class>
      outputFormat: 'json'
      status: HonoStatusOf<Class>
    }
  : never
