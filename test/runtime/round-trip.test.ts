/** The errors that a server throws are the errors that a client on each runtime catches. */
import { execFile } from 'node:child_process'
import { copyFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TestServer } from '../support/server.ts'
import { bundle, outputFolder } from './bundle.ts'
import type { ReceivedRoundTrip } from './fixture/round-trip.ts'
import { bunProgram, denoProgram, requiredPath } from './programs.ts'
import { expectRoundTrips, startRoundTrips } from './round-trip.ts'
import { servingWorker } from './runtimes.ts'

// Other tests run on the same cores.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const fixture = (name: string): URL => new URL(`fixture/${name}`, import.meta.url)

let server: TestServer
let origin: string
let program: string

beforeAll(async () => {
  server = await startRoundTrips()
  origin = `http://127.0.0.1:${server.port}`
  program = await bundle(fixture('round-trip-program.ts'), 'round-trip', 'server')
})

afterAll(() => server?.close())

test.each([
  // Fetch §4.6: without a proxy, a 407 is a network error. Bun and Deno respond with it.
  ['Node', () => [process.execPath], ['ProxyAuthenticationRequired']],
  ['Bun', () => [requiredPath(bunProgram)], []],
  ['Deno', () => [requiredPath(denoProgram), 'run', '--no-config', '--allow-net=127.0.0.1'], []],
] as const)(
  'A client on %s restores every error that a server throws',
  async (_, command, none) => {
    const [file = '', ...args] = command()
    const start = Date.now()
    const run = promisify(execFile)
    const { stdout, stderr } = await run(file, [...args, program, origin], { maxBuffer: 16e6 })
    expect(stderr).toBe('')
    expectRoundTrips(JSON.parse(stdout) as ReceivedRoundTrip[], origin, start, none)
  }
)

test('A client on workerd restores every error that a server throws', async () => {
  await bundle(fixture('round-trip-worker.ts'), 'round-trip-workerd/worker', 'worker')
  const config = `${outputFolder}round-trip-workerd/worker.capnp`
  await copyFile(fileURLToPath(fixture('round-trip-worker.capnp')), config)
  const worker = await servingWorker(config)
  try {
    const start = Date.now()
    const response = await fetch(`http://127.0.0.1:${worker.port}/?origin=${origin}`)
    expect(response.status).toBe(200)
    expectRoundTrips((await response.json()) as ReceivedRoundTrip[], origin, start)
  } finally {
    await worker.stop()
  }
})
