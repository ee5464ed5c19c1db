import { describe, expect, test } from 'vitest'
import { errorClassesByStatus, errorClassOf } from '../../src/errors/classes-by-status.ts'
import { shortClassOf } from '../../src/errors/short-classes.ts'
import type { Field } from '../../src/fields/field.ts'

/** All statuses of errors, registered or not. */
const statuses = Array.from({ length: 200 }, (_, index) => 400 + index)

describe('shortClassOf', () => {
  test.each(statuses)(
    'the short class of %i has the phrase and the condition of the table',
    (status) => {
      const { phrase, condition } = errorClassOf(status).definition
      expect(shortClassOf(status).definition).toMatchObject({ status, phrase, condition })
    }
  )

  test.each([...errorClassesByStatus.keys()])(
    'the short class of %i sends the fields that the class of the table sends',
    (status) => {
      const short = shortClassOf(status).from()
      const whole = errorClassOf(status).from()
      expect(short.headers).toEqual(whole.headers)
      expect(short.placeholders).toEqual(whole.placeholders)
    }
  )

  test.each([...errorClassesByStatus.keys()])(
    'the short class of %i keeps and drops the fields of a foreign error as the class of the table does',
    (status) => {
      const headers = {
        'WWW-Authenticate': 'Basic realm="shop"',
        'Proxy-Authenticate': 'Basic realm="proxy"',
        Allow: 'GET, PUT',
        Upgrade: 'HTTP/2.0',
        'Retry-After': '120',
        'Content-Range': 'bytes */1000',
        Accept: 'application/json',
        'Accept-Patch': 'application/json',
        ETag: '"1"',
        Link: '</legal>; rel="blocked-by"',
        Connection: 'keep-alive',
        'Cache-Control': 'max-age=60',
        'Content-Type': 'text/plain',
        'X-Request-Id': '7',
      }
      const short = shortClassOf(status).from({ headers })
      const whole = errorClassOf(status).from({ headers })
      expect(short.headers).toEqual(whole.headers)
      expect(short.droppedFields).toEqual(whole.droppedFields)
    }
  )

  test.each(statuses)('the short class of %i has an explanation of one sentence', (status) => {
    expect(shortClassOf(status).definition.explanation).toMatch(/^The server .+\.$/)
  })

  test('shortClassOf returns the same class each time', () => {
    expect(shortClassOf(403)).toBe(shortClassOf(403))
  })

  test('the class of a status that is not registered has the name that RFC 9110 §15 gives to its class', () => {
    expect([404, 499, 599].map((status) => shortClassOf(status).from().name)).toEqual([
      'NotFound',
      'ClientError',
      'ServerError',
    ])
  })

  test.each([399, 600, 404.5, Number.NaN])('shortClassOf refuses the status %d', (status) => {
    expect(() => shortClassOf(status)).toThrow(RangeError)
  })
})

describe('the definition of a short class', () => {
  test.each([
    [
      401,
      'Unauthorized',
      'permanent',
      'The server did not accept the request. Change it before you send it again.',
    ],
    [
      499,
      'Bad Request',
      'unknown',
      'The server did not accept the request. Check it before you send it again.',
    ],
    [
      503,
      'Service Unavailable',
      'temporary',
      'The server failed to respond to the request. Try again later.',
    ],
    [599, 'Internal Server Error', 'unknown', 'The server failed to respond to the request.'],
  ])(
    'of %i has the status, the phrase and the required fields',
    (status, phrase, condition, explanation) => {
      expect(shortClassOf(status).definition).toMatchObject({
        status,
        phrase,
        condition,
        explanation,
        spec: 'RFC 9110 §15',
      })
    }
  )

  test.each([
    [401, { challenges: ['must', 'WWW-Authenticate', 'Unspecified'] }],
    [405, { allow: ['must', 'Allow', ''] }],
    [407, { challenges: ['must', 'Proxy-Authenticate', 'Unspecified'] }],
    [412, { etag: ['may', 'ETag', ''] }],
    [416, { completeLength: ['may', 'Content-Range', ''] }],
    [426, { upgrade: ['must', 'Upgrade', ''] }],
    [404, {}],
  ])('of %i has these rules', (status, rules) => {
    const entries = Object.entries(shortClassOf(status).definition.rules).map(
      ([option, { strength, target }]) => {
        const { field, placeholder } = target as Field<never>
        return [option, [strength, field, placeholder]]
      }
    )
    expect(Object.fromEntries(entries)).toEqual(rules)
  })

  test.each([
    [408, { connection: 'close' }],
    [426, { connection: 'upgrade' }],
    [428, { 'cache-control': 'no-store' }],
    [429, { 'cache-control': 'no-store' }],
    [431, { 'cache-control': 'no-store' }],
    [511, { 'cache-control': 'no-store' }],
    [430, {}],
  ])('of %i has these fields', (status, fields) => {
    expect(shortClassOf(status).definition.fields).toEqual(fields)
  })

  test('a rule writes the value as it is', () => {
    expect(shortClassOf(412).from({ etag: '"1"' }).headers).toEqual({ etag: '"1"' })
  })
})
