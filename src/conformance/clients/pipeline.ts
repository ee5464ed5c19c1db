/** Several requests in one write, before any response (RFC 9112 §9.3.2). */
import { parseHttp1 } from '../syntax/http1-parser.ts'
import type { WireMessage, WireResponse } from '../syntax/wire-response.ts'
import { wireResponse } from '../syntax/wire-response.ts'
import { converse } from './conversation.ts'
import type { Address } from './endpoint.ts'
import { endpointOf } from './endpoint.ts'
import type { Http1Request } from './raw-client.ts'
import { bytesOf, sentRequest } from './raw-client.ts'

/**
 * @param requests all but the last one with `keepAlive`.
 * @param graceMs the longest wait for the server to close after the last response.
 * @returns the responses, in order; fewer than the requests if the server closed early.
 */
export async function exchangePipelined(
  address: Address,
  requests: readonly Http1Request[],
  graceMs: number
): Promise<readonly WireResponse[]> {
  const bytes = Buffer.concat(requests.map(bytesOf))
  const { raw, closed, reset, stop } = await converse(endpointOf(address), bytes, {
    timeoutMs: requests[0]?.timeoutMs ?? 3000,
    graceMs,
    state: (received) => {
      const messages = messagesOf(received, requests, false)
      const isComplete = messages.length === requests.length && messages.at(-1)?.complete === true
      return isComplete ? 'complete' : 'open'
    },
  })
  return messagesOf(raw, requests, closed).map((message, index, { length }) => ({
    // A response that another one follows has not closed the connection.
    ...wireResponse(message, sentRequest(requests[index] ?? NONE), closed && index === length - 1),
    reset,
    ...(stop === undefined ? {} : { stop }),
  }))
}

const NONE: Http1Request = { method: 'GET', version: '1.1' }

function messagesOf(
  raw: Buffer,
  requests: readonly Http1Request[],
  closed: boolean
): readonly WireMessage[] {
  const messages: WireMessage[] = []
  let rest = raw
  for (const { method } of requests) {
    if (rest.length === 0 && messages.length > 0) break
    const message = parseHttp1(rest, method, closed)
    rest = message.trailing
    const isLast = messages.length === requests.length - 1
    messages.push(isLast ? message : { ...message, trailing: Buffer.alloc(0) })
  }
  return messages
}
