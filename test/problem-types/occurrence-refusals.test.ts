/** What is refused where an error of a problem type is made: the option, what was received, the class. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  defineProblem,
  type HttpError,
  MethodNotAllowed,
  NotFound,
  TooManyRequests,
} from '../../src/index.ts'

const type = 'https://api.example.com/problems/x'

const fine = { type, title: 'X.' }

const declare = defineProblem as unknown as (...args: unknown[]) => {
  new (...args: unknown[]): HttpError
  from(init: unknown): HttpError
}

/** The message of the TypeError or RangeError that a call throws. */
function refusalOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    expect(error === null ? '' : Object.prototype.toString.call(error)).toBe('[object Error]')
    expect(error).toSatisfy((each) => each instanceof TypeError || each instanceof RangeError)
    return (error as Error).message
  }
  return 'nothing was refused'
}

describe('an occurrence', () => {
  const Plain = declare(NotFound, { ...fine, name: 'BookMissing' })
  const Members = declare(NotFound, {
    ...fine,
    name: 'BookMissing',
    extensions: z.object({ id: z.string() }),
  })
  const Closed = declare(MethodNotAllowed, { ...fine, name: 'Closed' })
  const Limited = declare(TooManyRequests, { ...fine, name: 'Limited' })

  test('names the options that there are, without those of the class', () => {
    expect(refusalOf(() => new Plain({ balance: 30 }))).toBe(
      `Unknown option 'balance' of BookMissing: it takes message, detail, instance, headers, cause, expose, condition, applied.`
    )
  })

  test.each([
    [Plain, [{ detial: 'x' }], `Unknown option 'detial' of BookMissing: did you mean 'detail'?`],
    [Plain, [{ detail: 7 }], `Option 'detail' of BookMissing must be a string; received 7.`],
    [
      Members,
      [{ id: 'x', instance: 'a b' }],
      `Option 'instance' of BookMissing must be a URI reference`,
    ],
    [Members, [{ id: 'x', expose: 'no' }], `Option 'expose' of BookMissing must be a boolean`],
    [Members, [{ id: 'x', headers: [] }], `Option 'headers' of BookMissing must be an object`],
    [Members, [{ id: 'x', headers: { 'a b': 'c' } }], ` of BookMissing must `],
    [
      Members,
      [{ id: 'x', type: '/y' }],
      `Option 'type' of BookMissing is that of the class: set it in defineProblem().`,
    ],
    [
      Members,
      [{ id: 'x', title: 'y' }],
      `Option 'title' of BookMissing is that of the class: set it in defineProblem().`,
    ],
    [
      Members,
      [{ extensions: { id: 'x' } }],
      `Option 'extensions' of BookMissing: write the members beside the options, new BookMissing({ member: value }).`,
    ],
    [
      Members,
      [new Error('secret')],
      'BookMissing takes a message, options, or both, in this order. It received an Error. Options are a plain object, such as { cause: error }.',
    ],
    [Members, ['log', new Response()], 'BookMissing takes a message, options, or both'],
    [Members, ['log', {}, 7], 'BookMissing takes a message, options, or both'],
    [Members, [7], 'BookMissing takes a message, options, or both'],
    [
      Closed,
      [],
      `Option 'allow' of Closed must be an array such as allow: ['GET']; received undefined.`,
    ],
    [Closed, [{ allow: 'GET' }], `Option 'allow' of Closed must be `],
    [
      Closed,
      [{ allow: ['a b'] }],
      `Option 'allow[0]' of Closed must be a method such as 'GET'; received "a b".`,
    ],
    [Limited, [{ retryAfter: NaN }], `Option 'retryAfter' of Limited must be `],
    [Limited, [{ retryAfter: new Date(NaN) }], `Option 'retryAfter' of Limited must be `],
    [Limited, [{ headers: { 'Retry-After': 'soon' } }], `of Limited`],
  ])('of %o with %j is refused by the name of option and class', (Class, args, message) => {
    const refusal = refusalOf(() => new Class(...args))
    expect(refusal).toContain(message)
    expect(refusal).not.toContain('secret')
  })

  test('keeps the refusal of the status as the cause, and its class', () => {
    const plain = (): unknown =>
      new (TooManyRequests as unknown as typeof Limited)({ retryAfter: NaN })
    const refused: unknown[] = []
    for (const call of [plain, () => new Limited({ retryAfter: NaN })]) {
      try {
        call()
      } catch (error) {
        refused.push(error)
      }
    }
    const [first, second] = refused as Error[]
    expect(second?.constructor).toBe(first?.constructor)
    expect(second?.cause).toMatchObject({ message: first?.message })
  })
})
