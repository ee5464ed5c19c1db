/** What errors of a declared problem type have, and what their class refuses. */
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import {
  BadRequest,
  ContractViolation,
  defineProblem,
  Forbidden,
  HttpError,
  InternalServerError,
  MethodNotAllowed,
  NotFound,
  ServiceUnavailable,
  toProblem,
  TooManyRequests,
} from '../../src/index.ts'
import { respondTo } from '../support/respond-to.ts'

const type = 'https://api.example.com/problems/out-of-credit'
const title = 'You do not have enough credit.'

class OutOfCredit extends defineProblem(Forbidden, {
  type,
  title,
  extensions: z.object({ balance: z.number(), unit: z.string().default('EUR') }),
  detail: ({ balance, unit }) => `Your balance is ${balance} ${unit}.`,
  condition: 'permanent',
}) {}

/** A call that the compiler refuses, so that the check at run time is tested. */
const unchecked = defineProblem as unknown as (
  ...args: unknown[]
) => new (...args: unknown[]) => HttpError & { readonly violation?: readonly unknown[] }
const Unchecked = OutOfCredit as unknown as ReturnType<typeof unchecked>

describe('an error of a problem type', () => {
  test('is sent with type, title, detail, condition and the members of its class', async () => {
    const { response, body } = await respondTo(new OutOfCredit({ balance: 30 }), {})
    expect(response.status).toBe(403)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(JSON.parse(body)).toEqual({
      type,
      title,
      status: 403,
      detail: 'Your balance is 30 EUR.',
      condition: 'permanent',
      balance: 30,
      unit: 'EUR',
    })
  })

  test('is an instance of its class, of the class of its status and of HttpError', () => {
    const error = new OutOfCredit({ balance: 30 })
    expect(error).toBeInstanceOf(OutOfCredit)
    expect(error).toBeInstanceOf(Forbidden)
    expect(error).toBeInstanceOf(HttpError)
    expect(new Forbidden()).not.toBeInstanceOf(OutOfCredit)
  })

  test('has the default of a member that was left out', () => {
    expect(new OutOfCredit({ balance: 30 }).extensions).toEqual({ balance: 30, unit: 'EUR' })
  })

  test('does not send the columns of a database row that the schema does not name', () => {
    const row = { balance: 30, unit: 'USD', password: 'secret', constructor: 'x' }
    expect(JSON.stringify(toProblem(new OutOfCredit(row)))).not.toMatch(/secret|password|"x"/)
    expect(new OutOfCredit(row).extensions).toEqual({ balance: 30, unit: 'USD' })
  })

  test('takes a message for the log, and options beside the members', () => {
    const cause = new Error('secret')
    const error = new OutOfCredit('for the log', {
      balance: 30,
      cause,
      detail: 'You are broke.',
      instance: '/orders/7',
      headers: { 'X-Trace': '1' },
    })
    expect(error).toMatchObject({ message: 'for the log', cause, detail: 'You are broke.' })
    expect(error.headers).toEqual({ 'x-trace': '1' })
    expect(toProblem(error)).toMatchObject({ detail: 'You are broke.', instance: '/orders/7' })
  })

  test('keeps the message of a 5xx private', () => {
    const Overload = defineProblem(ServiceUnavailable, { type: '/overload', title: 'Overload.' })
    const problem = JSON.stringify(toProblem(new Overload('pool of db-7 is exhausted')))
    expect(problem).not.toContain('db-7')
  })

  test('has the fields and the condition of its options', () => {
    const Limited = defineProblem(TooManyRequests, {
      type: '/limited',
      title: 'Limited.',
      extensions: z.object({ limit: z.number() }),
      condition: 'permanent',
    })
    const error = new Limited({ limit: 3, retryAfter: 7 })
    expect(error.headers).toMatchObject({ 'retry-after': '7', 'cache-control': 'no-store' })
    // The class states the one, and its delay the other.
    expect(toProblem(error)).toMatchObject({ limit: 3, condition: 'unknown' })
    expect(toProblem(new Limited({ limit: 3 })).condition).toBe('permanent')
    expect(toProblem(new Limited({ limit: 3, applied: false })).applied).toBe(false)
    const Busy = defineProblem(ServiceUnavailable, { type: '/busy', title: 'Busy.' })
    expect(toProblem(new Busy({ retryAfter: 7 })).condition).toBe('temporary')
    expect(toProblem(new Limited({ limit: 3, condition: 'unknown' })).condition).toBe('unknown')
  })

  test('has the fields that the status asks for, and the members of its schema', () => {
    const Closed = defineProblem(MethodNotAllowed, {
      type: '/closed',
      title: 'Closed.',
      extensions: z.object({ until: z.string() }),
    })
    const error = new Closed({ allow: ['GET'], until: 'May' })
    expect(error.headers['allow']).toBe('GET')
    expect(error.extensions).toEqual({ until: 'May' })
  })

  test.each([
    [
      'a subclass',
      class X extends defineProblem(NotFound, { type: '/book-missing', title: 'x' }) {},
    ],
    ['a constant', defineProblem(NotFound, { type: '/book-missing', title: 'x' })],
  ])('is named by its type where its class is %s', (_how, Class) => {
    const error = new Class('log')
    expect(error.name).toBe('BookMissing')
    expect(String(error)).toBe('BookMissing: log')
  })

  test.each([
    ['https://api.example.com/problems/out-of-credit', 'OutOfCredit'],
    ['https://api.example.com/problems#out_of_credit', 'OutOfCredit'],
    ['urn:problem:out.of:credit', 'Credit'],
    ['/problems/404', 'Problem404'],
    ['/problems/', 'Problems'],
    ['tag:example.com,2026:quota', 'Quota'],
    ['/problems/%C3%BCbersicht', 'Problem'],
  ])('of the type %s has a name that is an identifier: %s', (each, name) => {
    const Class = defineProblem(NotFound, { type: each, title: 'x' })
    if (name !== 'Problem') expect(new Class().name).toBe(name)
    expect(new Class().name).toMatch(/^[A-Z]\w*$/)
    expect(Class.definition.name).toBe(new Class().name)
  })

  test('has the name of the definition, where there is one', () => {
    const Class = defineProblem(NotFound, { type: '/x', title: 'x', name: 'NoBook' })
    expect([new Class().name, Class.definition.name]).toEqual(['NoBook', 'NoBook'])
  })

  test('has no enumerable violation, and none at all where the members fit', () => {
    const refused = new Unchecked({ balance: 'x' })
    expect(Object.keys(refused)).not.toContain('violation')
    expect(refused.violation).toEqual([expect.objectContaining({ path: ['balance'] })])
    expect('violation' in new OutOfCredit({ balance: 1 })).toBe(false)
  })

  test('reports members that do not fit beside the error, and sends none of them', async () => {
    const error = new Unchecked({ balance: 'secret', cause: new Error('secret') })
    const { body, reported } = await respondTo(error, {})
    expect(body).not.toContain('secret')
    expect(JSON.parse(body)).not.toHaveProperty('balance')
    expect(reported).toHaveLength(2)
    expect(reported[0]).toBe(error)
    expect(reported[1]).toBeInstanceOf(ContractViolation)
    expect(reported[1]).toMatchObject({
      name: 'ContractViolation',
      cause: error,
      message:
        'OutOfCredit was sent without its extension members, which do not fit its schema: ' +
        'balance: Invalid input: expected number, received string',
    })
  })

  test('names the place of a fault as a path of members', () => {
    const issues = [{ message: 'no number', path: ['rows', { key: 3 }, Symbol('x'), 'n'] }]
    const Class = unchecked(BadRequest, {
      type: '/x',
      title: 'x',
      extensions: { '~standard': { validate: () => ({ issues }) } },
    })
    expect(Reflect.get(new Class(), Symbol.for('hono-http-errors.failure'))).toMatchObject({
      message: expect.stringMatching(/: rows\.3\.Symbol\(x\)\.n: no number$/),
    })
  })
})

