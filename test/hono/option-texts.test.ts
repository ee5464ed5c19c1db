/** The exact texts of `ifMatch` and of the ready-made values of `instance`, and the ids that each accepts. */
import type { Context } from 'hono'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Hono } from 'hono'
import {
  httpErrors,
  ifMatch,
  instanceFromRequestId,
  instanceFromTraceparent,
  type HttpErrorsOptions,
} from '../../src/index.ts'

const warn = vi.spyOn(console, 'warn')
beforeEach(() => void warn.mockReset().mockImplementation(() => {}))
afterEach(() => void warn.mockReset())

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
      `Option 'etag' must be an entity tag with its quotes, such as '"1"'; received a string.`,
    ],
    [
      ['"1"'],
      {},
      `Option 'etag' must be an entity tag with its quotes, such as '"1"'; received an array.`,
    ],
    ['"1"', { required: 1 }, `Option 'required' must be a boolean; received a number (1).`],
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

describe.each([
  ['instanceFromRequestId', instanceFromRequestId],
  ['instanceFromTraceparent', instanceFromTraceparent],
])('%s', (name, make) => {
  test('it has to be called', () => {
    expect(() =>
      httpErrors(new Hono(), { instance: make as unknown as HttpErrorsOptions['instance'] })
    ).toThrow(
      new TypeError(
        `Option 'instance' received the function ${name}, which makes what it takes: write ${name}().`
      )
    )
  })

  test.each<[unknown, string]>([
    ['a b', 'a string'],
    ['https://user:secret@a/', 'a string'],
    [7, 'a number (7)'],
    [null, 'null'],
  ])('the prefix %o is refused', (prefix, received) => {
    expect(() => make(prefix as string)).toThrow(
      new TypeError(
        `Option 'prefix' must be a URI reference in ASCII, without user name or password; received ${received}.`
      )
    )
  })
})

describe('the instance by a request id', () => {
  const uuid = '4BF92F35-77B3-4da6-a3ce-929d0e0e4736'
  const instanceOf = (id: unknown) =>
    instanceFromRequestId('')({ get: (key: string) => (key === 'requestId' ? id : '') } as Context)

  test.each([
    [uuid, `urn:uuid:${uuid.toLowerCase()}`],
    [`x${uuid}`, `x${uuid}`],
    [`${uuid}x`, `${uuid}x`],
    ['a/b', 'a%2Fb'],
    ['!', '!'],
    ['~', '~'],
    ['.a', '.a'],
    ['a..', 'a..'],
  ])('that of the id %s is %s', (id, instance) => {
    expect(instanceOf(id)).toBe(instance)
    expect(warn).not.toHaveBeenCalled()
  })

  test.each([undefined, null])('there is none for %o, and the warning says what to write', (id) => {
    expect(instanceOf(id)).toBeUndefined()
    expect(warn.mock.calls).toEqual([
      [
        `The option 'instance: instanceFromRequestId()' found no requestId for an error response: ` +
          `the problem has no instance. Write app.use(requestId()) of hono/request-id before the routes.`,
      ],
    ])
  })

  test.each([[uuid], ['a'], 7, ' ', '\x7f', `${uuid}\n`])(
    'there is none for %o, and the warning says which ids are usable',
    (id) => {
      expect(instanceOf(id)).toBeUndefined()
      expect(warn.mock.calls).toEqual([
        [
          `The option 'instance: instanceFromRequestId()' found a requestId that is not 1 to 255 ` +
            `characters of visible ASCII: the problem has no instance.`,
        ],
      ])
    }
  )
})
