/** Fields of an HTTP/1.1 connection, which no HTTP/2 message may have (RFC 9113 §8.2.2). */

import type { WriteHead } from './content-length.ts'

const CONNECTION_FIELDS = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
])

function isConnectionField(name: string): boolean {
  return CONNECTION_FIELDS.has(name.toLowerCase())
}

/**
 * Returns the arguments of `writeHead` without fields of the connection. Node throws at them (24 and
 * before), and the streams of Hono set two of them (hono 4.13, helper/streaming).
 */
export function withoutConnectionFields(args: WriteHead): WriteHead {
  const fields = args.at(-1)
  if (typeof fields !== 'object' || fields === null) return args
  const [status, ...rest] = args.slice(0, -1) as WriteHead
  if (Array.isArray(fields)) {
    // Names and values in turn.
    const kept = fields.filter(
      (_, index) => !isConnectionField(String(fields[index - (index % 2)]))
    )
    return kept.length === fields.length ? args : [status, ...rest, kept]
  }
  if (!Object.keys(fields).some(isConnectionField)) return args
  const kept = Object.entries(fields).filter(([name]) => !isConnectionField(name))
  return [status, ...rest, Object.fromEntries(kept)]
}
