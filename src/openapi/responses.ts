/** Error classes -> the responses and schemas of an OpenAPI 3.1 document. */

import type { AnyErrorClass, StatusOf } from '../problem-types/problem-of.ts'
import type { Component, DefinitionPlace } from './component.ts'
import { componentsOf } from './components.ts'
import { headersOf } from './headers.ts'
import type { JsonSchema } from '../problem-types/json-schema.ts'
import {
  MEDIA_TYPE,
  type Alternatives,
  type Discriminator,
  type OpenApiContent,
  type OpenApiResponse,
  type Reference,
} from './open-api.ts'

/**
 * The responses of an operation that has these errors, by status. Their schemas are references to the components of
 * `errorSchemas`; their examples are what the server sends.
 *
 * An app that changes the problems of all classes, by `typeFor` or by `jsonFormatter` with a shape, sends others
 * than these.
 *
 * @param classes classes of statuses, such as `NotFound`, and of problem types.
 * @throws {TypeError} where a class cannot be described, or two have a name or a type in common; with the fix.
 * @example
 * ```ts
 * const paths = {
 *   '/books/{id}': {
 *     get: { responses: { 200: { description: 'A book' }, ...errorResponses(NotFound, TooManyRequests) } },
 *   },
 * }
 * Object.keys(paths['/books/{id}'].get.responses) // ['200', '404', '429']
 * ```
 */
export function errorResponses<const Classes extends readonly AnyErrorClass[]>(
  ...classes: Classes
): Record<`${StatusOf<Classes[number]>}`, OpenApiResponse> {
  const responses = responsesOf(classes, 'errorResponses()', '_', schemaOf)
  return responses as Record<`${StatusOf<Classes[number]>}`, OpenApiResponse>
}

/**
 * The schemas of the problems of these classes, for `components.schemas` of an OpenAPI 3.1 document.
 *
 * @param classes all classes that the operations of the document have.
 * @throws {TypeError} as `errorResponses` does.
 * @example
 * ```ts
 * const document = {
 *   openapi: '3.1.0',
 *   info: { title: 'Bookshop', version: '1.0.0' },
 *   components: { schemas: errorSchemas(NotFound, TooManyRequests) },
 * }
 * ```
 */
export function errorSchemas(...classes: readonly AnyErrorClass[]): Record<string, JsonSchema> {
  return schemasOf(componentsOf(classes, 'errorSchemas()', '_'))
}

/** The schemas of components, and what they refer to. */
export function schemasOf(components: readonly Component[]): Record<string, JsonSchema> {
  const schemas = components.flatMap(({ name, schema, definitions }) => [
    [name, schema] as const,
    ...Object.entries(definitions).map(([key, part]) => [`${name}_${key}`, part] as const),
  ])
  return copyOf(Object.fromEntries(schemas))
}

/** The responses by status, ascending, with the schema that `makeSchema` returns for the problems of each. */
export function responsesOf<Schema>(
  classes: readonly AnyErrorClass[],
  where: string,
  place: DefinitionPlace,
  makeSchema: (components: readonly Component[]) => Schema
): Record<string, OpenApiResponse<Schema>> {
  const byStatus = new Map<number, Component[]>()
  for (const component of componentsOf(classes, where, place)) {
    const others = byStatus.get(component.status) ?? []
    byStatus.set(component.status, [...others, component])
  }
  const responses: Record<string, OpenApiResponse<Schema>> = {}
  for (const [status, components] of byStatus) {
    const headers = headersOf(components)
    const examples = components.map(({ name, title, problem }) => [
      name,
      { summary: title, value: copyOf(problem) },
    ])
    responses[status] = {
      description: descriptionOf(components),
      ...(Object.keys(headers).length > 0 && { headers }),
      content: {
        [MEDIA_TYPE]: {
          schema: makeSchema(components),
          examples: Object.fromEntries(examples) as OpenApiContent<Schema>['examples'],
        },
      },
    }
  }
  return responses
}

function descriptionOf(components: readonly Component[]): string {
  const [{ description = '' } = {}, ...others] = components
  if (others.length === 0) return description
  return components.map(({ title }) => `- ${title}`).join('\n')
}

/** The schema of the problems of a status. */
export function schemaOf(components: readonly Component[]): Reference | Alternatives {
  const references = components.map(({ name }) => ({ $ref: refTo(name) }))
  const [only, ...others] = references
  if (only !== undefined && others.length === 0) return only
  const discriminator = discriminatorOf(components)
  // A failed validation fits the schema of its status as well, so that `oneOf` would refuse it.
  return discriminator ? { oneOf: references, discriminator } : { anyOf: references }
}

/** How the type leads to the schema; undefined where two problems have the same type, that of the status. */
export function discriminatorOf(components: readonly Component[]): Discriminator | undefined {
  const mapping = Object.fromEntries(components.map(({ type, name }) => [type, refTo(name)]))
  const isUnique = Object.keys(mapping).length === components.length
  return isUnique ? { propertyName: 'type', mapping } : undefined
}

/** A copy in JSON, so that a document can be changed, and YAML gets no anchors of shared objects. */
export function copyOf<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}

function refTo(name: string): string {
  return `#/components/schemas/${name}`
}
