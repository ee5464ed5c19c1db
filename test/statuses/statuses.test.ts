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
import { conditionQuotes } from './condition-quotes.ts'

/** What the summary states for the status as such, not only for some of its responses. */
const statedCondition = /^(?:likely )?(temporary|permanent)(?! only)/

describe('the registered statuses', () => {
  test('the registered statuses are those of the IANA registry, in ascending order', () => {
    expect(statuses.map(({ code }) => code)).toEqual(registeredRules.map(({ code }) => code))
  })

  test.each(registeredRules)(
    'the status $code has the phrase and the definition of the registry',
    (rule) => {
      const status = lookUpStatus(rule.code)
      expect(status?.phrase).toBe(rule.phrase)
      // The fixture may continue after the section.
      const [spec = ''] = rule.defined.split(/[;,(]/)
      expect(status?.spec).toBe(spec.trim())
    }
  )

  test.each(registeredRules)('the status $code has the cacheability of the RFCs', (rule) => {
    const status = lookUpStatus(rule.code)
    expect(status?.heuristicallyCacheable).toBe(rule.cache.heuristicallyCacheable)
    expect(status?.neverStored).toBe(rule.cache.mustNotBeStored)
  })

  test.each(registeredRules.filter(({ condition }) => statedCondition.test(condition)))(
    'the status $code has the condition of the summary of the RFCs: $condition',
    ({ code, condition }) => {
      expect(lookUpStatus(code)?.condition).toBe(statedCondition.exec(condition)?.[1])
    }
  )

  test.each(conditionQuotes)('the status %i is %s, as its RFC has: %s', (code, condition) => {
    expect(lookUpStatus(code)?.condition).toBe(condition)
  })

  test('each registered status of an error has a quote, and no other status has one', () => {
    expect(conditionQuotes.map(([code]) => code)).toEqual([...errorClassesByStatus.keys()])
  })

  test('23 statuses are permanent, 6 are temporary, and 11 do not tell', () => {
    const errors = statuses.filter(({ code }) => code >= 400)
    const count = (condition: string) => errors.filter((status) => status.condition === condition)
    expect(count('permanent')).toHaveLength(23)
    expect(count('temporary')).toHaveLength(6)
    expect(count('unknown')).toHaveLength(11)
  })

  test.each(unofficialStatuses.filter(({ code }) => isErrorStatus(code)))(
    'the unofficial status $code is unknown, as no RFC defines it',
    ({ condition }) => {
      expect(condition).toBe('unknown')
    }
  )

  test.each([
    [104, 'temporary'],
    [305, 'deprecated'],
    [306, 'reserved'],
    [404, 'registered'],
    [418, 'reserved'],
    [510, 'obsolete'],
  ] as const)('the registration of %i is %s', (code, registration) => {
    expect(lookUpStatus(code)?.registration).toBe(registration)
  })

  test.each(registeredRules.filter(({ usable }) => !usable))(
    'the status $code, which must not be used, is not marked as registered',
    ({ code }) => {
      expect(lookUpStatus(code)?.registration).not.toBe('registered')
    }
  )

  test('each registered status from 400 on has an error class, and no other status has one', () => {
    expect([...errorClassesByStatus.keys()]).toEqual(
      registeredRules.map(({ code }) => code).filter((code) => code >= 400)
    )
  })

  test.each([...statuses, ...unofficialStatuses])(
    'the status $code $phrase has an explanation of one or two plain sentences',
    ({ explanation }) => {
      expect(explanation).toMatch(/^[A-Z][^<>&]{15,160}\.$/)
      expect(explanation.split('. ').length).toBeLessThanOrEqual(2)
    }
  )
})

describe('the unofficial statuses', () => {
  test.each(unofficialRules)(
    'the unofficial status $code $phrase is listed with its user',
    (rule) => {
      const status = unofficialStatuses.find(({ code }) => code === rule.code)
      expect(status?.phrase).toBe(rule.phrase)
      expect(status?.usedBy).toBeTruthy()
      expect(status?.registration).toBe('unofficial')
    }
  )

  test('the unofficial statuses are exactly those of the rules', () => {
    expect(unofficialStatuses.map(({ code }) => code)).toEqual(
      unofficialRules.map(({ code }) => code)
    )
  })

  test('lookUpStatus returns the registered status if an unofficial one has the same code', () => {
    expect(lookUpStatus(451)?.phrase).toBe('Unavailable For Legal Reasons')
    expect(lookUpStatus(508)?.phrase).toBe('Loop Detected')
    expect(lookUpStatus(520)?.usedBy).toBe('Cloudflare')
  })
})

describe('the lookup of statuses', () => {
  test('lookUpStatus returns undefined for an unused code', () => {
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
  ] as const)('statusClass puts %d into the class %s', (code, expected) => {
    expect(statusClass(code)).toBe(expected)
  })

  test.each([399, 400, 499, 500, 599, 600])(
    'isClientErrorStatus, isServerErrorStatus and isErrorStatus check the range of %i',
    (code) => {
      expect(isClientErrorStatus(code)).toBe(code >= 400 && code < 500)
      expect(isServerErrorStatus(code)).toBe(code >= 500 && code < 600)
      expect(isErrorStatus(code)).toBe(code >= 400 && code < 600)
    }
  )
})
