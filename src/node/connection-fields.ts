/** Fields of an HTTP/1.1 connection in a response over HTTP/2 (RFC 9113 §8.2.2). */

import { connectionFields } from '../fields/field-groups.ts'
import { changeFields, pairsOf, type WriteHead } from './write-head.ts'

/**
 * Returns the arguments of `writeHead` without fields of the connection. Node throws at them (24 and
 * before), and the streams of Hono set two of them (hono 4.13, helper/streaming).
 */
export function withoutConnectionFields(args: WriteHead): WriteHead {
  if (!hasConnectionField(args.at(-1))) return args
  return changeFields(args, (fields) => fields.filter(([name]) => !isOfConnection(name)))
}

/** @param fields the last argument, which may also be a status or a reason phrase: both have no such names. */
function hasConnectionField(fields: unknown): boolean {
  if (Array.isArray(fields)) return pairsOf(fields).some(([name]) => isOfConnection(name))
  // Faster than Object.keys: this is done for every response.
  for (const name in fields as object) if (isOfConnection(name)) return true
  return false
}

function isOfConnection(name: string): boolean {
  return connectionFields.has(name.toLowerCase())
}
