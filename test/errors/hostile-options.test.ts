/** Options and environments that nobody writes on purpose: an error is made all the same, or refused by name. */
import { Hono } from 'hono'
import { afterEach, describe, expect, test } from 'vitest'
import { isPlainObject } from '../../src/checks/plain-object.ts'
import { shortClassOf } from '../../src/errors/short-classes.ts'
import {
  assert,
  Forbidden,
  httpErrors,
  NotFound,
  PreconditionFailed,
  RangeNotSatisfiable,
} from '../../src/index.ts'

const fail = (): never => {
  throw new Error('trapped')
}
const withoutKeys = new Proxy({}, { ownKeys: fail })

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

describe('options that cannot be read', () => {
  test('A revoked Proxy is no plain object', () => {
    expect(isPlainObject(revoked())).toBe(false)
  })

  test('Extensions whose names cannot be read are taken, and the response to the error is a 500', async () => {
    const error = new NotFound({ extensions: withoutKeys })
    expect(error.status).toBe(404)
    const app = httpErrors(new Hono(), { report: false }).get('/', () => {
      throw error
    })
    const response = await app.request('/')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('trapped')
  })

  test('Fields of another error that cannot be read are left out', () => {
    const error = NotFound.from({ headers: withoutKeys })
    expect(error.headers).toEqual(NotFound.from().headers)
  })
})

describe('options of a wrong type', () => {
  test('A complete length that is no number is refused by name', () => {
    expect(() => new RangeNotSatisfiable({ completeLength: '9' as never })).toThrow(
      `'completeLength' must be a number of bytes`
    )
  })

  test('An entity tag that is no text is refused by name', () => {
    expect(() => new PreconditionFailed({ etag: 7 as never })).toThrow(
      `'etag' must be an entity tag`
    )
  })
})

describe('assert()', () => {
  test('A condition that does not hold throws an error of the class with its arguments', () => {
    const call = (): void => assert(0 as number, Forbidden, 'Only admins may do this.')
    expect(call).toThrow(Forbidden)
    expect(call).toThrow('Only admins may do this.')
  })
})

describe('an engine without Error.stackTraceLimit', () => {
  const limit = Error.stackTraceLimit
  afterEach(() => {
    Error.stackTraceLimit = limit
  })

  test('Errors are made, and the property is not added', () => {
    Reflect.deleteProperty(Error, 'stackTraceLimit')
    const error = new NotFound('No book.')
    expect([error.status, error.message]).toEqual([404, 'No book.'])
    expect('stackTraceLimit' in Error).toBe(false)
  })
})

test('An error of /tiny takes a required field from an option', () => {
  const error = shortClassOf(405).from({ allow: 'GET, HEAD' })
  expect(error.headers).toEqual({ allow: 'GET, HEAD' })
  expect(error).not.toHaveProperty('placeholders')
})
