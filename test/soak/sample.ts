/** What the process under load measures of itself. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { ServerType } from '@hono/node-server'

/** One measurement, while no client is connected. */
export interface Sample {
  /** After a garbage collection, in bytes. */
  readonly heap: number
  /** What V8 has reserved for the heap, in bytes. */
  readonly reserved: number
  /** The whole process, in bytes. */
  readonly rss: number
  /** Of buffers and other objects outside of the heap, in bytes. */
  readonly external: number
  /** How many handles and requests keep the process alive, by kind. */
  readonly resources: Readonly<Record<string, number>>
  /** The connections of both servers that are open although all clients have closed theirs. */
  readonly sockets: number
  /** The median delay of the event loop since the sample before, in milliseconds. */
  readonly delay: number
}

/** How long the last connections may take to close, in milliseconds. `closeInSteps` waits for 1000. */
const LONGEST_CLOSE = 8000

/** Returns a function that measures. Needs `--expose-gc`. */
export function meter(servers: readonly ServerType[]): () => Promise<Sample> {
  const { gc } = globalThis
  if (gc === undefined) throw new Error('Start this program with --expose-gc.')
  const delays = monitorEventLoopDelay({ resolution: 10 })
  delays.enable()
  return async () => {
    const delay = delays.percentile(50) / 1e6
    delays.disable()
    const sockets = await closedConnections(servers)
    // What a finalizer or a weak reference frees is free after another one.
    for (let time = 0; time < 3; time++) {
      gc()
      await new Promise((resolve) => setImmediate(resolve))
    }
    const { heapUsed, heapTotal, rss, external } = process.memoryUsage()
    const resources: Record<string, number> = {}
    for (const kind of process.getActiveResourcesInfo()) {
      resources[kind] = (resources[kind] ?? 0) + 1
    }
    delays.reset()
    delays.enable()
    return { heap: heapUsed, reserved: heapTotal, rss, external, resources, sockets, delay }
  }
}

/** Waits until the connections are closed. Returns how many are not. */
async function closedConnections(servers: readonly ServerType[]): Promise<number> {
  const end = performance.now() + LONGEST_CLOSE
  for (;;) {
    const counts = await Promise.all(servers.map(connectionsOf))
    const open = counts.reduce((total, count) => total + count, 0)
    if (open === 0 || performance.now() >= end) return open
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function connectionsOf(server: ServerType): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)))
  })
}
