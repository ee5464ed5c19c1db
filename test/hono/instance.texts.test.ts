/** The exact texts of the ready-made values of `instance`, and the ids that they accept. */
import type { Context } from 'hono'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Hono } from 'hono'
import {
  httpErrors,
  instanceFromRequestId,
  instanceFromTraceparent,
  type HttpErrorsOptions,
} from '../../src/index.ts'

const warn = vi.spyOn(console, 'warn')

beforeEach(() => void warn.mockReset().mockImplementation(() => {}))

afterEach(() => void warn.mockReset())

describe.each([
  ['instanceFromRequestId', instanceFromRequestId],
  ['instanceFromTraceparent', instanceFromTraceparent],
])('%s', (name, make) => {
  test('it has to be called', () => {
    expect(() =>
      httpErrors(new Hono(), { instance: make as unknown as HttpErrorsOptions['instance'] })
    ).toThrow(
      new TypeError(`Option 'instance' received the function ${name} itself: write ${name}().`)
    )
  })

  test.each<[unknown, string]>([
    ['a b', '"a b"'],
    ['https://user:secret@a/', 'a string'],
    [7, '7'],
    [null, 'null'],
  ])('the prefix %o is refused', (prefix, received) => {
    expect(() => make(prefix as string)).toThrow(
      new TypeError(
        `Argument 1 of ${name}() must be a URI reference in ASCII, without user name or password; received ${received}.`
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
