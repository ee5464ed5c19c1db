/** One request of the conformance suite, and what its response has to be. */
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import type { FieldLine, WireResponse } from '../../src/conformance/clients/raw-client.ts'

/** What a runtime takes: a version of HTTP, or a kind of event. */
export type Channel = '1.0' | '1.1' | '2' | 'REST API' | 'HTTP API' | 'ALB'

/** A request in whatever version. */
export interface Request {
  readonly method: string
  readonly target: string
  readonly fields?: readonly FieldLine[]
  readonly body?: string
  readonly keepAlive?: boolean
}

/** A promise of this package about one response: what is wrong, or undefined where nothing is. */
export interface Promised {
  /** As a rule of the referee has one; ours start with `OWN-`. */
  readonly id: string
  readonly check: (
    response: WireResponse,
    channel: Channel,
    twin: WireResponse | undefined
  ) => string | undefined
}

/** One case. */
export interface Case {
  /** The request and the outcome, as a sentence. */
  readonly title: string
  readonly request: Request
  /** All that the runtime has, but for those that are named here. */
  readonly channels?: readonly Channel[]
  readonly promises: readonly Promised[]
  /** Rules that the app breaks by what it throws: they are not checked. */
  readonly exemptRules?: readonly string[]
}

/** A breach of a rule or of a promise. */
export interface Finding {
  readonly id: string
  readonly message: string
}

/** What the rules and the promises say of a response. */
export function judge(
  { promises, exemptRules = [] }: Case,
  channel: Channel,
  response: WireResponse,
  twin: WireResponse | undefined
): Finding[] {
  const broken = checkResponse(response.request, response, twin)
  const unkept = promises.flatMap(({ id, check }) => {
    const message = check(response, channel, twin)
    return message === undefined ? [] : [{ id, message }]
  })
  return [...broken.map(({ id, message }) => ({ id, message })), ...unkept].filter(
    ({ id }) => !exemptRules.includes(id)
  )
}
