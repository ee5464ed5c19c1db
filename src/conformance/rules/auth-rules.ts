/** Rules for challenges, and for the schemes Basic and Bearer. */
import type { AuthParam, Challenge } from '../syntax/challenge.ts'
import { parseChallenges } from '../syntax/challenge.ts'
import { sent } from './facts.ts'
import { shown } from '../syntax/field-lines.ts'
import type { Check, Rule } from './rule.ts'
import { must, should } from './rule.ts'
import type { WireResponse } from '../syntax/wire-response.ts'

const FIELDS = ['www-authenticate', 'proxy-authenticate']

function challenges(response: WireResponse, names: readonly string[] = FIELDS): Challenge[] {
  return names.flatMap((name) => {
    const parsed = parseChallenges(response.field(name) ?? '')
    return 'wrong' in parsed ? [] : [...parsed]
  })
}

/** The Bearer challenges of WWW-Authenticate. */
const bearers = (response: WireResponse) =>
  challenges(response, ['www-authenticate']).filter(
    ({ scheme }) => scheme.toLowerCase() === 'bearer'
  )

const withScheme = (response: WireResponse, wanted: string) =>
  challenges(response).filter(({ scheme }) => scheme.toLowerCase() === wanted)

const paramOf = ({ params }: Challenge, wanted: string) =>
  params.find(({ name }) => name === wanted)?.value

/** Reports the first parameter that violates the rule. */
const noParam =
  (breaks: (param: AuthParam) => boolean, message: string): Check =>
  (_request, response) => {
    const wrong = challenges(response)
      .flatMap(({ params }) => params)
      .find(breaks)
    return wrong && `${wrong.name} ${message}`
  }

const NOTES = ['error', 'error_description', 'error_uri']

/** RFC 6750 §3.1. */
const statusOfError: Readonly<Record<string, number>> = {
  invalid_request: 400,
  invalid_token: 401,
  insufficient_scope: 403,
}

export const authRules: readonly Rule[] = [
  must('AUTH-GRAMMAR', 'RFC 9110 §11.3', (_request, response) => {
    for (const name of FIELDS) {
      const parsed = parseChallenges(response.field(name) ?? '')
      if ('wrong' in parsed) return `${name}: ${shown(parsed.wrong)} does not match its grammar`
    }
    return undefined
  }),
  must('AUTH-PARAM-ONCE', 'RFC 9110 §11.2', (_request, response) => {
    const wrong = challenges(response).find(
      ({ params }) => new Set(params.map(({ name }) => name)).size < params.length
    )
    return wrong && `a parameter of ${wrong.scheme} is repeated`
  }),
  must(
    'AUTH-REALM-QUOTED',
    'RFC 9110 §11.5',
    noParam(({ name, quoted }) => name === 'realm' && !quoted, 'is not a quoted-string')
  ),
  must(
    'AUTH-BWS',
    'RFC 9110 §5.6.3',
    noParam(({ spaced }) => spaced, 'has whitespace around "="')
  ),
  must('AUTH-BASIC-REALM', 'RFC 7617 §2', (_request, response) =>
    withScheme(response, 'basic').some((one) => paramOf(one, 'realm') === undefined)
      ? 'Basic without realm'
      : undefined
  ),
  must('AUTH-BEARER-PARAM', 'RFC 6750 §3', (_request, response) =>
    withScheme(response, 'bearer').some(({ params }) => params.length === 0)
      ? 'Bearer without a parameter'
      : undefined
  ),
  must('AUTH-BEARER-CHARSET', 'RFC 6750 §3', (_request, response) => {
    const wrong = bearers(response)
      .flatMap(({ params }) => params)
      .find(({ name, value }) => {
        if (name === 'error_uri') return /[^\x21\x23-\x5b\x5d-\x7e]/.test(value)
        const limited = ['error', 'error_description', 'scope'].includes(name)
        return limited && /[^\x20-\x21\x23-\x5b\x5d-\x7e]/.test(value)
      })
    return wrong && `${wrong.name} contains a character outside its set`
  }),
  should('AUTH-BEARER-NOERROR', 'RFC 6750 §3.1', (request, response) => {
    if (sent(request, 'authorization') !== undefined) return undefined
    const wrong = bearers(response).find((one) =>
      NOTES.some((name) => paramOf(one, name) !== undefined)
    )
    return wrong && 'the challenge has an error, but the request had no credentials'
  }),
  should('AUTH-BEARER-ERROR', 'RFC 6750 §3', (request, response) =>
    /^bearer /i.test(sent(request, 'authorization') ?? '') &&
    response.status === 401 &&
    bearers(response).length > 0 &&
    bearers(response).every((one) => paramOf(one, 'error') === undefined)
      ? 'the challenge has no error, but the token of the request was refused'
      : undefined
  ),
  should('AUTH-BEARER-STATUS', 'RFC 6750 §3.1', (_request, response) => {
    const errors = bearers(response).flatMap((one) => paramOf(one, 'error') ?? [])
    const wrong = errors.find(
      (error) => (statusOfError[error] ?? response.status) !== response.status
    )
    return wrong && `${wrong} in a ${response.status}`
  }),
]
