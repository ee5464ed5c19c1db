/** Sends one probe and returns the responses to it. */
import { exchangePipelined } from '../clients/pipeline.ts'
import type { Http1Request } from '../clients/raw-client.ts'
import { exchangeHttp1, exchangeHttp2, exchangeRaw } from '../clients/raw-client.ts'
import type { MessageProbe, Probe } from '../probes/probe.ts'
import type { WireResponse } from '../syntax/wire-response.ts'
import { wireResponse } from '../syntax/wire-response.ts'
import type { Target } from './target.ts'

/** The responses to one probe. */
export interface Exchange {
  readonly responses: readonly [WireResponse, ...WireResponse[]]
  /** The response to GET, if HEAD is compared with it. */
  readonly twin?: WireResponse
  /** HEAD and GET, if they differ, with the fields that are the same in two responses to GET. */
  readonly comparable?: { readonly head: WireResponse; readonly twin: WireResponse }
  /** How many requests were sent. */
  readonly requests: number
}

export interface AskOptions {
  readonly target: Target
  /** The longest time of one exchange, in milliseconds. */
  readonly timeoutMs: number
  /** The longest wait for the server to close after a complete response, in milliseconds. */
  readonly graceMs: number
}

/** @throws if no connection could be opened, or if HTTP/2 failed before a response. */
export async function ask(probe: Probe, options: AskOptions): Promise<Exchange> {
  const { target, timeoutMs, graceMs } = options
  if (probe.kind === 'raw') {
    const response = await exchangeRaw(target.endpoint, probe.bytes, timeoutMs, false, graceMs)
    return { responses: [response], requests: 1 }
  }
  if (probe.kind === 'pipeline') {
    const requests = [
      requestOf(probe.target, target, { method: 'GET', keepAlive: true }, timeoutMs),
      requestOf(probe.target, target, { method: 'HEAD' }, timeoutMs),
    ]
    const responses = await exchangePipelined(target.endpoint, requests, graceMs)
    const [twin] = responses
    return { responses, requests: 2, twin }
  }
  return askMessage(probe, options)
}

async function askMessage(probe: MessageProbe, options: AskOptions): Promise<Exchange> {
  if (probe.withTwin !== true) return { responses: [await send(probe, options)], requests: 1 }
  const get: MessageProbe = { ...probe, method: 'GET' }
  const twin = await send(get, options)
  const response = await send(probe, options)
  if (isSame(response, twin)) return { responses: [response], twin, requests: 2 }
  // Only what stays the same in two responses to GET can be compared with the one to HEAD.
  const comparable = steadyPart(response, twin, await send(get, options))
  return { responses: [response], ...(comparable && { comparable }), requests: 3 }
}

function send(
  probe: MessageProbe,
  { target, timeoutMs, graceMs }: AskOptions
): Promise<WireResponse> {
  const { version } = probe
  return version === '2'
    ? exchangeHttp2(target.endpoint, { ...probe, timeoutMs, allowIncomplete: true })
    : exchangeHttp1(target.endpoint, { ...probe, version, timeoutMs, graceMs })
}

function requestOf(
  path: string,
  { authority }: Target,
  request: Pick<Http1Request, 'method' | 'keepAlive'>,
  timeoutMs: number
): Http1Request {
  return { ...request, version: '1.1', target: path, fields: [['Host', authority]], timeoutMs }
}

function isSame(head: WireResponse, twin: WireResponse): boolean {
  return linesOf(head) === linesOf(twin)
}

function linesOf({ fields }: WireResponse): string {
  return fields.map(([name, value]) => `${name}: ${value}`).join('\n')
}

/** Removes the fields that differ between two responses to GET: a time, a request id, a nonce. */
function steadyPart(head: WireResponse, twin: WireResponse, again: WireResponse) {
  if (twin.status !== again.status) return undefined
  const names = twin.fields.map(([name]) => name)
  const varying = names.filter((name) => twin.field(name) !== again.field(name))
  if (twin.body.length !== again.body.length) varying.push('content-length')
  const removed = new Set(varying.map((name) => name.toLowerCase()))
  // Date has its own rules and is never compared.
  removed.delete('date')
  const without = (response: WireResponse) => {
    const fields = response.fields.filter(([name]) => !removed.has(name.toLowerCase()))
    return wireResponse({ ...response, fields }, response.request, response.closed)
  }
  return { head: without(head), twin: without(twin) }
}
