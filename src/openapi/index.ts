/**
 * Describes errors in OpenAPI 3.1 documents.
 *
 * @module
 */

export type { JsonSchema } from './json-schema.ts'
export { problemSchema, type ProblemSchema } from './problem-schema.ts'
export {
  errorResponses,
  errorSchemas,
  type Alternatives,
  type Discriminator,
  type OpenApiContent,
  type OpenApiResponse,
  type Reference,
} from './responses.ts'
export type { OpenApiHeader } from './headers.ts'
