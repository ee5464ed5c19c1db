import { describe, expect, test } from 'vitest'
import { errorClassesByStatus } from '../../src/errors/classes-by-status.ts'
import {
  isClientErrorStatus,
  isErrorStatus,
  isServerErrorStatus,
  lookUpStatus,
  statusClass,
  statuses,
  unofficialStatuses,
} from '../../src/statuses/statuses.ts'
import { registeredRules, unofficialRules } from '../fixtures/rules.ts'

describe('the registered statuses', () => {
  test('are those of the IANA registry, in ascending order', () => {
    expect(statuses.map(({ code }) => code)).toEqual(registeredRules.map(({ code }) => code))
  })

  test.each(registeredRules)('$code has the phrase and the definition of the registry', (rule) => {
    const status = lookUpStatus(rule.code)
    expect(status?.phrase).toBe(rule.phrase)
    // The fixture may go on behind the section, but not within its number.
    const [spec = ''] = rule.defined.split(/[;,(]/)
    expect(status?.spec).toBe(spec.trim())
  })

  test.each(registeredRules)('$code has the cacheability of the RFCs', (rule) => {
    const status = lookUpStatus(rule.code)
    expect(status?.heuristicallyCacheable).toBe(rule.cache.heuristicallyCacheable)
    expect(status?.neverStored).toBe(rule.cache.mustNotBeStored)
  })

  test.each(registeredRules)(
    '$code has the condition that the RFCs state',
    ({ code, condition }) => {
      const said =
        /^(?:likely )?(temporary|permanent)(?! only)/.exec(condition)?.[1] ??
        (code < 400 ? undefined : 'unknown')
      expect(lookUpStatus(code)?.condition).toBe(said)
    }
  )

  test.each([
    [104, 'temporary'],
    [305, 'deprecated'],
    [306, 'reserved'],
    [404, 'registered'],
    [418, 'reserved'],
    [510, 'obsolete'],
  ] as const)('%i is %s', (code, registration) => {
    expect(lookUpStatus(code)?.registration).toBe(registration)
  })

  test.each(registeredRules.filter(({ usable }) => !usable))(
    '$code, which must not be used, is not simply registered',
    ({ code }) => {
      expect(lookUpStatus(code)?.registration).not.toBe('registered')
    }
  )

  test('have an error class each from 400 on, and only there', () => {
    expect([...errorClassesByStatus.keys()]).toEqual(
      registeredRules.map(({ code }) => code).filter((code) => code >= 400)
    )
  })

  test.each([...statuses, ...unofficialStatuses])(
    '$code $phrase explains itself in one or two plain sentences',
    ({ explanation }) => {
      expect(explanation).toMatch(/^[A-Z][^<>&]{15,160}\.$/)
      expect(explanation.split('. ').length).toBeLessThanOrEqual(2)
    }
  )
})

describe('the unofficial statuses', () => {
  test.each(unofficialRules)('$code $phrase is listed with who uses it', (rule) => {
    const status = unofficialStatuses.find(({ code }) => code === rule.code)
    expect(status?.phrase).toBe(rule.phrase)
    expect(status?.usedBy).toBeTruthy()
    expect(status?.registration).toBe('unofficial')
  })

  test('are exactly those of the rules', () => {
    expect(unofficialStatuses.map(({ code }) => code)).toEqual(
      unofficialRules.map(({ code }) => code)
    )
  })

  test('give way to the registered status where they clash with one', () => {
    expect(lookUpStatus(451)?.phrase).toBe('Unavailable For Legal Reasons')
    expect(lookUpStatus(508)?.phrase).toBe('Loop Detected')
    expect(lookUpStatus(520)?.usedBy).toBe('Cloudflare')
  })
})

describe('looking statuses up', () => {
  test('knows nothing of codes that nobody uses', () => {
    expect(lookUpStatus(299)).toBeUndefined()
    expect(lookUpStatus(Number.NaN)).toBeUndefined()
  })

  test.each([
    [100, 'informational'],
    [299, 'successful'],
    [304, 'redirection'],
    [499, 'client error'],
    [599, 'server error'],
    [99, undefined],
    [600, undefined],
    [404.5, undefined],
    [Number.NaN, undefined],
  ] as const)('puts %d into the class %s', (code, expected) => {
    expect(statusClass(code)).toBe(expected)
  })

  test.each([399, 400, 499, 500, 599, 600])('tells the errors by their range at %i', (code) => {
    expect(isClientErrorStatus(code)).toBe(code >= 400 && code < 500)
    expect(isServerErrorStatus(code)).toBe(code >= 500 && code < 600)
    expect(isErrorStatus(code)).toBe(code >= 400 && code < 600)
  })
})
