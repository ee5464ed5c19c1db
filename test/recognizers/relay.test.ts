/** What an upstream has responded is passed on only deliberately, and not all of it. */
import { Hono } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { errorFrom } from '../../src/client/index.ts'
import {
  defineProblem,
  errorClassesByStatus,
  Forbidden,
  HttpError,
  httpErrors,
  NotAcceptable,
  NotFound,
  relay,
  toProblem,
  Unauthorized,
  ValidationFailed,
  type Report,
} from '../../src/index.ts'
import { everyError } from '../support/every-error.ts'

class OutOfCredit extends defineProblem(Forbidden, {
  type: 'https://api.example.com/problems/out-of-credit',
  title: 'You do not have enough credit.',
  extensions: z.object({ balance: z.number() }),
}) {}
class Missing extends NotFound {}

const fields = {
  'retry-after': '7',
  'www-authenticate': 'Basic realm="upstream"',
  'set-cookie': 'session=secret',
  'x-powered-by': 'secret',
}
const content = {
  type: OutOfCredit.type,
  title: 'x',
  detail: 'Your balance is 30.',
  instance: '/requests/secret',
  condition: 'permanent',
  balance: 30,
  internal: 'secret',
}

describe('relay', () => {
  test('passes on class, status, type, detail and the members of the schema', () => {
    const received = errorFrom({ status: 403, headers: fields }, content, [OutOfCredit])
    const relayed = relay(received)
    expect(relayed).toBeInstanceOf(OutOfCredit)
    expect(relayed.cause).toBe(received)
    expect(toProblem(relayed)).toEqual({
      type: OutOfCredit.type,
      title: OutOfCredit.title,
      status: 403,
      detail: 'Your balance is 30.',
      condition: 'permanent',
      balance: 30,
    })
    expect(relayed.headers).toEqual({ 'www-authenticate': 'Basic realm="upstream"' })
  })

  test('passes on no member of a class without a schema', () => {
    const received = errorFrom({ status: 404, headers: fields }, content, [Missing])
    const relayed = relay(received)
    expect(relayed.constructor).toBe(Missing)
    expect(toProblem(relayed)).toEqual({
      type: OutOfCredit.type,
      title: 'x',
      status: 404,
      detail: 'Your balance is 30.',
      condition: 'permanent',
    })
    expect(relayed.headers).toEqual({})
  })

  test('passes on the faults of a failed validation', () => {
    const errors = [{ detail: 'Too small.', pointer: '#/pages' }]
    const received = errorFrom({ status: 422 }, { errors, secret: 1 }, [ValidationFailed])
    const relayed = relay(received)
    expect(relayed).toBeInstanceOf(ValidationFailed)
    expect(toProblem(relayed)).toMatchObject({ status: 422, type: 'about:blank', errors })
    expect(toProblem(relayed)).not.toHaveProperty('secret')
  })

  test('passes on the members that the status names', () => {
    const available = [{ href: '/book.pdf' }]
    const received = errorFrom({ status: 406 }, { available, secret: 1 }, [NotAcceptable])
    expect(toProblem(relay(received))).toMatchObject({ status: 406, available })
    expect(toProblem(relay(received))).not.toHaveProperty('secret')
  })

  test('passes on a ReceivedError as an error of its status, without members', () => {
    const received = errorFrom({ status: 401, headers: fields }, content)
    const relayed = relay(received)
    expect(relayed).toBeInstanceOf(Unauthorized)
    expect(toProblem(relayed)).toEqual({
      type: OutOfCredit.type,
      title: 'x',
      status: 401,
      detail: 'Your balance is 30.',
      condition: 'permanent',
    })
    expect(relayed.headers).toEqual({ 'www-authenticate': 'Basic realm="upstream"' })
  })

  test('takes fields of Headers', () => {
    const received = errorFrom({ status: 503, headers: new Headers(fields) }, {})
    expect(relay(received).headers).toEqual({ 'retry-after': '7' })
  })

  test('makes a 502 of a response without a status of an error', () => {
    for (const status of [0, 200, 600, 799]) {
      const received = errorFrom({ status }, content)
      expect(relay(received)).toMatchObject({ status: 502, cause: received })
    }
  })

  test('leaves out a type that is no URI reference', () => {
    const received = errorFrom({ status: 404 }, { type: 'https://example.com/ä', title: 'x' })
    expect(toProblem(relay(received))).toMatchObject({ type: 'about:blank', title: 'Not Found' })
  })

  test.each([new NotFound(), new Error('x'), {}, null, 'x', { problem: { status: 404 } }])(
    'refuses %s, which was not received',
    (error) => {
      expect(() => relay(error as object)).toThrow(
        /^relay\(\) takes an error that hono-http-errors\/client received; received /
      )
    }
  )

  test.each(Object.entries(everyError))('passes on a %s of another server', async (name, make) => {
    const original = make()
    const { definition, status } = original
    const classes = [...errorClassesByStatus.values()]
    const headers = original.headers
    for (const known of [classes, []]) {
      const report = vi.fn<Report>()
      const received = errorFrom({ status, headers }, original.toJSON(), known)
      const app = httpErrors(new Hono(), { report }).get('/', () => {
        throw relay(received)
      })
      const response = await app.request('/', { headers: { accept: 'application/problem+json' } })
      expect([name, response.status]).toEqual([name, definition.status])
      const [reported] = report.mock.calls[0] ?? []
      expect(HttpError.is(reported) && reported.cause).toBe(received)
      expect((await response.json()) as object).toMatchObject({
        status,
        detail: original.toJSON().detail,
      })
    }
  })
})
