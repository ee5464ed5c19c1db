/** The objects of OpenAPI 3.1 that are made here. */

import type { Problem } from '../errors/problem.ts'
import type { OpenApiHeader } from './headers.ts'

/** The media type of the problems. */
export const MEDIA_TYPE = 'application/problem+json'

/** A reference to a component. */
export type Reference = {
  $ref: string
}

/** The problems of a status, by their type; without a discriminator where two have the type of the status. */
export type Alternatives =
  { oneOf: Reference[]; discriminator: Discriminator } | { anyOf: Reference[] }

/** How readers find the schema of a problem. */
export type Discriminator = {
  propertyName: 'type'
  /** References by problem type. */
  mapping: Record<string, string>
}

/** A Response Object of OpenAPI 3.1. */
export type OpenApiResponse<Schema = Reference | Alternatives> = {
  description: string
  headers?: Record<string, OpenApiHeader>
  content: Record<typeof MEDIA_TYPE, OpenApiContent<Schema>>
}

/** A Media Type Object of OpenAPI 3.1. */
export type OpenApiContent<Schema> = {
  schema: Schema
  examples: Record<string, { summary: string; value: Problem }>
}
