/** What is thrown on a runtime is what a client on Node catches, and the other way round. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readRetryAfter } from '../../src/fields/retry-after.ts'
import { toProblem } from '../../src/problem/problem.ts'
import { startHttp1, type TestServer } from '../support/server.ts'
import { app, caught, mediaTypes, summaryOf, thrownErrors } from './fixture/round-trip.ts'
import { startApp, type Running } from './runtimes.ts'

// Other tests run on the same cores.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let node: TestServer

beforeAll(async () => {
  node = await startHttp1(app)
})

afterAll(() => node.close())

/** What a client should have of an error. */
function expected(name: string): object {
  const error = thrownErrors[name]?.()
  if (error === undefined) throw new Error(`There is no error ${name}.`)
  const summary = summaryOf(error, readRetryAfter(error.headers) as number | undefined)
  return { ...summary, detail: toProblem(error).detail }
}

const names = Object.keys(thrownErrors)

describe.each(['bun', 'deno', 'workerd'] as const)('on %s', (runtime) => {
  let running: Running
  let origin = ''

  beforeAll(async () => {
    running = await startApp(runtime, 'round-trip.ts')
    origin = `http://127.0.0.1:${running.port}`
  })

  afterAll(() => running?.stop())

  test.each(names)('A client on Node catches a %s that is thrown there', async (name) => {
    for (const accept of mediaTypes) {
      const response = await fetch(`${origin}/thrown/${name}`, { headers: { accept } })
      expect(await caught(response)).toEqual(expected(name))
    }
  })

  // workerd connects to no private address unless its configuration says so: it reads its own responses.
  const server = (): string => (runtime === 'workerd' ? '' : `http://127.0.0.1:${node.port}`)

  test.each(names)('A client there catches a %s', async (name) => {
    for (const accept of mediaTypes) {
      const query = new URLSearchParams({ accept, origin: server() })
      const response = await fetch(`${origin}/caught/${name}?${query}`)
      expect(await response.json()).toEqual(expected(name))
    }
  })
})
