/** The errors that a server throws are the errors that a client on each runtime catches. */
import { execFile } from 'node:child_process'
import { copyFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TestServer } from '../support/server.ts'
import { bundle, outputFolder } from './bundle.ts'
import type { RestoredError } from './fixture/restored-errors.ts'
import { bunProgram, denoProgram, requiredPath } from './programs.ts'
import { expectRestored, startThrowing } from './restored-errors.ts'
import { servingWorker } from './runtimes.ts'

// Other tests run on the same cores.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const fixture = (name: string): URL => new URL(`fixture/${name}`, import.meta.url)

let server: TestServer
let origin: string
let program: string

beforeAll(async () => {
  server = await startThrowing()
  origin = `http://127.0.0.1:${server.port}`
  program = await bundle(fixture('restored-errors-program.ts'), 'restored-errors', 'server')
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
    expectRestored(JSON.parse(stdout) as RestoredError[], origin, start, none)
  }
)

test('A client on workerd restores every error that a server throws', async () => {
  await bundle(fixture('restored-errors-worker.ts'), 'restored-errors-workerd/worker', 'worker')
  const config = `${outputFolder}restored-errors-workerd/worker.capnp`
  await copyFile(fileURLToPath(fixture('restored-errors.capnp')), config)
  const worker = await servingWorker(config)
  try {
    const start = Date.now()
    const response = await fetch(`http://127.0.0.1:${worker.port}/?origin=${origin}`)
    expect(response.status).toBe(200)
    expectRestored((await response.json()) as RestoredError[], origin, start)
  } finally {
    await worker.stop()
  }
})
