/** What a server throws is what a client catches, on a real server, by fetch and by hc. */
import fc from 'fast-check'
import { hc } from 'hono/client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { errorOf, type Received } from '../../src/client/index.ts'
import type { HttpError } from '../../src/errors/http-error.ts'
import { readRetryAfter } from '../../src/fields/retry-after.ts'
import { toProblem } from '../../src/problem/problem.ts'
import { startHttp1, type TestServer } from '../support/server.ts'
import { times } from '../fuzz/times.ts'
import { mediaTypes, roundTrips, throwingApp, visibleErrors } from './round-trip.ts'

const now = Date.UTC(2029, 0, 1)
let thrown: HttpError
const app = throwingApp(() => thrown)
let server: TestServer
let origin = ''

beforeAll(async () => {
  // Retry-After can be a date, and the seconds until then are compared.
  vi.useFakeTimers({ now, toFake: ['Date'] })
  server = await startHttp1(app)
  origin = `http://127.0.0.1:${server.port}`
})

afterAll(async () => {
  vi.useRealTimers()
  await server.close()
})

const callers = {
  fetch: (accept: string) => fetch(`${origin}/thrown`, { headers: { accept } }),
  hc: (accept: string) => hc<typeof app>(origin).thrown.$get({}, { headers: { accept } }),
}

/** What the server has of an error, as the client should have it. */
function sent(error: HttpError): object {
  const { status, type, members, extensions, headers } = error
  const { detail, condition, applied, instance } = toProblem(error)
  const delay = readRetryAfter(headers)
  const seconds = delay instanceof Date ? (delay.getTime() - now) / 1000 : delay
  const constructor: unknown = error.constructor
  return {
    constructor,
    status,
    type,
    detail,
    condition,
    applied,
    instance,
    members,
    extensions,
    seconds,
  }
}

function caught(error: HttpError & Received): object {
  const { status, type, detail, condition, applied, instance, members, extensions } = error
  const constructor: unknown = error.constructor
  const seconds = error.retryAfter
  return {
    constructor,
    status,
    type,
    detail,
    condition,
    applied,
    instance,
    members,
    extensions,
    seconds,
  }
}

test.each(Object.entries(callers))(
  'Whatever is thrown, %s catches it',
  async (_name, call) => {
    await fc.assert(
      fc.asyncProperty(
        roundTrips,
        fc.constantFrom(...mediaTypes),
        async ({ error, classes }, media) => {
          thrown = error
          const response = await call(media)
          expect(response.headers.get('content-type')).toContain(media)
          const found = await errorOf(response, classes)
          expect(caught(found as unknown as HttpError & Received)).toEqual(sent(error))
        }
      ),
      { numRuns: 300 }
    )
  },
  60_000 * times
)

test.each(Object.entries(visibleErrors))('%s is caught in each media type', async (_name, make) => {
  for (const media of mediaTypes) {
    thrown = make()
    const classes = [thrown.constructor] as never[]
    const found = await errorOf(await callers.fetch(media), classes)
    expect(caught(found as unknown as HttpError & Received)).toEqual(sent(thrown))
  }
})
