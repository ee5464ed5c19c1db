/** Upgrades that @hono/node-server hands to the app, and that the app turns down. */

import type { IncomingMessage } from 'node:http'
import { writeLast } from './client-error.ts'
import type { Fetch } from './listener.ts'

/**
 * @hono/node-server answers an upgrade that an app turns down with the status and no content. Here
 * the whole error is written.
 */
export function answeringUpgrades(fetch: Fetch): Fetch {
  return async (request, env) => {
    const response = await fetch(request, env)
    // An upgrade comes without Node's response, as the connection is not HTTP's any more.
    if (env.outgoing !== undefined || !isError(response)) return response
    const { socket } = env.incoming as IncomingMessage
    const content = Buffer.from(await response.arrayBuffer())
    const fields = Object.fromEntries(response.headers)
    writeLast(socket, { status: response.status, fields, content })
    // Nobody is to write to the connection any more.
    return new Promise(() => {})
  }
}

function isError(response: unknown): response is Response {
  return response instanceof Response && response.status >= 400
}
