/** What the package adds to the start of a Worker: from the start of workerd to its first answer. */

import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { build } from 'esbuild'
import { pathOf, workerdProgram } from '../../runtime/programs.ts'
import type { Row } from '../row.ts'
import { median } from '../statistics.ts'
import { environment, output, root } from '../worker.ts'

const RUNS = 9
const what = 'start of workerd, over bare Hono'

const workers = {
  bare: `import { Hono } from 'hono'
    export default new Hono().get('/', (c) => c.text('fine'))`,
  ours: `import { Hono } from 'hono'
    import { httpErrors } from '${environment.BENCH_DIST}'
    export default httpErrors(new Hono()).get('/', (c) => c.text('fine'))`,
}

/** A row that says so where workerd is not installed. */
export async function workerdRow(): Promise<Row> {
  const binary = pathOf(workerdProgram)
  if (binary === undefined) {
    const note = `not installed: ${workerdProgram.remedy}`
    return { what, measured: undefined, unit: '', note }
  }
  const times: Record<keyof typeof workers, number[]> = { bare: [], ours: [] }
  for (const name of ['bare', 'ours'] as const) await bundle(name)
  for (let run = 0; run <= RUNS; run++) {
    for (const name of ['bare', 'ours'] as const) {
      const time = await startTime(binary, name)
      if (run > 0) times[name].push(time)
    }
  }
  const [bare, ours] = [median(times.bare), median(times.ours)]
  return {
    what,
    measured: ours - bare,
    unit: 'ms',
    note: `${ours.toFixed(1)} / ${bare.toFixed(1)} ms`,
  }
}

async function bundle(name: keyof typeof workers): Promise<void> {
  mkdirSync(`${output}/workerd`, { recursive: true })
  await build({
    stdin: { contents: workers[name], resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker'],
    outfile: `${output}/workerd/${name}.js`,
  })
}

/** Milliseconds until the first answer. */
async function startTime(binary: string, name: keyof typeof workers): Promise<number> {
  const port = await freePort()
  const config = `${output}/workerd/${name}.capnp`
  writeFileSync(config, configOf(name, port))
  const start = performance.now()
  const child = spawn('taskset', ['-c', '0', binary, 'serve', config], { stdio: 'ignore' })
  try {
    await answered(`http://127.0.0.1:${port}/`)
    return performance.now() - start
  } finally {
    const ended = once(child, 'exit')
    child.kill()
    await ended
  }
}

function configOf(name: string, port: number): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "${name}.js")],
  compatibilityDate = "2026-11-01",
);
`
}

/** Asks again and again, as nothing tells when workerd listens. */
async function answered(url: string): Promise<void> {
  const end = performance.now() + 10_000
  while (performance.now() < end) {
    try {
      await (await fetch(url)).text()
      return
    } catch {
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  throw new Error('workerd does not answer.')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
