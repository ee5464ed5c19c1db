/** Challenges of WWW-Authenticate and Proxy-Authenticate, RFC 9110 §11.3. */
import { QUOTED, TOKEN, elements, unquoted } from './grammar.ts'

export interface AuthParam {
  readonly name: string
  readonly value: string
  readonly quoted: boolean
  /** Whether whitespace surrounds `=`. */
  readonly spaced: boolean
}

export interface Challenge {
  readonly scheme: string
  readonly token68: string | undefined
  readonly params: readonly AuthParam[]
}

const PARAM = new RegExp(`^(${TOKEN})([ \\t]*)=([ \\t]*)(${TOKEN}|${QUOTED})$`)
const START = new RegExp(`^(${TOKEN})(?: +(.+))?$`)
const TOKEN68 = /^[-A-Za-z0-9._~+/]+=*$/

/** A value that does not match the grammar, with the first wrong part. */
export interface Unreadable {
  readonly wrong: string
}

/** A comma separates challenges as well as parameters: what follows it decides which of them. */
export function parseChallenges(value: string): readonly Challenge[] | Unreadable {
  const found: { scheme: string; token68: string | undefined; params: AuthParam[] }[] = []
  for (const element of elements(value)) {
    const param = parseParam(element)
    const last = found.at(-1)
    if (param !== undefined) {
      if (last === undefined || last.token68 !== undefined) return { wrong: element }
      last.params.push(param)
      continue
    }
    const [, scheme, rest] = START.exec(element) ?? []
    if (scheme === undefined) return { wrong: element }
    const first = rest === undefined ? undefined : parseParam(rest)
    const token68 = first === undefined ? rest : undefined
    if (token68 !== undefined && !TOKEN68.test(token68)) return { wrong: element }
    found.push({ scheme, token68, params: first === undefined ? [] : [first] })
  }
  return found
}

function parseParam(text: string): AuthParam | undefined {
  const [, name, before, after, value] = PARAM.exec(text) ?? []
  if (name === undefined || value === undefined) return undefined
  return {
    name: name.toLowerCase(),
    value: unquoted(value),
    quoted: value.startsWith('"'),
    spaced: before !== '' || after !== '',
  }
}
