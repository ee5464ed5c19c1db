/** What RFCs require of a server that receives a request with one certain fault. */
import type { Expectation } from './probe.ts'

const only =
  (...statuses: readonly number[]) =>
  (status: number) =>
    statuses.includes(status)

/** These are about the client or the load, and come before any look at the request. */
const EARLIER = [401, 403, 407, 421, 429, 500, 502, 503, 504]

const hostless = (id: string, fault: string): Expectation => ({
  id,
  level: 'MUST',
  section: 'RFC 9112 §3.2',
  isMet: only(400),
  message: (status) => `${status} instead of 400 for a request ${fault}`,
})

export const hostMissing: Expectation = hostless('HOST-MISSING', 'without Host')
export const hostRepeated: Expectation = hostless('HOST-REPEATED', 'with two Host lines')
export const hostInvalid: Expectation = hostless('HOST-INVALID', 'with an invalid Host')

export const spaceBeforeColon: Expectation = {
  id: 'REQUEST-WS-COLON',
  level: 'MUST',
  section: 'RFC 9112 §5.1',
  isMet: only(400),
  message: (status) => `${status} instead of 400 for whitespace before a colon`,
}

/** A server that has no POST at all need not look at the length. */
export const lengthInvalid: Expectation = {
  id: 'REQUEST-CL-INVALID',
  level: 'MUST',
  section: 'RFC 9112 §6.3',
  isMet: only(400, 405, 501),
  message: (status) => `${status} instead of 400 for an invalid Content-Length`,
}

/** 501 is right as well: §6.1 has it for every coding that the server does not know. */
export const chunkedNotLast: Expectation = {
  id: 'REQUEST-TE-FINAL',
  level: 'MUST',
  section: 'RFC 9112 §6.3',
  isMet: only(400, 501),
  message: (status) => `${status} instead of 400 for a transfer coding after chunked`,
}

export const codingUnknown: Expectation = {
  id: 'REQUEST-TE-UNKNOWN',
  level: 'SHOULD',
  section: 'RFC 9112 §6.1',
  isMet: only(501),
  message: (status) => `${status} instead of 501 for an unknown transfer coding`,
}

export const requestLineInvalid: Expectation = {
  id: 'REQUEST-LINE',
  level: 'SHOULD',
  section: 'RFC 9112 §3',
  isMet: only(400, 301),
  message: (status) => `${status} instead of 400 for a space in the request target`,
}

/** Any response that is not about the size shows that the server has parsed the target. */
export const targetTooLong: Expectation = {
  id: 'REQUEST-URI-414',
  level: 'MUST',
  section: 'RFC 9112 §3',
  isMet: (status) => ![400, 413, 431, 500].includes(status),
  message: (status) => `${status} instead of 414 for a target that is too long`,
}

export const fieldsTooLarge: Expectation = {
  id: 'REQUEST-FIELDS-4XX',
  level: 'MUST',
  section: 'RFC 9110 §5.4',
  isMet: (status) => status < 500 || status === 503,
  message: (status) => `${status} instead of a 4xx for fields that are too large`,
}

export const methodUnknown: Expectation = {
  id: 'REQUEST-METHOD-501',
  level: 'SHOULD',
  section: 'RFC 9110 §9.1',
  isMet: (status) => status === 501 || EARLIER.includes(status),
  message: (status) => `${status} instead of 501 for an unknown method`,
}

/** The kit compares both responses itself. */
export const pipelineIncomplete: Omit<Expectation, 'isMet'> = {
  id: 'PIPELINE',
  level: 'MUST',
  section: 'RFC 9112 §9.3.2',
  message: () => 'the second of two pipelined requests got no response',
}

export const expectations: readonly Omit<Expectation, 'isMet'>[] = [
  hostMissing,
  hostRepeated,
  hostInvalid,
  spaceBeforeColon,
  lengthInvalid,
  chunkedNotLast,
  codingUnknown,
  requestLineInvalid,
  targetTooLong,
  fieldsTooLarge,
  methodUnknown,
  pipelineIncomplete,
]
