/** An upstream on loopback that sends errors, and a port without a server. */
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** In every field and every text of the upstream; never sent to a client. */
export const MARKER = 'upstream-secret-7f3a'

/** A date in each of the three forms of RFC 9110 §5.6.7. */
export const RETRY_DATE = 'Wed, 21 Oct 2099 07:28:00 GMT'

/** What the upstream does, by the first segment of the path. */
const retryAfterByPath: Readonly<Record<string, string>> = {
  '429': '30',
  '429-date': RETRY_DATE,
  '429-garbage': `soon, ${MARKER}`,
  '503': '120',
}

const answer: RequestListener = (request, response) => {
  const behaviour = request.url?.split('/')[1] ?? ''
  if (behaviour === 'hang') return
  if (behaviour === 'reset') {
    request.socket.resetAndDestroy()
    return
  }
  const status = Number.parseInt(behaviour, 10)
  const retryAfter = retryAfterByPath[behaviour]
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Set-Cookie': `session=${MARKER}`,
    'Transfer-Encoding': 'chunked',
    'WWW-Authenticate': `Bearer realm="${MARKER}"`,
    'X-Upstream-Secret': MARKER,
    ...(retryAfter !== undefined && { 'Retry-After': retryAfter }),
  })
  response.end(
    JSON.stringify({
      message: MARKER,
      error: { message: MARKER, type: MARKER, code: 'ENOSPC' },
    })
  )
}

export interface Upstream {
  readonly port: number
  close(): Promise<void>
}

export async function startUpstream(listener: RequestListener = answer): Promise<Upstream> {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A port that was free a moment ago. */
export async function closedPort(): Promise<number> {
  const server = await startUpstream()
  await server.close()
  return server.port
}
