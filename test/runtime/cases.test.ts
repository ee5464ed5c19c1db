/** The cases are spread over forms and channels; no pair may be missing. */
import { describe, expect, test } from 'vitest'
import { errorClassesByStatus } from '../../src/errors/classes-by-status.ts'
import { statuses, unofficialStatuses } from '../../src/statuses/statuses.ts'
import { belowLimits } from './below.ts'
import { statusCases } from './cases.ts'
import { forms } from './promises.ts'
import { rawCases } from './raw-cases.ts'
import { bun, deno, lambda, node, ownNode, workerd } from './runtimes.ts'

const runtimes = [node(), ownNode(), bun, deno, workerd, lambda]

describe.each(runtimes)('the cases for $title', ({ title, channels }) => {
  const rows = statusCases(channels).map(({ request, channels: [channel] = [] }) => [
    request.target,
    request.method,
    request.fields?.find(([field]) => field === 'Accept')?.[1] ?? 'anything',
    channel,
  ])
  const distinct = (...columns: readonly number[]) =>
    new Set(rows.map((row) => columns.map((column) => row[column]).join(' '))).size

  test.each([
    ['status', 'method', 0, 1],
    ['status', 'form', 0, 2],
    ['status', 'channel', 0, 3],
    ['method', 'form', 1, 2],
    ['method', 'channel', 1, 3],
    ['form', 'channel', 2, 3],
  ] as const)(
    `The cases for ${title} have every pair of %s and %s`,
    (_one, _other, column, another) => {
      expect(distinct(column, another)).toBe(distinct(column) * distinct(another))
    }
  )

  test(`The cases for ${title} have every form and every channel`, () => {
    expect([distinct(2), distinct(3)]).toEqual([forms.length, channels.length])
  })

  test(`The cases for ${title} have every error status, registered or not`, () => {
    const codes = [...statuses, ...unofficialStatuses]
      .map(({ code }) => code)
      .filter(
        (code) =>
          errorClassesByStatus.has(code) || unofficialStatuses.some((one) => one.code === code)
      )
    expect(new Set(rows.map(([target]) => target))).toEqual(
      new Set(codes.map((code) => `/status/${code}`))
    )
  })
})

test('Every limit below the app names a request of the list, once for each runtime', () => {
  const titles = rawCases.map(({ title }) => title)
  expect(belowLimits.filter(({ request }) => !titles.includes(request))).toEqual([])
  const keys = belowLimits.map(({ runtime, request }) => `${runtime} ${request}`)
  expect(new Set(keys).size).toBe(keys.length)
})
