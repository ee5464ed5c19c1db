/** Wrong usage is an error that names the fix, and no difference. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { NotFound } from '../../src/index.ts'
import {
  assertProblem,
  matchers,
  problemDifferences,
  ProblemAssertionError,
} from '../../src/testing/index.ts'
import { library, OutOfCredit, responseOf } from './library.ts'

type Call = (...args: unknown[]) => Promise<unknown>

const callers: readonly (readonly [name: string, call: Call])[] = [
  ['problemDifferences()', problemDifferences as Call],
  ['assertProblem()', assertProblem as Call],
  [
    'toBeProblem()',
    (...args) => matchers.toBeProblem.call({ isNot: false }, ...(args as [unknown])),
  ],
  [
    'toBeProblem()',
    (...args) => matchers.toBeProblem.call({ isNot: true }, ...(args as [unknown])),
  ],
]
const revocable = Proxy.revocable({}, {})
revocable.revoke()

describe.each(callers)('%s', (name, call) => {
  const refusal = (...args: unknown[]): Promise<unknown> =>
    call(...args).then(
      () => 'nothing was refused',
      (error: unknown) => (error instanceof TypeError ? error.message : error)
    )

  test.each([
    ['nothing', undefined, 'undefined.'],
    ['null', null, 'null.'],
    ['a text', 'x', 'a string.'],
    ['a status', 404, '404.'],
    ['an error', new NotFound(), 'an Error.'],
    ['a problem', { status: 404 }, 'an object.'],
    ['a request', new Request('http://localhost'), 'a Request.'],
    ['a promise', Promise.resolve(new Response()), 'a Promise. Await it first.'],
    ['an app', new Hono(), 'a Hono.'],
    ['a revoked Proxy', revocable.proxy, 'an unreadable object.'],
  ])('takes no %s in the place of a response', async (_what, value, received) => {
    expect(await refusal(value)).toBe(`${name} takes a Response; received ${received}`)
  })

  test('refuses a response that was read, or that is being read', async () => {
    const message = `${name} received a response whose content was read before: call it first, or read response.clone().`
    const read = await library.request('/credit')
    await read.text()
    expect(await refusal(read, OutOfCredit)).toBe(message)
    const locked = await library.request('/credit')
    const reader = locked.body?.getReader()
    expect(await refusal(locked, OutOfCredit)).toBe(message)
    await reader?.cancel()
    class WithoutStream extends Response {
      override get body(): null {
        return null
      }
    }
    const polyfill = new WithoutStream('{}', { status: 403 })
    await polyfill.text()
    expect(await refusal(polyfill, OutOfCredit)).toBe(message)
  })

  const expectable =
    'takes the class of a status or of defineProblem(), a status code, or an object with members; received'
  test.each([
    ['a function', () => {}, 'a function.'],
    ['a class of another kind', Error, 'a function (Error).'],
    ['an error', new NotFound(), 'an Error. Pass the class of the error.'],
    ['a status that is no error', 200, '200.'],
    ['a fraction', 404.5, '404.5.'],
    ['a text', 'https://example.com/problems/x', 'a string.'],
    ['null', null, 'null.'],
    ['an array', [404], 'an array.'],
    ['a response', new Response(), 'a Response.'],
  ])('the matcher refuses %s as what is expected', async (_what, expected, received) => {
    expect(await refusal(responseOf({}), expected)).toBe(`${name} ${expectable} ${received}`)
  })

  test('takes members beside a class only, and as an object', async () => {
    expect(await refusal(responseOf({}), { status: 403 }, { detail: 'x' })).toBe(
      `${name} takes members beside a class only; received an object before them: write one object, { status: 404, detail: '…' }.`
    )
    expect(await refusal(responseOf({}), 403, { detail: 'x' })).toContain('received 403')
    expect(await refusal(responseOf({}), NotFound, 'detail')).toBe(
      `The members that ${name} takes must be an object; received a string.`
    )
  })
})

describe('assertProblem()', () => {
  test('returns the problem, with the members of its class', async () => {
    const problem = await assertProblem(await library.request('/credit'), OutOfCredit)
    expect(problem.balance + 1).toBe(31)
    expect(problem.type).toBe(OutOfCredit.type)
  })

  test('throws what test runners take for a failed assertion', async () => {
    const response = await library.request('/credit')
    const failure: unknown = await assertProblem(response, { balance: 20 }).catch(
      (error: unknown) => error
    )
    expect(failure).toBeInstanceOf(ProblemAssertionError)
    expect(failure).toMatchObject({
      name: 'AssertionError',
      code: 'ERR_ASSERTION',
      differences: ['balance: expected 20, received 30'],
      message: expect.stringContaining('\n  - balance: expected 20, received 30\n'),
    })
    expect(await response.json()).toMatchObject({ balance: 30 })
  })
})

test('A response that is no error is not read: it may be endless', async () => {
  let pulled = 0
  const endless = new ReadableStream({
    pull: (controller) => {
      pulled += 1
      controller.enqueue(new Uint8Array(1))
    },
  })
  const response = new Response(endless, { status: 200 })
  expect(await problemDifferences(response)).toContain(
    'status: expected an error, 400 to 599, received 200'
  )
  expect(pulled).toBeLessThan(3)
  expect(response.bodyUsed).toBe(false)
})

test('A stream that fails is a difference, and no error of the matcher', async () => {
  const failing = new ReadableStream({
    pull: () => {
      throw new Error('The connection is closed.')
    },
  })
  expect(await problemDifferences(new Response(failing, { status: 500 }))).toContain(
    'content: expected a JSON object, but it cannot be read: The connection is closed.'
  )
})
