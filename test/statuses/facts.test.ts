/** All facts of some statuses, and the classes of status codes. */
import { describe, expect, test } from 'vitest'
import {
  isClientErrorStatus,
  isServerErrorStatus,
  lookUpStatus,
  statusClass,
  statuses,
  unofficialStatuses,
} from '../../src/statuses/statuses.ts'

test.each([
  {
    code: 200,
    phrase: 'OK',
    spec: 'RFC 9110 §15.3.1',
    class: 'successful',
    registration: 'registered',
    condition: undefined,
    heuristicallyCacheable: true,
    neverStored: false,
    explanation: lookUpStatus(200)?.explanation,
  },
  {
    code: 306,
    phrase: '(Unused)',
    spec: 'RFC 9110 §15.4.7',
    class: 'redirection',
    registration: 'reserved',
    condition: undefined,
    heuristicallyCacheable: false,
    neverStored: false,
    explanation: 'This code is no longer used and stays reserved. Do not use it.',
  },
  {
    code: 429,
    phrase: 'Too Many Requests',
    spec: 'RFC 6585 §4',
    class: 'client error',
    registration: 'registered',
    condition: 'temporary',
    heuristicallyCacheable: false,
    neverStored: true,
    explanation: 'Too many requests were sent in a short time. Wait before sending the next one.',
  },
  {
    code: 218,
    phrase: 'This is fine',
    spec: 'no RFC',
    class: 'successful',
    registration: 'unofficial',
    condition: undefined,
    heuristicallyCacheable: false,
    neverStored: false,
    explanation: 'An error page was let through as it was. Read the content.',
    usedBy: 'attributed to Apache, without a specification',
  },
  {
    code: 419,
    phrase: 'Page Expired',
    spec: 'no RFC',
    class: 'client error',
    registration: 'unofficial',
    condition: 'unknown',
    heuristicallyCacheable: false,
    neverStored: false,
    explanation:
      'The token that protects the form is missing or too old. Reload the page and send it again.',
    usedBy: 'Laravel',
  },
])('the facts of $code', (facts) => {
  expect(lookUpStatus(facts.code)).toStrictEqual(facts)
})

test('an unofficial status is neither registered nor cacheable, and can be stored', () => {
  expect(
    unofficialStatuses.map(({ spec, registration, heuristicallyCacheable, neverStored }) => [
      spec,
      registration,
      heuristicallyCacheable,
      neverStored,
    ])
  ).toEqual(unofficialStatuses.map(() => ['no RFC', 'unofficial', false, false]))
})

test('a status without a condition has none before 400 but for the redirects that state it', () => {
  const stated = statuses.filter(({ code, condition }) => code < 400 && condition !== undefined)
  expect(stated.map(({ code, condition }) => [code, condition])).toEqual([
    [301, 'permanent'],
    [302, 'temporary'],
    [307, 'temporary'],
    [308, 'permanent'],
  ])
})

describe('the class of a status code', () => {
  test.each([
    [99, undefined],
    [100, 'informational'],
    [199, 'informational'],
    [200, 'successful'],
    [299, 'successful'],
    [300, 'redirection'],
    [399, 'redirection'],
    [400, 'client error'],
    [499, 'client error'],
    [500, 'server error'],
    [599, 'server error'],
    [600, undefined],
    [0, undefined],
    [-100, undefined],
    [404.5, undefined],
    [Number.NaN, undefined],
  ])('of %d is %s', (code, name) => {
    expect(statusClass(code)).toBe(name)
    expect([isClientErrorStatus(code), isServerErrorStatus(code)]).toEqual([
      name === 'client error',
      name === 'server error',
    ])
  })

  test('of an unofficial code beyond 599 is that of a server error', () => {
    const beyond = unofficialStatuses.filter(({ code }) => statusClass(code) === undefined)
    expect(beyond.map((status) => status.class)).toEqual(beyond.map(() => 'server error'))
    expect(beyond.map(({ code }) => code)).toContain(999)
  })
})
