/** The options that every error has. */
import { describe, expect, test } from 'vitest'
import { NotFound } from '../../src/errors/errors.ts'

describe('the options of every error', () => {
  const uri = 'a URI reference in ASCII, without user name or password'
  test.each<[string, unknown, string]>([
    ['message', 7, 'a string; received 7'],
    ['detail', null, 'a string; received null'],
    ['title', {}, 'a string; received an object'],
    ['type', 'a b', `${uri}; received a string`],
    ['instance', 7, `${uri}; received 7`],
    ['expose', 'yes', 'a boolean; received a string'],
    ['applied', 1, 'a boolean; received 1'],
    ['condition', 'soon', `'temporary', 'permanent' or 'unknown'; received a string`],
  ])('%s cannot be %o', (option, value, message) => {
    const expected = new TypeError(`Option '${option}' must be ${message}.`)
    expect(() => new NotFound({ [option]: value })).toThrow(expected)
    expect(() => NotFound.from({ [option]: value })).toThrow(expected)
  })

  test.each([null, [], 'text', 7])('extensions of a foreign error cannot be %o', (extensions) => {
    expect(() => NotFound.from({ extensions: extensions as never })).toThrow(
      /^Option 'extensions' must be an object with the members to add \(an error is the option `cause`\); /
    )
  })

  test.each(['temporary', 'permanent', 'unknown'] as const)('condition can be %s', (condition) => {
    expect(new NotFound({ condition }).condition).toBe(condition)
  })

  test('all of them can be undefined', () => {
    const all = { message: undefined, detail: undefined, type: undefined, title: undefined }
    const others = { instance: undefined, extensions: undefined, headers: undefined }
    const last = { expose: undefined, condition: undefined, applied: undefined }
    expect({ ...new NotFound({ ...all, ...others, ...last }) }).toEqual({})
    expect({ ...NotFound.from({ ...all, ...others, ...last }) }).toEqual({})
  })
})
