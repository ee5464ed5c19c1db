/** The JSON Schemas of the members that a problem has. */

import { conditions } from '../errors/error-init.ts'
import type { JsonSchema } from '../problem-types/json-schema.ts'

/**
 * The JSON Schema of any problem (RFC 9457, appendix A): for a `default` response, or for problems of other servers.
 *
 * @example
 * ```ts
 * const responses = {
 *   default: {
 *     description: 'Any error',
 *     content: { 'application/problem+json': { schema: problemSchema } },
 *   },
 * }
 * ```
 */
export const problemSchema: ProblemSchema = {
  type: 'object',
  properties: {
    type: {
      type: 'string',
      format: 'uri-reference',
      description: 'A URI reference that identifies the problem type.',
    },
    title: { type: 'string', description: 'A short summary of the problem type.' },
    status: {
      type: 'integer',
      minimum: 100,
      maximum: 599,
      description: 'The status code of the response.',
    },
    detail: { type: 'string', description: 'What happened this time.' },
    instance: {
      type: 'string',
      format: 'uri-reference',
      description: 'A URI reference that identifies this occurrence.',
    },
  },
}

/** The type of `problemSchema`. */
export type ProblemSchema = {
  /** A problem is an object (RFC 9457 §3). */
  type: 'object'
  /** The members of RFC 9457 §3.1. */
  properties: Record<'type' | 'title' | 'status' | 'detail' | 'instance', StandardMember>
}

type StandardMember = {
  type: 'string' | 'integer'
  description: string
  format?: 'uri-reference'
  minimum?: number
  maximum?: number
}

/** The members of every problem that this package sends: those of RFC 9457, and of the condition. */
export function standardProperties(type: string, status: number): Record<string, JsonSchema> {
  const { properties } = problemSchema
  const { minimum: _minimum, maximum: _maximum, ...code } = properties.status
  return {
    ...properties,
    type: { ...properties.type, const: type },
    // Not a constant: it may be in the language of the client (RFC 9457 §3.1.3).
    title: { ...properties.title },
    status: { ...code, const: status },
    condition: {
      type: 'string',
      enum: conditions.map(String),
      description: 'Whether the condition passes by itself.',
    },
    applied: {
      type: 'boolean',
      description: 'Whether the request took effect. Absent where that is not known.',
    },
  }
}

/** The members of these that are in every problem. */
export const requiredMembers: readonly string[] = ['type', 'title', 'status', 'detail', 'condition']

const uriReference = { type: 'string', format: 'uri-reference' } as const
const text = { type: 'string' } as const

/** The members that only some statuses have, by name. */
export const statusProperties: Readonly<Record<string, JsonSchema | undefined>> = {
  available: {
    type: 'array',
    description: 'The representations that the client can choose from (RFC 9110 §15.5.7).',
    items: {
      type: 'object',
      properties: { href: uriReference, type: text, language: text, encoding: text },
      required: ['href'],
    },
  },
  supported: {
    type: 'array',
    items: text,
    description: 'The protocols that are supported instead (RFC 9110 §15.6.6).',
  },
  field: { type: 'string', description: 'The header field that is too large (RFC 6585 §5).' },
  login: {
    type: 'string',
    format: 'uri-reference',
    description: 'Where to get access to the network (RFC 6585 §6).',
  },
  precondition: {
    type: 'string',
    description: 'The name of the WebDAV condition (RFC 4918 §16).',
  },
}
