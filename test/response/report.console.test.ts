/** What the default report writes to the console, and which errors of a request are reported. */
import type { Context } from 'hono'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { NotFound } from '../../src/index.ts'
import { toProblem } from '../../src/problem/problem.ts'
import { DroppedFields } from '../../src/response/dropped-fields.ts'
import {
  keepAlive,
  reportAlways,
  reportOnce,
  reportServerErrors,
  type Report,
  type ReportInfo,
} from '../../src/response/report.ts'

const log = vi.spyOn(console, 'error')
beforeEach(() => void log.mockReset().mockImplementation(() => {}))

const error = new Error('The database is gone.')
const dropped = new DroppedFields('x-a')
const problem = toProblem(new NotFound())
const infoOf = (status: number, more: Partial<ReportInfo> = {}): ReportInfo => ({
  problem,
  status,
  ...more,
})

describe('the default report', () => {
  test.each<[string, unknown, ReportInfo, readonly unknown[] | undefined]>([
    ['an error of 499', error, infoOf(499), undefined],
    ['an error of 500', error, infoOf(500), ['500:', error]],
    [
      'a failure beside a 404',
      error,
      infoOf(404, { isFailure: true }),
      ['404, while responding:', error],
    ],
    ['a field that was dropped of a 404', dropped, infoOf(404, { isFailure: true }), undefined],
    [
      'a field that was dropped of a 500',
      dropped,
      infoOf(500, { isFailure: true }),
      ['500, while responding:', dropped],
    ],
    ['a value that is no Error', 'text', infoOf(500), ['500, not an Error:', '"text"']],
    ['undefined', undefined, infoOf(500), ['500, not an Error:', undefined]],
    [
      'an error with a reference',
      error,
      infoOf(500, { reference: 'a-1' }),
      ['500, reference a-1:', error],
    ],
    [
      'a reference with signs of the console',
      error,
      infoOf(500, { reference: '%s%d' }),
      ['500, reference %%s%%d:', error],
    ],
    [
      'a value that is no Error, with a reference',
      7,
      infoOf(503, { reference: 'a-1' }),
      ['503, reference a-1, not an Error:', 7],
    ],
    ['an error with an empty reference', error, infoOf(500, { reference: '' }), ['500:', error]],
  ])('the default report of %s', (_, value, info, written) => {
    void reportServerErrors(value, undefined, info)
    expect(log.mock.calls).toEqual(written === undefined ? [] : [written])
  })
})

describe('reportOnce', () => {
  const reportedOf = (statuses: readonly number[], c?: Context) => {
    const report = vi.fn<Report>()
    for (const status of statuses) reportOnce(report, error, c, infoOf(status))
    return report.mock.calls.map(([, , { status }]) => status)
  }

  test.each<[readonly number[], readonly number[]]>([
    [[404, 404], [404]],
    [[404, 409], [404]],
    [
      [404, 499, 500, 404, 503],
      [404, 500],
    ],
    [[500, 500], [500]],
    [
      [404, 500],
      [404, 500],
    ],
    [[499], []],
    [[499, 404], [404]],
  ])('of the errors %j of a request are reported: %j', (statuses, reported) => {
    expect(reportedOf(statuses, {} as Context)).toEqual(reported)
  })

  test('the gravest status is kept on the context, where a second copy of this package finds it', () => {
    const c = {} as Context
    reportedOf([404, 500, 400], c)
    expect(Reflect.get(c, Symbol.for('hono-http-errors.reported'))).toBe(500)
  })

  test('without a context each is reported', () => {
    expect(reportedOf([404, 404, 499, 500, 500])).toEqual([404, 404, 500, 500])
  })
})

describe('reportAlways', () => {
  test('a report of the app gets a copy of the problem, and all else as it is', () => {
    const report = vi.fn<Report>()
    const c = {} as Context
    const info = infoOf(404, { isFailure: true, reference: 'a-1' })
    reportAlways(report, error, c, info)
    expect(report.mock.calls).toEqual([[error, c, info]])
    expect(report.mock.calls[0]?.[2].problem).not.toBe(problem)
  })

  test('what a report throws is written to the console, after the error', () => {
    const failure = new Error('The log is full.')
    reportAlways(
      () => {
        throw failure
      },
      error,
      undefined,
      infoOf(404)
    )
    expect(log.mock.calls).toEqual([
      ['Not reported: 404:', error],
      ['The report failed:', failure],
    ])
  })
})

describe('keepAlive', () => {
  test('the execution context waits', () => {
    const waitUntil = vi.fn<(promise: Promise<unknown>) => void>()
    const done = Promise.resolve()
    keepAlive({ executionCtx: { waitUntil } } as unknown as Context, done)
    expect(waitUntil.mock.calls).toEqual([[done]])
  })

  test.each<[string, unknown]>([
    ['no context', undefined],
    [
      'no execution context',
      {
        get executionCtx(): never {
          throw new Error('This context has no ExecutionContext')
        },
      },
    ],
  ])('nothing waits, and nothing is thrown, with %s', (_, c) => {
    expect(() => keepAlive(c as Context, Promise.resolve())).not.toThrow()
  })
})
