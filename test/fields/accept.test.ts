/** Accept, Accept-Patch, Accept-Post and Accept-Encoding in a response. */
import { describe, expect, test } from 'vitest'
import { accept, acceptEncoding, acceptPatch, acceptPost } from '../../src/fields/accept.ts'

const mediaTypes = [
  ['Accept', accept],
  ['Accept-Patch', acceptPatch],
  ['Accept-Post', acceptPost],
] as const

describe.each(mediaTypes)('%s', (name, field) => {
  test('lists media types', () => {
    expect(field.field).toBe(name)
    expect(field.write(['a/b', 'text/*;q=0.5'], 'types')).toBe('a/b, text/*;q=0.5')
  })

  test('refuses a list without members, and names the member that is no media type', () => {
    expect(() => field.write([], 'types')).toThrow(
      new TypeError(
        `Option 'types' must be an array such as types: ['application/json']; received an empty array.`
      )
    )
    expect(() => field.write(['a/b', 'json'], 'types')).toThrow(
      new TypeError(
        `Option 'types[1]' must be a media type such as 'application/json'; received "json".`
      )
    )
  })
})

describe('Accept-Encoding', () => {
  test('lists content codings', () => {
    expect(acceptEncoding.field).toBe('Accept-Encoding')
    expect(acceptEncoding.write(['gzip', 'br'], 'codings')).toBe('gzip, br')
  })

  test('refuses a list without members, and names the member that is no content coding', () => {
    expect(() => acceptEncoding.write([], 'codings')).toThrow(
      new TypeError(
        `Option 'codings' must be an array such as codings: ['gzip']; received an empty array.`
      )
    )
    expect(() => acceptEncoding.write(['gzip', 'b r'], 'codings')).toThrow(
      new TypeError(`Option 'codings[1]' must be a content coding such as 'gzip'; received "b r".`)
    )
  })
})
