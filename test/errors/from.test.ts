/** What Class.from refuses: everything but an object of options. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  defineHttpError,
  defineProblem,
  Forbidden,
  type HttpError,
  NotFound,
} from '../../src/index.ts'

interface WithFrom {
  readonly name: string
  from(init?: unknown): HttpError
}

class BookMissing extends NotFound {}
class PageExpired extends defineHttpError(419, 'Page Expired', 'none', 'unknown', 'Reload.') {}
class OutOfCredit extends defineProblem(Forbidden, {
  type: 'https://api.example.com/problems/out-of-credit',
  title: 'You do not have enough credit.',
  extensions: z.object({ balance: z.number() }),
}) {}
class Row {
  readonly balance = 30
}

const revoked = Proxy.revocable({}, {})
revoked.revoke()

describe.each<[WithFrom, called: string]>([
  [NotFound as unknown as WithFrom, 'NotFound'],
  [BookMissing as unknown as WithFrom, 'NotFound'],
  [PageExpired as unknown as WithFrom, 'PageExpired'],
  [OutOfCredit as unknown as WithFrom, 'OutOfCredit'],
])('%o', (errorClass, called) => {
  test.each([
    ['null', null, 'null'],
    ['a string', 'x', 'a string'],
    ['an empty string', '', 'an empty string'],
    ['a number', 404, '404'],
    ['an array', [], 'an array'],
    ['an Error', new Error('secret'), 'an Error'],
    ['an HttpError', new NotFound('secret'), 'an Error'],
    ['a Response', new Response('secret'), 'a Response'],
    ['a function', (): void => {}, 'a function'],
    ['a revoked Proxy', revoked.proxy, 'an unreadable object'],
  ])('from() refuses %s, and names what it takes', (_, value, received) => {
    const make = (): unknown => errorClass.from(value)
    expect(make).toThrow(
      new TypeError(
        `${called}.from takes options. It received ${received}. ` +
          'Options are a plain object, such as { cause: error }.'
      )
    )
  })

  test('from() refuses an instance of a class, and names the spread', () => {
    expect(() => errorClass.from(new Row())).toThrow(
      /It received a Row\. .* Write \{ \.\.\.value \}, or name its members\.$/
    )
  })

  test('from() takes nothing, undefined, and options without a prototype', () => {
    for (const error of [errorClass.from(), errorClass.from(undefined)]) {
      expect(error).toBeInstanceOf(errorClass)
      expect(error.isForeign).toBeUndefined()
    }
    const bare: unknown = Object.assign(Object.create(null), { detail: 'x' })
    expect(errorClass.from(bare).detail).toBe('x')
  })
})
