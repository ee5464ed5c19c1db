/** Challenges of WWW-Authenticate and Proxy-Authenticate: RFC 9110 §11, RFC 7617, 7616, 6750. */

import type { Challenge } from './challenge-types.ts'
import { checkedOptions, isPlainObject, readEach } from '../checks/plain-object.ts'
import { isToken, isToken68, invalidOption, quotedString } from './grammar.ts'

export type { Challenge } from './challenge-types.ts'

/** At least one challenge: RFC 9110 §15.5.2. */
export type Challenges = readonly [Challenge, ...Challenge[]]

interface Scheme {
  /** Required parameters. */
  readonly required: readonly string[]
  /** Parameters that must be sent without quotes. */
  readonly unquoted?: readonly string[]
}

const schemes: ReadonlyMap<string, Scheme> = /* @__PURE__ */ new Map([
  // RFC 7617 §2
  ['basic', { required: ['realm'] }],
  // RFC 7616 §3.3
  ['digest', { required: ['realm', 'nonce'], unquoted: ['stale', 'algorithm'] }],
])

// RFC 6750 §3: what may stand in the values of these parameters of Bearer.
const BEARER_TEXT = /^[ !#-[\]-~]*$/
const BEARER_URI = /^[!#-[\]-~]*$/
const bearer: ReadonlyMap<string, RegExp> = /* @__PURE__ */ new Map([
  ['scope', BEARER_TEXT],
  ['error', BEARER_TEXT],
  ['error_description', BEARER_TEXT],
  ['error_uri', BEARER_URI],
])

/** For the message of an error. */
const EXAMPLE = "{ scheme: 'Bearer', params: { realm: 'api' } }"

/** The challenges as they are sent, a line each. Throws a `TypeError` that names `option`. */
export function challengeLines(
  challenges: readonly Challenge[],
  option: string
): readonly string[] {
  // RFC 9110 §15.5.2: at least one.
  if (!Array.isArray(challenges) || challenges.length === 0) {
    const received = Array.isArray(challenges) ? 'an empty array' : undefined
    throw invalidOption(option, `an array such as ${option}: [${EXAMPLE}]`, challenges, received)
  }
  return challenges.map((challenge, index) => challengeLine(challenge, `${option}[${index}]`))
}

function challengeLine(challenge: Challenge, option: string): string {
  if (!isPlainObject(challenge)) {
    throw invalidOption(option, `a challenge such as ${EXAMPLE}`, challenge)
  }
  const { scheme, params, token68 }: Challenge = checkedOptions(
    challenge,
    ['scheme', 'params', 'token68'],
    `'${option}'`
  )
  if (!isToken(scheme)) throw invalidOption(`${option}.scheme`, 'a token', scheme)
  if (token68 !== undefined) {
    if (params !== undefined)
      throw new TypeError(`Option '${option}' must have params or token68, not both.`)
    requireParams(scheme.toLowerCase(), [], option)
    if (!isToken68(token68)) throw invalidOption(`${option}.token68`, 'a token68', token68)
    return `${scheme} ${token68}`
  }
  const kind = scheme.toLowerCase()
  if (params !== undefined && !isPlainObject(params)) {
    throw invalidOption(`${option}.params`, 'an object of names and values', params)
  }
  const entries = Object.entries(readEach(params ?? {}, `'${option}.params'`))
  requireParams(
    kind,
    entries.map(([name]) => name.toLowerCase()),
    option
  )
  const written = entries.map(([name, value]) => authParam(kind, name, value, `${option}.params`))
  return written.length === 0 ? scheme : `${scheme} ${written.join(', ')}`
}

function requireParams(kind: string, names: readonly string[], option: string): void {
  // RFC 9110 §11.2: each parameter name once, and names are compared without case.
  if (new Set(names).size < names.length) {
    throw new TypeError(`Option '${option}.params' names a parameter twice.`)
  }
  const missing = schemes.get(kind)?.required.find((name) => !names.includes(name))
  if (missing !== undefined) {
    throw new TypeError(`Option '${option}.params' needs '${missing}' for this scheme.`)
  }
  // RFC 6750 §3: "MUST be followed by one or more auth-param values".
  if (kind === 'bearer' && names.length === 0) {
    throw new TypeError(`Option '${option}.params' needs a parameter for Bearer, such as 'realm'.`)
  }
}

function authParam(kind: string, name: string, value: unknown, option: string): string {
  if (!isToken(name)) throw new TypeError(`Option '${option}' must have tokens as its keys.`)
  const lower = name.toLowerCase()
  if (schemes.get(kind)?.unquoted?.includes(lower)) {
    if (!isToken(value)) throw invalidOption(`${option}.${name}`, 'a token', value)
    return `${name}=${value}`
  }
  const quoted = quotedString(value)
  const alphabet = kind === 'bearer' ? bearer.get(lower) : undefined
  if (quoted === undefined || (alphabet && !alphabet.test(String(value)))) {
    throw invalidOption(`${option}.${name}`, 'a string of the characters that may be quoted', value)
  }
  // RFC 9110 §11.5: the realm is always quoted; the other parameters may be, so all are.
  return `${name}=${quoted}`
}
