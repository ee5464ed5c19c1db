/** The exact texts of `ifMatch`, and the fields that it accepts. */
import type { Context } from 'hono'
import { describe, expect, test } from 'vitest'
import { ifMatch } from '../../src/index.ts'

describe('ifMatch', () => {
  const contextOf = (field?: string) => ({ req: { header: () => field } }) as unknown as Context
  const thrown = (field: string | undefined, etag: string | undefined): unknown => {
    try {
      ifMatch(contextOf(field), etag)
    } catch (error) {
      return error
    }
    return undefined
  }

  test('a 428 says which field is needed', () => {
    expect(thrown(undefined, '"1"')).toMatchObject({
      status: 428,
      detail:
        'A request that changes this needs an If-Match field with the entity tag of the state that it changes.',
    })
  })

  test('a 412 says that there is no state, or has the tag of the current one', () => {
    expect(thrown('"1"', undefined)).toMatchObject({
      status: 412,
      detail: 'The request was for a state of this address, and there is none now.',
      headers: {},
    })
    expect(thrown('"1"', '"2"')).toMatchObject({ status: 412, headers: { etag: '"2"' } })
    expect(Reflect.get(Object(thrown('"1"', '"2"')), 'detail')).toBeUndefined()
  })

  test.each([
    ['*', true],
    [' * ', true],
    ['**', false],
    ['"1"', true],
    ['"0", "1"', true],
    ['W/"1"', false],
  ])('If-Match: %j matches the tag "1": %o', (field, matches) => {
    expect(thrown(field, '"1"') === undefined).toBe(matches)
  })

  test('a weak tag never matches, unless the field is *', () => {
    expect(thrown('W/"1"', 'W/"1"')).toMatchObject({ status: 412 })
    expect(thrown('*', 'W/"1"')).toBeUndefined()
  })

  test.each<[unknown, object | undefined, string]>([
    [
      '1',
      {},
      `Argument 2 of ifMatch() must be an entity tag with its quotes, such as '"1"'; received "1".`,
    ],
    [
      ['"1"'],
      {},
      `Argument 2 of ifMatch() must be an entity tag with its quotes, such as '"1"'; received an array.`,
    ],
    ['"1"', { required: 1 }, `Option 'required' must be a boolean; received 1.`],
    [
      '"1"',
      { somethingElse: 1 },
      `Unknown option 'somethingElse' of ifMatch(): it takes required.`,
    ],
  ])('ifMatch(c, %o, %o) is refused', (etag, options, message) => {
    const call = () => ifMatch(contextOf('"1"'), etag as string, options)
    expect(call).toThrow(new TypeError(message))
  })
})
