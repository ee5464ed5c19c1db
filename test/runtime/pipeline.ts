/** Several requests at once on one connection, and the responses in their order. */
import { parseHttp1 } from '../../src/conformance/syntax/http1-parser.ts'
import {
  exchangeRaw,
  type FieldLine,
  type WireResponse,
} from '../../src/conformance/clients/raw-client.ts'
import { wireResponse } from '../../src/conformance/syntax/wire-response.ts'
import type { Request } from './case.ts'

/** Requests on one connection, and the statuses that come back in their order. */
export interface Pipeline {
  readonly title: string
  readonly requests: readonly Request[]
  readonly statuses: readonly number[]
  /** Whether a proxy may be still sending when the answer is there. */
  readonly isLong?: boolean
}

/** Content that nobody reads must not be taken for the next request. */
const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n'

export const pipelines: readonly Pipeline[] = [
  {
    title: 'errors come in their order, on one connection',
    requests: [
      { method: 'GET', target: '/status/404' },
      { method: 'HEAD', target: '/status/503' },
      { method: 'OPTIONS', target: '/status/418' },
      { method: 'DELETE', target: '/books' },
      { method: 'GET', target: '/thrown/null' },
    ],
    statuses: [404, 503, 418, 405, 500],
  },
  {
    title: 'content that nobody reads is not the next request',
    requests: [
      { method: 'POST', target: '/status/413', body: smuggled },
      { method: 'POST', target: '/json', body: smuggled },
      { method: 'PUT', target: '/nothing', body: smuggled },
      { method: 'GET', target: '/status/410' },
    ],
    statuses: [413, 415, 404, 410],
  },
  {
    title: 'content that is longer than any buffer is not the next request',
    requests: [
      { method: 'PUT', target: '/nothing', body: smuggled.repeat(10_000) },
      { method: 'GET', target: '/status/410' },
    ],
    statuses: [404, 410],
    isLong: true,
  },
]

/**
 * Sends all requests in one write; the last one asks to close.
 *
 * @returns as many responses as came, cut by their own framing.
 */
export async function exchangePipeline(
  port: number,
  requests: readonly Request[]
): Promise<readonly WireResponse[]> {
  const sent = requests.map((request, index) => fieldsOf(request, index === requests.length - 1))
  const text = requests
    .map(({ method, target, body = '' }, index) => {
      const lines = (sent[index] ?? []).map(([name, value]) => `${name}: ${value}\r\n`).join('')
      return `${method} ${target} HTTP/1.1\r\n${lines}\r\n${body}`
    })
    .join('')
  const { raw, closed } = await exchangeRaw(port, text)
  const responses: WireResponse[] = []
  let rest = raw
  for (const [index, { method }] of requests.entries()) {
    if (rest.length === 0) break
    const { trailing } = parseHttp1(rest, method, closed)
    const isLast = index === requests.length - 1 || trailing.length === 0
    const own = isLast ? rest : rest.subarray(0, rest.length - trailing.length)
    const request = { method, version: '1.1' as const, fields: sent[index] ?? [] }
    responses.push(wireResponse(parseHttp1(own, method, closed), request, isLast && closed))
    rest = isLast ? Buffer.alloc(0) : trailing
  }
  return responses
}

function fieldsOf({ fields = [], body }: Request, isLast: boolean): readonly FieldLine[] {
  return [
    ['Host', 'localhost'],
    ...fields,
    ...(body === undefined ? [] : [['Content-Length', String(Buffer.byteLength(body))] as const]),
    ...(isLast ? [['Connection', 'close'] as const] : []),
  ]
}
