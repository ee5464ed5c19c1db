/** A connection on which the parser of Node fails, without a server. */
import { Socket } from 'node:net'
import { type ParseFailure } from '../../src/node/client-error.ts'
import { full } from '../../src/presets/full.ts'
import { readOptions } from '../../src/response/settings.ts'

export const settings = readOptions(full)

export type Values = Record<string, unknown>

/** A socket that writes down what happens to it. */
export function socketOf(values: Values = {}) {
  const calls: unknown[] = []
  const socket = Object.assign(new Socket(), {
    write: (chunk: unknown) => void calls.push(String(chunk)),
    end: () => void calls.push('end'),
    destroy: () => void calls.push('destroy'),
  })
  const all = { bytesRead: 1, writable: true, destroyed: false, ...values }
  for (const [name, value] of Object.entries(all))
    Object.defineProperty(socket, name, { value, writable: true })
  return { socket, calls }
}

export function failureOf(
  code: string | undefined,
  packet?: string,
  bytesParsed?: number
): ParseFailure {
  const rawPacket = packet === undefined ? {} : { rawPacket: Buffer.from(packet, 'latin1') }
  const failure: object = Object.assign(new Error('Parse Error'), {
    code,
    bytesParsed,
    ...rawPacket,
  })
  return failure as ParseFailure
}
