/** The objects of OpenAPI 3.1 that are made here. */

import type { Problem } from '../errors/problem.ts'
import type { OpenApiHeader } from './headers.ts'

/** The media type of the problems. */
export const MEDIA_TYPE = 'application/problem+json'

/** A reference to a component. */
export type Reference = {
  /** The address of the component within the document. */
  $ref: string
}

/** The problems of a status, by their type; without a discriminator where two have the type of the status. */
export type Alternatives =
  | {
      /** The schemas, of which exactly one fits. */
      oneOf: Reference[]
      /** How readers choose. */
      discriminator: Discriminator
    }
  | {
      /** The schemas, of which one or more fit. */
      anyOf: Reference[]
    }

/** How readers find the schema of a problem. */
export type Discriminator = {
  /** The member that decides. */
  propertyName: 'type'
  /** References by problem type. */
  mapping: Record<string, string>
}

/** A Response Object of OpenAPI 3.1. */
export type OpenApiResponse<Schema = Reference | Alternatives> = {
  /** The summary of the problem, or of the status. */
  description: string
  /** The response fields of the status, by name. */
  headers?: Record<string, OpenApiHeader>
  /** The content by media type. */
  content: Record<typeof MEDIA_TYPE, OpenApiContent<Schema>>
}

/** A Media Type Object of OpenAPI 3.1. */
export type OpenApiContent<Schema> = {
  /** The schema of the problem. */
  schema: Schema
  /** Problems as the server sends them, by name. */
  examples: Record<
    string,
    {
      /** The summary of the problem type. */
      summary: string
      /** The problem. */
      value: Problem
    }
  >
}
