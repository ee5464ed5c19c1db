/**
 * Describes errors in the documents of `@hono/zod-openapi` (1.0 or later).
 *
 * @module
 */

import { z } from '@hono/zod-openapi'
import type { AnyErrorClass, ProblemOf, StatusOf } from '../problem-types/problem-of.ts'
import type { Component } from './component.ts'
import { isSchemaObject } from '../problem-types/json-schema.ts'
import type { OpenApiResponse } from './open-api.ts'
import { copyOf, discriminatorOf, responsesOf } from './responses.ts'

/** The responses of a route by status, with the types that `hc` narrows by. */
export type ErrorResponses<Class extends AnyErrorClass> = {
  [Status in StatusOf<Class>]: OpenApiResponse<
    z.ZodType<ProblemOf<Extract<Class, { readonly status: Status }>>>
  >
}

/**
 * The responses of a route that has these errors, for `createRoute`. The document gets their schemas as components.
 *
 * @param classes classes of statuses, such as `NotFound`, and of problem types.
 * @throws {TypeError} where a class cannot be described, or two have a name or a type in common; with the fix.
 * @example
 * ```ts
 * import { createRoute, z } from '@hono/zod-openapi'
 *
 * const book = {
 *   description: 'A book',
 *   content: { 'application/json': { schema: z.object({ title: z.string() }) } },
 * }
 * const route = createRoute({
 *   method: 'get',
 *   path: '/books/{id}',
 *   responses: { 200: book, ...errorResponses(NotFound) },
 * })
 * ```
 */
export function errorResponses<const Classes extends readonly AnyErrorClass[]>(
  ...classes: Classes
): ErrorResponses<Classes[number]> {
  // A definition within the component: the generator registers no schemas but those of Zod.
  const responses = responsesOf(classes, 'errorResponses()', '/$defs/', schemaOf)
  return responses as ErrorResponses<Classes[number]>
}

const schemas = /* @__PURE__ */ new WeakMap<Component, z.ZodType>()

function schemaOf(components: readonly Component[]): z.ZodType {
  const [first = z.never(), second, ...others] = components.map(componentSchema)
  if (second === undefined) return first
  const discriminator = discriminatorOf(components)
  return z
    .union([first, second, ...others])
    .openapi(
      discriminator ? { discriminator } : {},
      discriminator && { unionPreferredType: 'oneOf' }
    )
}

/** The generator makes a component of a schema with a name. */
function componentSchema(component: Component): z.ZodType {
  let schema = schemas.get(component)
  if (schema === undefined) {
    // It accepts no null, of which the generator would make `type: ['object', 'null']`.
    schema = z.custom(isSchemaObject).openapi(component.name, copyOf(component.schema))
    schemas.set(component, schema)
  }
  return schema
}