describe('the detail of a problem type', () => {
  const detailOf = (detail: unknown, init: object = { n: 1 }): string => {
    const extensions = z.object({ n: z.number() })
    return toProblem(
      new (unchecked(NotFound, { type: '/x', title: 'x', extensions, detail }))(init)
    ).detail
  }
  const fallback = new NotFound().definition.explanation

  test('may be a text', () => {
    expect(detailOf('Nothing is left.')).toBe('Nothing is left.')
  })

  test('stays where it is a text and the members do not fit', () => {
    expect(detailOf('Nothing is left.', { n: 'x' })).toBe('Nothing is left.')
  })

  test.each([
    [
      'throws',
      () => {
        throw new Error('secret')
      },
    ],
    ['returns a number', () => 7],
    ['returns a promise', () => Promise.resolve('late')],
    ['returns a promise that rejects', () => Promise.reject(new Error('secret'))],
    ['reads a member of a member that is absent', (members: { a: { b: string } }) => members.a.b],
    ['returns nothing', () => {}],
    ['returns an empty text', () => ''],
  ])('is the explanation of the status where its function %s', async (_what, detail) => {
    const rejected = vi.fn<() => void>()
    process.on('unhandledRejection', rejected)
    expect(detailOf(detail)).toBe(fallback)
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', rejected)
    expect(rejected).not.toHaveBeenCalled()
  })

  test('does not call its function where the members do not fit', () => {
    const detail = vi.fn<() => string>(() => 'x')
    expect(detailOf(detail, { n: 'x' })).toBe(fallback)
    expect(detail).not.toHaveBeenCalled()
  })

  test('A function that changes what it receives does not change what is sent', () => {
    const Changed = unchecked(NotFound, {
      type: '/x',
      title: 'x',
      extensions: z.object({ n: z.number() }),
      detail: (members: { n?: number; secret?: string }) => {
        delete members.n
        members.secret = 'private'
        return 'Changed.'
      },
    })
    expect(new Changed({ n: 1 }).extensions).toEqual({ n: 1 })
  })

  test('is the message in the log', () => {
    expect(new OutOfCredit({ balance: 1 }).message).toBe('Your balance is 1 EUR.')
    expect(new InternalServerError().message).toBe('Internal Server Error')
  })
})
