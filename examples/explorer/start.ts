/** Starts the explorer and the server that it asks. */
import { once } from 'node:events'
import { closeGracefully, serve } from 'hono-http-errors/node'
import { portOf, startBackend, type Backend } from './backend.ts'
import { explorerApp } from './pages.tsx'

/** An explorer that runs. */
export interface Explorer {
  /** The address of its first page, with a slash at its end. */
  readonly url: string
  readonly backend: Backend
  close(): Promise<void>
}

/**
 * Starts the explorer on 127.0.0.1, where nobody else can reach it.
 *
 * @param options.port the port; the system chooses one without it.
 * @example
 * ```ts
 * const { url, close } = await startExplorer()
 * ```
 */
export async function startExplorer({ port = 0 }: { port?: number } = {}): Promise<Explorer> {
  const backend = await startBackend()
  const server = serve({ fetch: explorerApp(backend).fetch, hostname: '127.0.0.1', port })
  try {
    await once(server, 'listening')
  } catch (error) {
    await backend.close()
    throw error
  }
  return {
    url: `http://127.0.0.1:${portOf(server)}/`,
    backend,
    close: async () => {
      await Promise.all([closeGracefully(server), backend.close()])
    },
  }
}
