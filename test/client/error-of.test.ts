/** Which class an error response is restored as, and with what. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  errorFrom,
  errorOf,
  ReceivedError,
  throwIfError,
  type Received,
  type RestorableClass,
} from '../../src/client/index.ts'
import { errorClassOf, httpErrors, HttpError } from '../../src/index.ts'
import * as errors from '../../src/errors/errors.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import { everyError } from '../support/every-error.ts'

const type = 'https://api.example.com/problems/out-of-credit'

class OutOfCredit extends defineProblem(errors.Forbidden, {
  type,
  title: 'You do not have enough credit.',
  extensions: z.object({ balance: z.number() }),
  detail: ({ balance }) => `Your balance is ${balance}.`,
  aliases: ['https://api.example.com/problems/no-credit'],
}) {}
class Suspended extends defineProblem(errors.Forbidden, {
  type: '/problems/suspended',
  title: 'Your account is suspended.',
}) {}
class Missing extends errors.NotFound {}

const url = 'https://api.example.com/v1/books'

function restored(
  content: unknown,
  classes: readonly RestorableClass[],
  status = 403,
  headers: object = {}
) {
  const error = errorFrom({ status, headers, url }, content, classes)
  // A test reads properties that only some of the classes have.
  return error as unknown as HttpError & Received
}

describe('the class', () => {
  test('is the one that declares the type, before that of the status', () => {
    const error = restored({ type, balance: 30 }, [errors.Forbidden, Suspended, OutOfCredit])
    expect(error).toBeInstanceOf(OutOfCredit)
    expect(error).toBeInstanceOf(errors.Forbidden)
    expect(error.extensions).toEqual({ balance: 30 })
    expect([error.type, error.title, error.status]).toEqual([type, OutOfCredit.title, 403])
  })

  test('is the one that has the type as an alias, and the error has the type of the class', () => {
    const error = restored({ type: OutOfCredit.definition.aliases?.[0], balance: 1 }, [OutOfCredit])
    expect([error.constructor, error.type]).toEqual([OutOfCredit, type])
    expect(error.problem.type).toBe('https://api.example.com/problems/no-credit')
  })

  test.each([
    '/problems/suspended',
    'https://api.example.com/problems/suspended',
    '../problems/suspended',
  ])('is the one whose relative type is %s after both are resolved', (sent) => {
    expect(restored({ type: sent }, [Suspended])).toBeInstanceOf(Suspended)
  })

  test('is the one with the same relative type where the address of the response is not known', () => {
    const error = errorFrom({ status: 403 }, { type: '/problems/suspended' }, [Suspended])
    expect(error).toBeInstanceOf(Suspended)
  })

  test('is that of the status where the schema refuses the members', () => {
    for (const members of [{}, { balance: '30' }, { balance: null }]) {
      const error = restored({ type, ...members }, [OutOfCredit, errors.Forbidden])
      expect([error.constructor, error.type]).toEqual([errors.Forbidden, type])
      expect(restored({ type, ...members }, [OutOfCredit])).toBeInstanceOf(ReceivedError)
    }
  })

  test('is that of the status where the type has another status', () => {
    const error = restored({ type, balance: 30, status: 403 }, [OutOfCredit, errors.NotFound], 404)
    expect([error.constructor, error.status]).toEqual([errors.NotFound, 404])
    expect(restored({ type, balance: 30 }, [OutOfCredit], 402)).toBeInstanceOf(ReceivedError)
  })

  test('is a subclass of the class of a status where that was asked for', () => {
    const error = restored({ detail: 'x' }, [Missing, errors.NotFound], 404)
    expect([error.constructor, error.name]).toEqual([Missing, 'Missing'])
  })

  test('is that of a status that is not registered', () => {
    const error = restored({}, [errorClassOf(499)], 499)
    expect([HttpError.is(error), error.status]).toEqual([true, 499])
  })

  test('is ReceivedError where none of the classes fits', () => {
    for (const classes of [[], [OutOfCredit], [errors.NotFound, errors.Conflict]]) {
      const error = restored({ title: 'x', more: 1 }, classes)
      expect(error).toBeInstanceOf(ReceivedError)
      expect({ ...error }).toEqual({
        status: 403,
        type: 'about:blank',
        problem: { type: 'about:blank', status: 403, title: 'x', more: 1 },
        retryAfter: undefined,
        [Symbol.for('hono-http-errors.received')]: true,
      })
    }
  })

  test.each(Object.entries(everyError))(
    'is %s for its response in plain Hono',
    async (name, make) => {
      const error = make()
      const response = error.getResponse()
      const found = await errorOf(response, Object.values(errors))
      expect(found?.constructor.name).toBe(name)
      const { status, members, condition } = error
      expect(found).toMatchObject({ status, members, condition })
      expect((found as HttpError).extensions).toEqual(error.extensions)
    }
  )
})

describe('the error', () => {
  test('has the detail as its message, or else the title, or else the phrase', () => {
    const classes = [errors.Forbidden]
    expect(restored({ title: 'a', detail: 'b' }, classes).message).toBe('b')
    expect(restored({ title: 'a' }, classes).message).toBe('a')
    expect(restored({}, classes).message).toBe('Forbidden')
    expect(restored({ title: 'a', detail: 'b' }, []).message).toBe('b')
    expect(restored({ title: 'a' }, []).message).toBe('a')
    expect(restored({}, []).message).toBe('HTTP 403')
  })

  test('has the fields that its rules name, and no others', () => {
    const headers = new Headers({
      'www-authenticate': 'Basic realm="x"',
      'set-cookie': 'a=b',
      'x-internal': '10.0.0.1',
      'content-type': 'application/json',
      etag: '"1"',
    })
    expect(restored({}, [errors.Forbidden], 403, headers)).toMatchObject({
      headers: { 'www-authenticate': 'Basic realm="x"' },
    })
    expect(restored({ type, balance: 1 }, [OutOfCredit], 403, headers).headers).toEqual({
      'www-authenticate': 'Basic realm="x"',
    })
  })

  test('has the members of its status, and leaves out those that are malformed', () => {
    const available = [{ href: '/book.pdf', type: 'application/pdf' }]
    const good = restored({ available, more: 1 }, [errors.NotAcceptable], 406)
    expect([good.members, good.extensions]).toEqual([{ available }, { more: 1 }])
    const bad = restored({ available: 'x', more: 1 }, [errors.NotAcceptable], 406)
    expect([bad.constructor, bad.members]).toEqual([errors.NotAcceptable, {}])
    expect(bad.problem['available']).toBe('x')
  })

  test('has a type and an instance only where they are URI references', () => {
    const good = restored({ type: 'https://example.com/x', instance: '/1' }, [errors.Forbidden])
    expect([good.type, good.instance]).toEqual(['https://example.com/x', '/1'])
    const bad = restored({ type: 'https://example.com/ä', instance: '<>' }, [errors.Forbidden])
    expect([bad.constructor, bad.type, bad.instance]).toEqual([
      errors.Forbidden,
      undefined,
      undefined,
    ])
  })

  test('takes no option from the content', () => {
    const hostile = {
      cause: 'x',
      expose: false,
      extensions: { balance: 5 },
      headers: { 'x-a': 'b' },
      isForeign: true,
      message: 'x',
      challenges: 'x',
      retryAfter: 9,
    }
    const members = { type, detail: 'd', balance: 30, ...hostile }
    const error = restored(members, [OutOfCredit])
    expect(error).toBeInstanceOf(OutOfCredit)
    expect([error.message, error.expose, error.isForeign, error.cause]).toEqual([
      'd',
      true,
      undefined,
      undefined,
    ])
    expect([error.headers, error.extensions, error.retryAfter]).toEqual([
      {},
      { balance: 30 },
      undefined,
    ])
    const blank = restored(members, [errors.Forbidden])
    expect([blank.message, blank.expose, blank.cause, blank.headers]).toEqual([
      'd',
      true,
      undefined,
      {},
    ])
    expect(blank.extensions).toEqual({ balance: 30, ...hostile })
  })

  test('of a class with a strict schema has no other member than those that were sent', () => {
    class Strict extends defineProblem(errors.Conflict, {
      type: 'https://api.example.com/problems/strict',
      title: 'Strict',
      extensions: z.strictObject({ a: z.number() }),
    }) {}
    const content = { type: Strict.type, title: 'x', detail: 'y', instance: '/1', a: 1 }
    const error = restored({ ...content, condition: 'temporary' }, [Strict], 409)
    expect([error.constructor, error.extensions, error.condition]).toEqual([
      Strict,
      { a: 1 },
      'temporary',
    ])
    expect(restored({ ...content, b: 2 }, [Strict], 409)).toBeInstanceOf(ReceivedError)
  })

  test('has a stack with the place where it was restored, also for a 4xx', async () => {
    const error = await errorOf(Response.json({}, { status: 404 }), [errors.NotFound])
    expect(error?.stack).toMatch(/^NotFound: Not Found\n {4}at /)
  })

  test('has the response, which no log shows', async () => {
    const response = Response.json({}, { status: 404 })
    const error = await errorOf(response, [errors.NotFound])
    expect(error?.response).toBe(response)
    expect(Object.keys(error ?? {})).not.toContain('response')
  })
})

describe('throwIfError', () => {
  test('throws the error of an error, and returns every other response', async () => {
    const app = httpErrors(new Hono(), { report: false }).get('/', (c) => c.text('x'))
    const response = await app.request('/')
    expect(await throwIfError(response)).toBe(response)
    expect(await response.text()).toBe('x')
    const error = await throwIfError(await app.request('/nowhere'), [errors.NotFound]).catch(
      (thrown: unknown) => thrown
    )
    expect(error).toBeInstanceOf(errors.NotFound)
  })
})

describe('wrong arguments', () => {
  const response = new Response(null, { status: 200 })

  test.each([
    [Promise.resolve(response), 'response must be a Response: await it.'],
    [undefined, 'response must be a Response: await it.'],
    ['x', 'response must be a Response: await it.'],
  ])('%s is no response', async (value, message) => {
    await expect(errorOf(value as never)).rejects.toThrow(new TypeError(message))
    await expect(throwIfError(value as never)).rejects.toThrow(new TypeError(message))
    expect(() => errorFrom(value as never, {})).toThrow(new TypeError(message))
  })

  test('A class that a circular import has left undefined is refused for every response', async () => {
    const classes = [OutOfCredit, undefined as never]
    await expect(errorOf(response, classes)).rejects.toThrow(
      new TypeError('classes must be an array of error classes (index 1 is none).')
    )
  })

  test.each([OutOfCredit, null, 'x', { 0: OutOfCredit, length: 1 }])(
    '%s is no array of classes, and is refused for every response',
    async (classes) => {
      const message = /^classes must be an array of error classes/
      await expect(errorOf(response, classes as never)).rejects.toThrow(message)
      expect(() => errorFrom(response, {}, classes as never)).toThrow(message)
    }
  )
})
