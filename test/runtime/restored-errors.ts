/** The round trip: a server throws every error, and the client of a runtime restores each of them. */
import { Hono } from 'hono'
import { expect } from 'vitest'
import { readRetryAfter } from '../../src/fields/retry-after.ts'
import {
  htmlFormatter,
  httpErrors,
  jsonFormatter,
  problemJsonFormatter,
  toProblem,
  type HttpError,
} from '../../src/index.ts'
import { startHttp1, type TestServer } from '../support/server.ts'
import { mediaTypes, type RestoredError } from './fixture/restored-errors.ts'
import { thrownErrors, type ThrownError } from './fixture/thrown-errors.ts'

/** Starts the server, with an app that has what the client loads. */
export async function startThrowing(clientApp = new Hono()): Promise<TestServer> {
  const app = httpErrors(new Hono(), {
    formatters: [problemJsonFormatter(), jsonFormatter(), htmlFormatter({ embed: true })],
    report: () => {},
  })
  for (const [name, { make }] of Object.entries(thrownErrors)) {
    app.get(`/${name}`, () => {
      throw make()
    })
  }
  return startHttp1(app.route('/', clientApp))
}

/**
 * Compares what a client received with what the server threw.
 *
 * @param start when the first request was sent.
 * @param unreachable the errors for which `fetch` of the runtime has no response.
 */
export function expectRestored(
  received: readonly RestoredError[],
  origin: string,
  start: number,
  unreachable: readonly string[] = []
): void {
  const end = Date.now()
  const wanted = Object.keys(thrownErrors).flatMap((name) =>
    mediaTypes.map((mediaType) => ({ name, mediaType }))
  )
  expect(received.map(({ name, mediaType }) => ({ name, mediaType }))).toEqual(wanted)
  for (const one of received) {
    const { name, mediaType, retryAfter } = one
    if (unreachable.includes(name)) {
      expect(one).toEqual({ name, mediaType, rejection: 'TypeError' })
      continue
    }
    const thrown = thrownErrors[name]
    if (!thrown) throw new Error(`The server throws no ${name}.`)
    const expected = { name, mediaType, ...expectedOf(thrown, origin) }
    expect({ ...one, retryAfter: undefined }).toEqual(expected)
    expectSeconds(retryAfter, thrown.make(), start, end)
  }
}

/** What a client has of an error, as JSON, but for the seconds of Retry-After. */
function expectedOf({ make, Class }: ThrownError, origin: string): object {
  const error = make()
  const problem = toProblem(error)
  const lines = Object.entries(error.headers).map(([name, value]) => [
    name,
    [value].flat().join(', '),
  ])
  const expected = {
    isOfClass: true,
    errorName: Class.name,
    message: problem.detail,
    own: { ...problem, type: Class.type ?? problem.type },
    extensions: error.extensions,
    headers: Object.fromEntries(lines) as unknown,
    problem: { ...problem, type: new URL(problem.type, origin).href },
  }
  return JSON.parse(JSON.stringify(expected)) as object
}

/** The seconds that a client counts lie between those of the time of its first request and of now. */
function expectSeconds(
  seconds: number | undefined,
  { headers }: HttpError,
  start: number,
  end: number
): void {
  const sent = readRetryAfter(headers)
  if (!(sent instanceof Date)) return expect(seconds).toBe(sent)
  expect(seconds).toBeGreaterThanOrEqual(Math.ceil((sent.getTime() - end) / 1000))
  expect(seconds).toBeLessThanOrEqual(Math.ceil((sent.getTime() - start) / 1000))
}
