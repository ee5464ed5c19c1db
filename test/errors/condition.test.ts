/** What an error states on its condition and on the effect of the request (RFC 9110 §9.2.2, §15.5, §15.6). */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createHttpError,
  errorClassesByStatus,
  errorClassOf,
} from '../../src/errors/classes-by-status.ts'
import {
  ContentTooLarge,
  Gone,
  MethodNotAllowed,
  NotFound,
  ServiceUnavailable,
} from '../../src/errors/errors.ts'
import { shortClassOf } from '../../src/errors/short-classes.ts'
import { everyError } from '../support/every-error.ts'

describe('the condition by the fields', () => {
  const headers = { 'Retry-After': '5' }
  const lasts = ({ status, condition }: { status: number; condition: string }) =>
    status !== 413 && condition === 'permanent'
  const definitions = [...errorClassesByStatus.values()].map(({ definition }) => definition)

  test.each(definitions.filter((definition) => !lasts(definition)))(
    'Retry-After makes a $status temporary',
    ({ status }) => {
      expect(errorClassOf(status).from({ headers }).condition).toBe('temporary')
      expect(shortClassOf(status).from({ headers }).condition).toBe('temporary')
    }
  )

  test.each(definitions.filter(lasts))(
    'Retry-After makes a $status unknown, as its definition denies that it passes by itself',
    ({ status }) => {
      expect(errorClassOf(status).from({ headers }).condition).toBe('unknown')
      expect(shortClassOf(status).from({ headers }).condition).toBe('unknown')
    }
  )

  test('the option retryAfter makes a 413 temporary (RFC 9110 §15.5.14)', () => {
    expect(new ContentTooLarge().condition).toBe('permanent')
    expect(new ContentTooLarge({ retryAfter: 60 }).condition).toBe('temporary')
  })

  test('an empty Allow makes a 405 unknown (RFC 9110 §10.2.1)', () => {
    expect(new MethodNotAllowed({ allow: ['GET'] }).condition).toBe('permanent')
    expect(new MethodNotAllowed({ allow: [] }).condition).toBe('unknown')
    expect(MethodNotAllowed.from({ headers: { allow: '' } }).condition).toBe('unknown')
    expect(MethodNotAllowed.from({ headers: { allow: 'PUT' } }).condition).toBe('permanent')
    expect(shortClassOf(405).from().condition).toBe('unknown')
  })

  test('the option condition has priority over the fields', () => {
    expect(new MethodNotAllowed({ allow: [], condition: 'permanent' }).condition).toBe('permanent')
    expect(new Gone({ headers, condition: 'temporary' }).condition).toBe('temporary')
  })

  test.each([419, 420, 430, 440, 499, 520, 599])('an unregistered %i is unknown', (status) => {
    expect(errorClassOf(status).definition.condition).toBe('unknown')
    expect(shortClassOf(status).definition.condition).toBe('unknown')
    expect(createHttpError(status).condition).toBe('unknown')
  })
})

describe('the option applied', () => {
  test.each([true, false])('an error with %s has the property and the member', async (applied) => {
    const error = new ServiceUnavailable({ retryAfter: 5, applied })
    expect(error.applied).toBe(applied)
    expect(error.toJSON()).toMatchObject({ status: 503, condition: 'temporary', applied })
    expect(await error.getResponse().json()).toMatchObject({ status: 503, applied })
    expect(ServiceUnavailable.from({ applied }).toJSON()['applied']).toBe(applied)
    expect(createHttpError(503, { applied }).toJSON()['applied']).toBe(applied)
  })

  test.each(Object.entries(everyError))(
    '%s without it has neither the property nor the member',
    (_, make) => {
      const error = make()
      expect(error.applied).toBeUndefined()
      expect(Object.keys(error)).not.toContain('applied')
      expect(Object.keys(error.toJSON())).not.toContain('applied')
    }
  )

  test.each(['yes', 1, null, {}])(
    'the value %j is refused, with the name of the option',
    (applied) => {
      const message = `Option 'applied' must be a boolean; received `
      expect(() => new NotFound({ applied } as never)).toThrow(message)
      expect(() => NotFound.from({ applied } as never)).toThrow(message)
      expect(() => createHttpError(404, { applied } as never)).toThrow(message)
    }
  )

  test('an extension cannot have the name', () => {
    expect(() => new NotFound({ extensions: { applied: true } as never })).toThrow(
      `Option 'extensions' must not have the member 'applied'`
    )
    const error = NotFound.from({ extensions: { applied: true, own: 1 } as never })
    expect(error.toJSON()).toEqual({ ...new NotFound().toJSON(), own: 1 })
  })

  test('a property that was set later is not sent if it is no boolean', () => {
    expect((Object.assign(new NotFound(), { applied: 'yes' }) as NotFound).toJSON()).toEqual(
      new NotFound().toJSON()
    )
    expect(Object.assign(new NotFound(), { applied: true }).toJSON()['applied']).toBe(true)
  })

  test('every combination with other options is in the problem as it was set', () => {
    const options = fc.record(
      {
        applied: fc.boolean(),
        condition: fc.constantFrom('temporary' as const, 'permanent' as const),
        detail: fc.string({ minLength: 1 }),
        instance: fc.constant('urn:uuid:1'),
        extensions: fc.dictionary(fc.stringMatching(/^x[a-z]{1,8}$/), fc.string()),
      },
      { requiredKeys: [] }
    )
    fc.assert(
      fc.property(options, (init) => {
        const { extensions = {}, ...members } = init
        expect(new NotFound(init).toJSON()).toEqual({
          ...new NotFound().toJSON(),
          ...members,
          ...extensions,
        })
      })
    )
  })
})
