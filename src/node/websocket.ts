/** Upgrades that @hono/node-server hands to the app, and that the app turns down. */

import type { IncomingMessage } from 'node:http'
import type { Reply } from '../exchange.ts'
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
    writeLast(socket, { status: response.status, fields: fieldsOf(response, content), content })
    // Nobody is to write to the connection any more.
    return new Promise(() => {})
  }
}

function isError(response: unknown): response is Response {
  return response instanceof Response && response.status >= 400
}

/** The fields of a response that is written by hand: its framing and its connection are ours. */
function fieldsOf({ headers }: Response, content: Buffer): Reply['fields'] {
  const fields: Record<string, string | string[]> = {}
  for (const [name, value] of headers) {
    if (name === 'set-cookie') fields[name] = headers.getSetCookie()
    else if (!['connection', 'date', 'keep-alive', 'transfer-encoding'].includes(name)) {
      fields[name] = value
    }
  }
  const upgrade = headers.has('upgrade') ? { Connection: ['upgrade', 'close'] } : {}
  return { ...fields, ...upgrade, 'content-length': String(content.length) }
}
