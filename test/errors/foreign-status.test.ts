/** The status code of an error of another library. */
import { expect, test } from 'vitest'
import { statusOf } from '../../src/errors/foreign-status.ts'

test.each<[string, unknown, unknown, number | undefined]>([
  ['status', { status: 404 }, undefined, 404],
  ['statusCode', { statusCode: 503 }, undefined, 503],
  ['status before statusCode', { status: 404, statusCode: 503 }, undefined, 404],
  ['statusCode, if status is null', { status: null, statusCode: 503 }, { status: 418 }, 503],
  ['statusCode, if status is undefined', { status: undefined, statusCode: 503 }, undefined, 503],
  ['statusCode, if status is of no error', { status: 200, statusCode: 503 }, undefined, 503],
  ['its response', {}, { status: 418 }, 418],
  ['its response, if both are null', { status: null, statusCode: null }, { status: 418 }, 418],
  ['nothing, if its own are of no error', { status: 200 }, { status: 418 }, undefined],
  ['nothing, if its response has that of a success', {}, { status: 200 }, undefined],
  ['nothing, if its own is text', { status: '404' }, { status: 418 }, undefined],
  ['nothing, if there is none', {}, undefined, undefined],
  ['nothing, if it is no object', 404, 404, undefined],
])('the status is that of %s', (_, thrown, response, status) => {
  expect(statusOf(thrown, response)).toBe(status)
})
