/**
 * Describes errors in the documents of `hono-openapi` (1.0 or later).
 *
 * @module
 */

import { uniqueSymbol } from 'hono-openapi'
import { throws as declareErrors, type ThrowsMiddleware } from '../hono/throws.ts'
import type { AnyErrorClass } from '../problem-types/problem-of.ts'
import type { Component } from './component.ts'
import { responsesOf, schemaOf, schemasOf } from './responses.ts'

/**
 * Declares which errors a route answers, as `throws` of the main entry does; the document gets their responses and
 * the components of their schemas as well. Write it before or after `describeRoute`, once for a route.
 *
 * Set `defaultValidationErrorResponse: false`, and declare `ValidationFailed`: by default, hono-openapi documents a
 * 400 that `validationHook` never sends.
 *
 * @param classes classes of statuses and of problem types; `ValidationFailed` for a validator.
 * @returns middleware for one route; it must stand before the handler.
 * @throws {TypeError} where a class cannot be described, or two have a name or a type in common; with the fix.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 * import { describeRoute } from 'hono-openapi'
 *
 * const app = httpErrors(new Hono())
 * app.get('/books/:id', describeRoute({ summary: 'A book' }), throws(NotFound), (c) =>
 *   c.json({ title: 'Emma' }, 200)
 * )
 * ```
 */
export function throws<const Classes extends readonly AnyErrorClass[]>(
  ...classes: Classes
): ThrowsMiddleware<Classes[number]> {
  const middleware = declareErrors(...classes)
  const responses = responsesOf(classes, 'throws()', '_', resolverOf)
  // hono-openapi reads what it documents at this symbol of the middleware.
  return Object.assign(middleware, { [uniqueSymbol]: { spec: { responses } } })
}

/** What hono-openapi's `resolver` makes of a schema: it is asked for the schema and its components. */
function resolverOf(components: readonly Component[]): object {
  return {
    toOpenAPISchema: () => ({
      schema: schemaOf(components),
      components: { schemas: schemasOf(components) },
    }),
  }
}
