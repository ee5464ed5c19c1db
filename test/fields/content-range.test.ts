/** Content-Range of a 416 (RFC 9110 §14.4). */
import { expect, test } from 'vitest'
import { unsatisfiedRange, unsatisfiedRangePattern } from '../../src/fields/content-range.ts'

test.each(['bytes */0', 'bytes */1234'])('%s is an unsatisfied range', (value) => {
  expect(unsatisfiedRangePattern.test(value)).toBe(true)
})

test.each([
  '',
  'bytes 0-1/2',
  'bytes */*',
  'bytes */',
  'bytes */x',
  ' bytes */1',
  'kilobytes */1',
  'bytes */1 ',
  'bytes */1x',
  'bytes /1',
  'bytes **/1',
])('%j is no unsatisfied range', (value) => {
  expect(unsatisfiedRangePattern.test(value)).toBe(false)
})

test.each([
  [0, 'bytes */0'],
  [-0, 'bytes */0'],
  [-0.5, 'bytes */0'],
  [46.2, 'bytes */47'],
  [1234, 'bytes */1234'],
  [Number.MAX_SAFE_INTEGER, 'bytes */9007199254740991'],
])('a length of %d bytes is written as %s', (length, written) => {
  expect(unsatisfiedRange.write(length, 'completeLength')).toBe(written)
})

test.each([-1, -1.5, -47, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])(
  'a length of %d bytes is refused',
  (length) => {
    expect(() => unsatisfiedRange.write(length, 'completeLength')).toThrow(
      new RangeError(
        `Option 'completeLength' must be a number of bytes, 0 or more; received ${length}. ` +
          `Leave it out where the length is not known.`
      )
    )
  }
)

test.each([
  [47n, 'a number of bytes, such as Number(size); received a bigint'],
  ['47', 'a number of bytes; received a string'],
  [null, 'a number of bytes; received null'],
  [{}, 'a number of bytes; received an object'],
])('the length %o is refused, as it is no number', (length, message) => {
  expect(() => unsatisfiedRange.write(length as never, 'completeLength')).toThrow(
    new TypeError(`Option 'completeLength' must be ${message}.`)
  )
})

test('the field is named Content-Range', () => {
  expect(unsatisfiedRange.field).toBe('Content-Range')
})
