/** What refuses the head of a request, without a server. */
import type { IncomingMessage } from 'node:http'
import type { HttpError } from '../../src/errors/http-error.ts'
import { toProblem } from '../../src/problem/problem.ts'
import { refusalOf } from '../../src/node/refusal.ts'

export interface Head {
  readonly method?: string
  readonly url?: string | undefined
  readonly version?: string
  /** Names and values in turn; one Host by default. */
  readonly raw?: readonly string[]
}

export function incomingOf({
  method = 'GET',
  url = '/',
  version = '1.1',
  raw = ['Host', 'a'],
}: Head) {
  const [major, minor] = version.split('.').map(Number)
  const headers: Record<string, string> = {}
  for (let index = 0; index < raw.length; index += 2) {
    headers[String(raw[index]).toLowerCase()] = String(raw[index + 1])
  }
  const incoming = { method, url, httpVersionMajor: major, httpVersionMinor: minor, headers }
  return { ...incoming, rawHeaders: raw } as unknown as IncomingMessage
}

export const memberOf = (error: HttpError | undefined, name: string): unknown =>
  error && toProblem(error)[name]

/** The status and the public text of the refusal. */
export function refusal(
  head: Head,
  limit = 1000
): readonly [number, string | undefined] | undefined {
  const error = refusalOf(incomingOf(head), limit)
  return error && [error.status, error.detail ?? (error.message || undefined)]
}
