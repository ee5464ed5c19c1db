/** How many connections a server has open. */
import type { ServerType } from '@hono/node-server'
import { promisify } from 'node:util'

export async function connectionsOf(server: ServerType): Promise<number> {
  const count: unknown = await promisify(server.getConnections.bind(server))()
  return Number(count)
}
