/**
 * Describes errors in OpenAPI 3.1 documents.
 *
 * @module
 */

export type { JsonSchema } from '../problem-types/json-schema.ts'
export { problemSchema, type ProblemSchema } from './problem-schema.ts'
export { errorResponses, errorSchemas } from './responses.ts'
export type {
  Alternatives,
  Discriminator,
  OpenApiContent,
  OpenApiResponse,
  Reference,
} from './open-api.ts'
export type { OpenApiHeader } from './headers.ts'
