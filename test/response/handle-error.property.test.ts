/** For every value that can be thrown, in any place, there is one correct response. */
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { httpErrors, type HttpErrorsOptions, type Report } from '../../src/index.ts'
import type { Problem } from '../../src/problem/problem.ts'
import { times } from '../fuzz/times.ts'
import { SECRET, thrown } from '../support/arbitrary-thrown.ts'
import { honoDoes } from '../support/installed-versions.ts'
import { lettersOf, readProblem } from '../support/read-problem.ts'

const runs = 10_000

type Site = 'sync' | 'async' | 'middleware' | 'after next' | 'sub-app' | 'not found'
const site = fc.constantFrom<Site>(
  'sync',
  'async',
  'middleware',
  'after next',
  'sub-app',
  'not found'
)
const method = fc.constantFrom('GET', 'HEAD', 'POST')
const accept = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom('*/*', 'text/html', 'application/json', 'application/problem+xml', 'text/plain'),
  fc.string()
)

let value: () => unknown = () => undefined
const report = vi.fn<Report>()

/** An app that throws the current value at a site, with or without the usual middleware. */
function thrower(where: Site, hasMiddleware: boolean, options: HttpErrorsOptions) {
  const app = httpErrors(new Hono(), { report, ...options })
  if (hasMiddleware) app.use(requestId(), cors(), compress(), etag(), secureHeaders())
  const fail = (): never => {
    throw value()
  }
  if (where === 'sync') app.all('/', fail)
  if (where === 'async') app.all('/', async () => fail())
  if (where === 'middleware') app.use(fail).all('/', (c) => c.text('fine'))
  if (where === 'after next') {
    app.use(async (_c, next) => {
      await next()
      fail()
    })
    app.all('/', (c) => c.text('fine', 200, { ETag: '"1"', 'Content-Length': '4' }))
  }
  if (where === 'sub-app') {
    const sub = new Hono().all('/', fail)
    sub.onError((error) => {
      throw error
    })
    app.route('/', sub)
  }
  if (where === 'not found') app.use((_c, next) => next()).notFound(fail)
  return app
}

const apps = new Map<string, ReturnType<typeof thrower>>()
function appOf(where: Site, hasMiddleware: boolean, options: HttpErrorsOptions) {
  const key = `${where} ${hasMiddleware} ${JSON.stringify(options)}`
  const app = apps.get(key) ?? thrower(where, hasMiddleware, options)
  apps.set(key, app)
  return app
}

/** Asserts that the response is correct, and that its content shows the problem that was reported. */
async function check(
  response: Response,
  verb: string,
  hasMiddleware: boolean,
  reported?: Problem
): Promise<void> {
  expect(response.status).toBeGreaterThanOrEqual(400)
  expect(response.status).toBeLessThanOrEqual(599)
  const text = await response.text()
  const fields = [...response.headers].map(([name, line]) => `${name}: ${line}`).join('\n')
  expect(fields).not.toMatch(/[\0\r]|hunter2/)
  expect(response.headers.get('transfer-encoding')).toBeNull()
  // RFC 9110 §15.5.13: a 412 may have the entity tag of the resource, which the app has set.
  const mayHaveETag = response.status === 412 || (hasMiddleware && !honoDoes.leaveErrorsWithoutETag)
  if (!mayHaveETag) expect(response.headers.get('etag')).toBeNull()
  if (verb === 'HEAD') {
    expect(text).toBe('')
    return
  }
  const length = response.headers.get('content-length')
  // compress may remove the length when it encodes the content.
  if (length !== null) expect(length).toBe(String(new TextEncoder().encode(text).length))
  expect(text).not.toContain(SECRET)
  const mediaType = response.headers.get('content-type')
  const shown = readProblem(mediaType, text)
  expect(shown.status).toBe(String(response.status))
  expect(shown.title).not.toBe('')
  expect(shown.detail).not.toBe('')
  if (reported) {
    expect(reported.status).toBe(response.status)
    expect(lettersOf(shown.title)).toBe(lettersOf(reported.title))
    const detail = lettersOf(String(reported.detail))
    // In text, the condition and the other members follow the detail.
    const isText = mediaType === 'text/plain; charset=utf-8'
    const letters = lettersOf(shown.detail)
    expect(isText ? letters.slice(0, detail.length) : letters).toBe(detail)
  }
  if (mediaType !== 'application/problem+json') return
  const problem: Record<string, unknown> = JSON.parse(text)
  expect(problem['status']).toBe(response.status)
  expect(typeof problem['type']).toBe('string')
  expect(typeof problem['title']).toBe('string')
  expect(String(problem['detail'])).not.toBe('')
  expect(['temporary', 'permanent', 'unknown']).toContain(problem['condition'])
}

describe('any thrown value', () => {
  test(
    'any thrown value gets one correct response without anything private, and is reported',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          thrown,
          site,
          method,
          accept,
          fc.boolean(),
          async (make, where, verb, preferred, hasMiddleware) => {
            let made: unknown
            value = () => (made = make())
            report.mockClear()
            const app = appOf(where, hasMiddleware, {})
            const headers: Record<string, string> = {}
            // What Headers refuses, no client can send.
            if (preferred !== undefined && /^[\x20-\x7e]*$/.test(preferred))
              headers['Accept'] = preferred
            const response = await app.request('/', { method: verb, headers })
            // Not `toBe`, which reads properties of what it compares.
            const reported = report.mock.calls.filter(([error]) => Object.is(error, made))
            await check(response, verb, hasMiddleware, reported[0]?.[2].problem)
            // 499: the client left, so nothing went wrong.
            const times = response.status === 499 ? 0 : 1
            // Hono calls the onError of a sub-app that is not wrapped if the value is `instanceof Error`;
            // for a revoked Proxy that throws another error, which is reported in its place.
            if (where !== 'sub-app') expect(reported).toHaveLength(times)
            else expect(report.mock.calls.length).toBeGreaterThanOrEqual(times)
          }
        ),
        { numRuns: runs }
      )
    },
    60_000 * times
  )
})
