/** The name of a class from the phrase of its status. */
import { expect, test } from 'vitest'
import { className } from '../../src/errors/class-name.ts'

test.each([
  ['Not Found', 'NotFound'],
  ['URI Too Long', 'UriTooLong'],
  ["I'm a Teapot", 'ImATeapot'],
  ['Non-Authoritative  information', 'NonAuthoritativeInformation'],
  ['a', 'A'],
])('the phrase %s makes the name %s', (phrase, name) => {
  expect(className(phrase)).toBe(name)
})
