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
): Promise<readonly [WireResponse, ...WireResponse[]]> {
  const bytes = Buffer.concat(requests.map(bytesOf))
  const { raw, closed, reset, stop } = await converse(endpointOf(address), bytes, {
    timeoutMs: requests[0]?.timeoutMs ?? 3000,
    graceMs,
    state: (received) => {
      const messages = messagesOf(received, requests, false)
      const isComplete =
        messages.length === requests.length && messages.at(-1)?.[1].complete === true
      return isComplete ? 'complete' : 'open'
    },
  })
  const responses = messagesOf(raw, requests, closed).map(
    ([request, message], index, { length }) => ({
      // A response that another one follows has not closed the connection.
      ...wireResponse(message, sentRequest(request), closed && index === length - 1),
      reset,
      ...(stop === undefined ? {} : { stop }),
    })
  )
  // The response to the first request is read of any bytes, even of none.
  return responses as [WireResponse, ...WireResponse[]]
}

function messagesOf(
  raw: Buffer,
  requests: readonly Http1Request[],
  closed: boolean
): readonly (readonly [Http1Request, WireMessage])[] {
  const messages: (readonly [Http1Request, WireMessage])[] = []
  let rest = raw
  for (const request of requests) {
    if (rest.length === 0 && messages.length > 0) break
    const message = parseHttp1(rest, request.method, closed)
    rest = message.trailing
    const isLast = messages.length === requests.length - 1
    messages.push([request, isLast ? message : { ...message, trailing: Buffer.alloc(0) }])
  }
  return messages
}
