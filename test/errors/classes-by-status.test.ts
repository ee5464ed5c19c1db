/** The classes by their status codes. */
import { describe, expect, test } from 'vitest'
import { byStatus, errorClassesByStatus, errorClassOf } from '../../src/errors/classes-by-status.ts'
import { MethodNotAllowed, NotFound, TooManyRequests } from '../../src/errors/errors.ts'

describe('classes by their status codes', () => {
  test('are in ascending order, whatever the order of the classes', () => {
    const classes = [TooManyRequests, NotFound, MethodNotAllowed]
    expect([...byStatus(classes)]).toEqual([
      [404, NotFound],
      [405, MethodNotAllowed],
      [429, TooManyRequests],
    ])
    expect(classes[0]).toBe(TooManyRequests)
    const codes = [...errorClassesByStatus.keys()]
    expect(codes).toEqual(codes.toSorted((a, b) => a - b))
  })

  test('of which none has the status are those of 400 and 500', () => {
    const phrases = [430, 499, 512, 599].map((status) => errorClassOf(status).definition.phrase)
    expect(phrases).toEqual([
      'Bad Request',
      'Bad Request',
      'Internal Server Error',
      'Internal Server Error',
    ])
    expect(errorClassOf(499).definition).toMatchObject({
      spec: 'RFC 9110 §15',
      condition: 'unknown',
    })
  })
})
