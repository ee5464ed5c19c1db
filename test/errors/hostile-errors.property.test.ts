/** Errors whose properties throw, or have values that JSON cannot carry: what is made of them is still correct. */
import fc from 'fast-check'
import { Hono } from 'hono'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { describeError, retryAdvice } from '../../src/client/index.ts'
import { errorChainOf } from '../../src/development/error-chain.ts'
import {
  fromAbort,
  fromBoom,
  fromHttpErrors,
  fromHttpException,
  fromMalformedBody,
  fromNetwork,
  fromStatusProperty,
  fromTimeout,
  fromUpstream,
  fromValidation,
  HttpError,
  httpErrors,
  isValidationProblem,
  toProblem,
  type Report,
} from '../../src/index.ts'
import { logError } from '../../src/untrusted/safe-console.ts'
import { times } from '../fuzz/times.ts'
import { anyError, hostile, properties, trap, withBroken } from '../support/hostile-errors.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

function ownStatus(error: HttpError): unknown {
  return Object.getOwnPropertyDescriptor(error, 'status')?.value
}

const runs = { numRuns: 2000 * times }

describe('of an error with hostile properties', () => {
  test('toProblem makes a problem that JSON can carry', () => {
    fc.assert(
      fc.property(anyError, hostile, (make, makeExtensions) => {
        const extensions = makeExtensions() as object
        for (const options of [undefined, { extensions }, { expose: trap }]) {
          const problem = toProblem(make() as HttpError, options)
          const text = JSON.stringify(problem)
          expect(JSON.stringify(JSON.parse(text))).toBe(text)
          expect(problem.status).toBeGreaterThanOrEqual(400)
          expect(problem.status).toBeLessThan(600)
        }
      }),
      runs
    )
  })

  test('getResponse makes a response with the status of the class, or the one that was set', () => {
    const readable = properties.filter((name) => name !== 'definition' && name !== 'toJSON')
    fc.assert(
      fc.property(withBroken(readable), (make) => {
        const error = make()
        const { status } = error.getResponse()
        expect([error.definition.status, ownStatus(error)]).toContain(status)
      }),
      runs
    )
  })

  test('HttpError.is, and all that describes, recognizes or repeats it, return a value', () => {
    const recognizers = [
      fromAbort(),
      fromBoom(),
      fromHttpErrors(),
      fromHttpException(),
      fromMalformedBody(),
      fromNetwork(),
      fromStatusProperty({ trust: [Error] }),
      fromTimeout(),
      fromUpstream(),
      fromValidation(),
    ]
    fc.assert(
      fc.property(anyError, (make) => {
        const error = make()
        expect(typeof HttpError.is(error)).toBe('boolean')
        expect(typeof isValidationProblem(error as never)).toBe('boolean')
        expect(describeError(error)).toMatchObject({ text: expect.any(String) })
        expect([undefined, expect.anything()]).toContainEqual(retryAdvice(error, { method: 'GET' }))
        for (const recognize of recognizers) void recognize(error)
      }),
      runs
    )
  })

  test('the log and the details for developers show it', () => {
    const write = vi.spyOn(console, 'error').mockImplementation(() => {})
    fc.assert(
      fc.property(anyError, (make) => {
        const error = make()
        write.mockClear()
        logError(error, 'GET / 500:')
        expect(write).toHaveBeenCalledTimes(1)
        expect(JSON.stringify(errorChainOf(error as HttpError))).toMatch(/^\{/)
      }),
      runs
    )
  })

  test('an app sends a correct response, and reports it once', async () => {
    const report = vi.fn<Report>()
    let current: unknown
    const app = httpErrors(new Hono(), { report }).get('/', () => {
      throw current
    })
    await fc.assert(
      fc.asyncProperty(anyError, async (make) => {
        report.mockClear()
        current = make()
        const response = await app.request('/')
        expect(response.status).toBeGreaterThanOrEqual(200)
        if (response.status < 400) return
        const reported = report.mock.calls.filter(([, , { isFailure }]) => isFailure !== true)
        expect(reported).toHaveLength(response.status === 499 ? 0 : 1)
      }),
      { numRuns: 1000 * times }
    )
  })
})
