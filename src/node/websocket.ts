/** Upgrades that @hono/node-server passes to the app, and that the app refuses. */

import type { IncomingMessage } from 'node:http'
import type { Reply } from '../response/exchange.ts'
import type { Socket } from 'node:net'
import { writeLast } from './client-error.ts'
import { closeInSteps } from './linger.ts'
import type { Fetch } from './listener.ts'
import { latestOf } from './outgoing.ts'

/**
 * @hono/node-server responds to an upgrade that an app refuses with the status and no content. Here the
 * whole error is written.
 */
export function respondToRefusedUpgrades(fetch: Fetch): Fetch {
  return (request, env) => {
    // An upgrade comes without Node's response, as the connection is not HTTP's any more.
    return env.outgoing === undefined ? respondToUpgrade(fetch, request, env) : fetch(request, env)
  }
}

async function respondToUpgrade(
  fetch: Fetch,
  ...[request, env]: Parameters<Fetch>
): Promise<unknown> {
  const { socket } = env.incoming as IncomingMessage
  closeWhenUnread(socket)
  await turnOf(socket)
  const response = await fetch(request, env)
  if (!isError(response)) return response
  const content = Buffer.from(await response.arrayBuffer())
  writeLast(socket, { status: response.status, fields: fieldsOf(response, content), content })
  // The connection must not be written to again.
  return new Promise(() => {})
}

/** Waits for the responses to earlier requests on the connection (RFC 9112 §9.3.2). */
async function turnOf(socket: Socket): Promise<void> {
  const before = latestOf(socket)
  if (before === undefined || before.closed || socket.destroyed) return
  // Node 20 removed the listener that continues a response which waits for the client to read.
  const drained = (): void => void before.emit('drain')
  socket.on('drain', drained)
  await new Promise<unknown>((resolve) => {
    before.once('close', resolve)
    socket.once('close', resolve)
  })
  socket.off('drain', drained)
}

/**
 * @hono/node-server only ends its side after an upgrade that it refuses itself. A socket that is
 * not read never notices that the client has closed, and would stay open.
 */
function closeWhenUnread(socket: Socket): void {
  socket.once('finish', () => {
    if (!socket.readableFlowing) closeInSteps(socket)
  })
}

function isError(response: unknown): response is Response {
  return response instanceof Response && response.status >= 400
}

/** The fields of a response that is written to the socket, with the framing and connection of this server. */
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
