import { describe, expect, test } from 'vitest'
import { errorClassesByStatus, errorClassOf } from '../../src/errors/classes-by-status.ts'
import { shortClassOf } from '../../src/errors/short-classes.ts'

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

  test.each([399, 600, 404.5, Number.NaN])('shortClassOf refuses the status %d', (status) => {
    expect(() => shortClassOf(status)).toThrow(RangeError)
  })
})
