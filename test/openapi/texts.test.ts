/** What documents state of the members of every problem and of each status. */
import { describe, expect, test } from 'vitest'
import type { AnyErrorClass } from '../../src/problem-types/problem-of.ts'
import { errorResponses, errorSchemas, problemSchema } from '../../src/openapi/index.ts'
import { LoopDetected, NetworkAuthenticationRequired } from '../../src/errors/errors.ts'
import { declared, table } from './problem-types.ts'

/** The one response of a class. */
function responseOf(errorClass: AnyErrorClass) {
  const [response] = Object.values(errorResponses(errorClass))
  if (response === undefined) throw new Error('There is no response.')
  return response
}

describe('the responses of every class', () => {
  test.each([...table, ...declared].map((errorClass) => [errorClass.status, errorClass] as const))(
    'A %i has its keys in the order of OpenAPI, and the media type of problems',
    (_status, errorClass) => {
      const { headers, ...response } = responseOf(errorClass)
      expect(Object.keys(response)).toEqual(['description', 'content'])
      expect(Object.keys(response.content)).toEqual(['application/problem+json'])
      expect(headers ?? { a: 1 }).not.toEqual({})
    }
  )
})

test('The schema of any problem has the descriptions of RFC 9457', () => {
  expect(problemSchema).toEqual({
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
  })
})

test('The members that only some statuses have', () => {
  const standard = Object.keys(Object(errorSchemas(LoopDetected)['LoopDetected']?.['properties']))
  const members = Object.values(errorSchemas(...table)).flatMap(({ properties }) =>
    Object.entries(properties as object).filter(([name]) => !standard.includes(name))
  )
  const text = { type: 'string' }
  const uriReference = { type: 'string', format: 'uri-reference' }
  expect(members).toEqual([
    [
      'available',
      {
        type: 'array',
        description: 'The representations that the client can choose from (RFC 9110 §15.5.7).',
        items: {
          type: 'object',
          properties: { href: uriReference, type: text, language: text, encoding: text },
          required: ['href'],
        },
      },
    ],
    ['precondition', { ...text, description: 'The name of the WebDAV condition (RFC 4918 §16).' }],
    ['field', { ...text, description: 'The header field that is too large (RFC 6585 §5).' }],
    [
      'supported',
      {
        type: 'array',
        items: text,
        description: 'The protocols that are supported instead (RFC 9110 §15.6.6).',
      },
    ],
    [
      'login',
      { ...uriReference, description: 'Where to get access to the network (RFC 6585 §6).' },
    ],
  ])
  expect(standard).toEqual([
    'type',
    'title',
    'status',
    'detail',
    'instance',
    'condition',
    'applied',
  ])
})

test('The description of a class without problem type is the explanation of its status', () => {
  expect(responseOf(NetworkAuthenticationRequired).description).toBe(
    NetworkAuthenticationRequired.definition.explanation
  )
})
