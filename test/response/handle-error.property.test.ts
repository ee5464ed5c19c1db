/** For every value that can be thrown, from anywhere, there is one correct response. */
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { httpErrors, type HttpErrorsOptions, type Report } from '../../src/index.ts'
import { SECRET, thrown } from '../support/arbitrary-thrown.ts'
import { honoDoes } from '../support/installed-versions.ts'

const runs = Number(process.env['FUZZ_RUNS'] ?? 10_000)

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
function thrower(where: Site, furnished: boolean, options: HttpErrorsOptions) {
  const app = httpErrors(new Hono(), { report, ...options })
  if (furnished) app.use(requestId(), cors(), compress(), etag(), secureHeaders())
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
function appOf(where: Site, furnished: boolean, options: HttpErrorsOptions) {
  const key = `${where} ${furnished} ${JSON.stringify(options)}`
  const known = apps.get(key) ?? thrower(where, furnished, options)
  apps.set(key, known)
  return known
}

async function check(response: Response, verb: string, furnished: boolean): Promise<void> {
  expect(response.status).toBeGreaterThanOrEqual(400)
  expect(response.status).toBeLessThanOrEqual(599)
  const text = await response.text()
  const fields = [...response.headers].map(([name, line]) => `${name}: ${line}`).join('\n')
  expect(fields).not.toMatch(/[\0\r]|hunter2/)
  expect(response.headers.get('transfer-encoding')).toBeNull()
  // RFC 9110 §15.5.13: a 412 may have that of the resource, which the app has set.
  const mayHaveETag = response.status === 412 || (furnished && !honoDoes.leaveErrorsWithoutETag)
  if (!mayHaveETag) expect(response.headers.get('etag')).toBeNull()
  if (verb === 'HEAD') {
    expect(text).toBe('')
    return
  }
  const length = response.headers.get('content-length')
  // compress may take the length away, together with the coding it was of.
  if (length !== null) expect(length).toBe(String(new TextEncoder().encode(text).length))
  expect(text).not.toContain(SECRET)
  if (response.headers.get('content-type') !== 'application/problem+json') return
  const problem: Record<string, unknown> = JSON.parse(text)
  expect(problem['status']).toBe(response.status)
  expect(typeof problem['type']).toBe('string')
  expect(typeof problem['title']).toBe('string')
  expect(String(problem['detail'])).not.toBe('')
  expect(['temporary', 'permanent', 'unknown']).toContain(problem['condition'])
}

describe('whatever is thrown', () => {
  test(
    'gets one correct response, says nothing secret, and is reported',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          thrown,
          site,
          method,
          accept,
          fc.boolean(),
          async (make, where, verb, preferred, furnished) => {
            let made: unknown
            value = () => (made = make())
            report.mockClear()
            const app = appOf(where, furnished, {})
            const headers: Record<string, string> = {}
            // What Headers refuses, no client can send.
            if (preferred !== undefined && /^[\x20-\x7e]*$/.test(preferred))
              headers['Accept'] = preferred
            const response = await app.request('/', { method: verb, headers })
            await check(response, verb, furnished)
            // Not `toBe`, which looks into what it compares.
            const reported = report.mock.calls.filter(([error]) => Object.is(error, made))
            // 499: the client left, so nothing went wrong.
            const times = response.status === 499 ? 0 : 1
            // The onError of a sub-app that we did not wrap is Hono's own business: it tests what was
            // thrown by `instanceof`, on which a revoked Proxy throws something else instead.
            if (where !== 'sub-app') expect(reported).toHaveLength(times)
            else expect(report.mock.calls.length).toBeGreaterThanOrEqual(times)
          }
        ),
        { numRuns: runs }
      )
    },
    60_000 + runs * 5
  )
})
