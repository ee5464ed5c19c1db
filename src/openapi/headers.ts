/** The response fields that statuses ask for, as headers of OpenAPI. */

import { unsatisfiedRangePattern } from '../fields/content-range.ts'
import { retryAfterPattern } from '../fields/retry-after.ts'
import type { HttpError } from '../errors/http-error.ts'

/** A Header Object of OpenAPI 3.1. */
export type OpenApiHeader = {
  /** What the field states, with its RFC. */
  description: string
  /** Whether every response with the status has it. */
  required: boolean
  /** The schema of the value. */
  schema: {
    /** A field value is text. */
    type: 'string'
    /** The grammar, as a regular expression. */
    pattern?: string
    /** The value, where it is always the same. */
    const?: string
  }
  /** A typical value. */
  example?: string
  /** Typical values by the name of the class. */
  examples?: Record<
    string,
    {
      /** The value. */
      value: string
    }
  >
}

/** What a document states about a field, and a typical value of the option that sets it. */
interface FieldText {
  readonly description: string
  readonly example: unknown
  readonly pattern?: RegExp
}

const challenges = [{ scheme: 'Bearer', params: { realm: 'api' } }]
const types = ['application/json']

const fieldTexts: Readonly<Record<string, FieldText>> = {
  'WWW-Authenticate': {
    description: 'How to authenticate: one challenge or more (RFC 9110 §11.6.1).',
    example: challenges,
  },
  'Proxy-Authenticate': {
    description: 'How to authenticate to the proxy: one challenge or more (RFC 9110 §11.7.1).',
    example: challenges,
  },
  Allow: {
    description: 'The methods that the resource supports (RFC 9110 §10.2.1).',
    example: ['GET', 'HEAD'],
  },
  Accept: {
    description: 'The media types that are supported (RFC 9110 §12.5.1).',
    example: types,
  },
  'Accept-Patch': {
    description: 'The media types that PATCH supports (RFC 5789 §3.1).',
    example: ['application/merge-patch+json'],
  },
  'Accept-Post': {
    description: 'The media types that POST supports (W3C LDP 1.0 §7.1).',
    example: types,
  },
  'Accept-Encoding': {
    description: 'The content codings that are supported (RFC 9110 §12.5.3).',
    example: ['gzip'],
  },
  'Content-Range': {
    description: 'The current length of the resource in bytes (RFC 9110 §14.4).',
    example: 47022,
    pattern: unsatisfiedRangePattern,
  },
  ETag: {
    description: 'The entity tag of the current representation (RFC 9110 §8.8.3).',
    example: '"v7"',
  },
  Link: {
    description: 'Who blocks access, with the relation blocked-by (RFC 7725 §4).',
    example: 'https://example.com/',
  },
  'Retry-After': {
    description:
      'When to send the request again: a number of seconds, or an HTTP-date (RFC 9110 §10.2.3).',
    example: 30,
    pattern: retryAfterPattern,
  },
  Upgrade: {
    description: 'The protocols that the server requires, by preference (RFC 9110 §7.8).',
    example: ['HTTP/2.0'],
  },
}

/** The example of a component. */
export interface NamedExample {
  readonly name: string
  readonly error: HttpError
}

/** Typical values of the required options of a status, without which there is no true example of it. */
export function requiredOptionsOf({ rules }: HttpError['definition']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([option, { strength, target }]) => {
      const isRequired = strength === 'must' && 'field' in target
      return isRequired ? [[option, fieldTexts[target.field]?.example]] : []
    })
  )
}

/** The headers of the response that has these problems: a field is required if all of them require it. */
export function headersOf(examples: readonly NamedExample[]): Record<string, OpenApiHeader> {
  const ofProblems = examples.map(({ error }) => fieldsOf(error.definition))
  const headers: Record<string, OpenApiHeader> = {}
  for (const [field, { example, ...header }] of ofProblems.flatMap(Object.entries<OpenApiHeader>)) {
    const sent = examples.flatMap(({ name, error }) => {
      const lines = error.headers[field.toLowerCase()]
      return lines === undefined ? [] : [[name, { value: [lines].flat().join(', ') }] as const]
    })
    headers[field] = {
      ...header,
      required: ofProblems.every((fields) => fields[field]?.required === true),
      ...(sent.length > 0
        ? { examples: Object.fromEntries(sent) }
        : example !== undefined && { example }),
    }
  }
  return headers
}

/** The fields of a status. `Connection` is none of them: HTTP/2 does not have it (RFC 9113 §8.2.2). */
function fieldsOf({ rules, fields }: HttpError['definition']): Record<string, OpenApiHeader> {
  const headers: Record<string, OpenApiHeader> = {}
  for (const [option, { strength, target }] of Object.entries(rules)) {
    if (!('field' in target)) continue
    const { description = '', example, pattern } = { ...fieldTexts[target.field] }
    headers[target.field] = {
      description,
      required: strength === 'must',
      schema: { type: 'string', ...(pattern && { pattern: pattern.source }) },
      example: [target.write(example as never, option)].flat().join(', '),
    }
  }
  if (fields['cache-control'] !== undefined) {
    headers['Cache-Control'] = {
      description: 'Caches must not store the response (RFC 6585 §3 to §6).',
      required: true,
      schema: { type: 'string', const: String(fields['cache-control']) },
    }
  }
  return headers
}
