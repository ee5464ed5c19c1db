import { describe, expect, test } from 'vitest'
import {
  errorClassesByStatus,
  errorClassOf,
  createHttpError,
} from '../../src/errors/classes-by-status.ts'
import * as errors from '../../src/errors/errors.ts'
import { everyError } from '../support/every-error.ts'
import { registeredRules } from '../fixtures/rules.ts'

const aliases = {
  PayloadTooLarge: errors.ContentTooLarge,
  UnprocessableEntity: errors.UnprocessableContent,
  URITooLong: errors.UriTooLong,
  HTTPVersionNotSupported: errors.HttpVersionNotSupported,
}

/** The fields that a status requires. Throws if the rules do not have the status. */
function requiredFieldsOf(status: number): readonly string[] {
  const rule = registeredRules.find(({ code }) => code === status)
  if (!rule) throw new Error(`The rules do not have the status ${status}.`)
  return rule.required.map(({ field }) => field)
}

describe('every class of the table', () => {
  test('the table has one class for each example of support/every-error.ts', () => {
    const names = Object.keys(errors).filter((name) => !(name in aliases))
    expect(names.toSorted()).toEqual(Object.keys(everyError).toSorted())
    expect(new Set(Object.values(errors)).size).toBe(errorClassesByStatus.size)
  })

  test.each(Object.entries(everyError))(
    'an error of %s has the name of its class',
    (name, make) => {
      expect(make().name).toBe(name)
      expect(String(make())).toMatch(new RegExp(`^${name}: .`))
    }
  )

  test.each(Object.entries(everyError))('errorClassOf finds %s by its status', (name, make) => {
    const error = make()
    expect(errorClassOf(error.status)).toBe(Reflect.get(errors, name))
    expect(error).toBeInstanceOf(errorClassOf(error.status))
  })

  test.each(Object.entries(everyError))(
    'an error of %s sends the fields that its status MUST have',
    (_, make) => {
      const error = make()
      for (const field of requiredFieldsOf(error.status)) {
        const [name = '', value] = field.toLowerCase().split(': ')
        expect(error.headers).toHaveProperty(name)
        if (value) expect(error.headers[name]).toBe(value)
      }
    }
  )

  test('the rules have all statuses of the table, four of which require fields', () => {
    const statuses = Object.values(everyError).map((make) => make().status)
    const required = statuses.map((status) => [status, requiredFieldsOf(status)] as const)
    expect(required.filter(([, fields]) => fields.length > 0)).toEqual([
      [401, ['WWW-Authenticate']],
      [405, ['Allow']],
      [407, ['Proxy-Authenticate']],
      [426, ['Upgrade', 'Connection: upgrade']],
    ])
  })

  test.each(registeredRules.filter(({ cache }) => cache.mustNotBeStored))(
    'a response of $code has Cache-Control: no-store (RFC 6585)',
    ({ code }) => {
      expect(errorClassOf(code).from().headers['cache-control']).toBe('no-store')
    }
  )
})

describe('the names of http-errors', () => {
  test.each(Object.entries(aliases))('%s is another name of the same class', (name, errorClass) => {
    expect(Reflect.get(errors, name)).toBe(errorClass)
  })
})

describe('createHttpError', () => {
  test('createHttpError makes an error of the class of a registered status', () => {
    const error = createHttpError(404, 'No book has that id.')
    expect(error).toBeInstanceOf(errors.NotFound)
    expect(error.message).toBe('No book has that id.')
  })

  test('createHttpError takes the options of the status', () => {
    expect(createHttpError(503, 'busy', { retryAfter: 5 }).headers).toEqual({ 'retry-after': '5' })
    expect(createHttpError(405, { allow: ['GET'] }).headers).toEqual({ allow: 'GET' })
  })

  test('createHttpError treats an unregistered status as x00 and keeps its number (RFC 9110 §15)', () => {
    const error = createHttpError(499)
    expect(error.status).toBe(499)
    expect(error.definition.phrase).toBe('Bad Request')
    expect(createHttpError(599).definition.phrase).toBe('Internal Server Error')
    expect(errorClassOf(499)).toBe(errorClassOf(499))
  })

  test('createHttpError sends a placeholder for a required field without a value', () => {
    const status: number = 405
    expect(createHttpError(status).headers).toEqual({ allow: '' })
    expect(createHttpError(401 as number).headers).toEqual({ 'www-authenticate': 'Unspecified' })
    expect(createHttpError(426 as number).headers).toEqual({ upgrade: '', connection: 'upgrade' })
  })

  test.each([399, 600, 200, 404.5, Number.NaN, -1])(
    'createHttpError refuses the status %d with a RangeError',
    (status) => {
      expect(() => createHttpError(status)).toThrow(RangeError)
    }
  )

  test('createHttpError refuses options that break their grammar', () => {
    expect(() => createHttpError(503 as number, { retryAfter: Number.NaN })).toThrow(/'retryAfter'/)
    expect(() => createHttpError(404, { headers: { 'X-Bad': 'a\r\nb' } })).toThrow(
      /headers\['X-Bad'\]/
    )
  })
})
