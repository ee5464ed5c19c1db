/** Applies the rules to the responses to one probe. */
import type { Probe } from '../probes/probe.ts'
import { pipelineIncomplete } from '../probes/expectations.ts'
import { checkResponse } from '../rules/checker.ts'
import type { Violation } from '../rules/rule.ts'
import { LONGEST } from '../syntax/grammar.ts'
import { NO_END_OF_HEAD } from '../syntax/http1-parser.ts'
import type { WireResponse } from '../syntax/wire-response.ts'
import { wireResponse } from '../syntax/wire-response.ts'
import { isApplicable } from './applicable.ts'
import type { Exchange } from './ask.ts'

/** The rules about the end of a response, which is not known if the client stopped before it. */
const ABOUT_THE_END: readonly string[] = (
  'WIRE-INCOMPLETE WIRE-CHUNKED CL-MATCH H2-CL HEAD-CL-EQUAL CE-TRUE ' +
  'CLOSE-KEPT-OPEN PERSIST-LENGTH TE-FINAL P-JSON P-XML-WELLFORMED'
).split(' ')

const COMPARING: readonly string[] = ['HEAD-CL-EQUAL', 'HEAD-SAME-FIELDS']

/** The most fields that are judged. */
const MOST_FIELDS = 500

/** Why there is nothing to judge; undefined if there is a response. */
export function unansweredReason(response: WireResponse, timeoutMs: number): string | undefined {
  const isEmpty = response.status === 0 && response.raw.length === 0
  if (response.stop === 'deadline' || response.stop === 'stalled') {
    if (isEmpty) return `no response in ${timeoutMs} ms`
    if (!response.complete && response.stop === 'deadline') {
      return `the response did not end in ${timeoutMs} ms`
    }
  }
  if (response.stop !== undefined && !isEmpty && hasNoHead(response)) {
    return 'the header section did not end'
  }
  // A reset can remove a response that was sent before it (RFC 9112 §9.6).
  if (isEmpty && response.reset === true) return 'the server reset the connection'
  return undefined
}

/** The rules need all fields. Only garbage that is no HTTP at all can be judged without them. */
function hasNoHead({ status, defects }: WireResponse): boolean {
  return status > 0 && defects.some(({ message }) => message === NO_END_OF_HEAD)
}

export function judge(
  probe: Probe,
  { responses, twin, comparable }: Exchange
): readonly Violation[] {
  const found = responses.flatMap((response) => violationsOf(response, twin))
  if (comparable !== undefined) found.push(...comparisonOf(comparable))
  if (probe.kind === 'pipeline' && isCutShort(responses)) {
    found.push(violation(pipelineIncomplete, 0))
  }
  const [{ status }] = responses
  if (status === 0) return found
  const unmet = (probe.expectations ?? []).filter(({ isMet }) => !isMet(status))
  return [...found, ...unmet.map((expectation) => violation(expectation, status))]
}

function violation(expectation: typeof pipelineIncomplete, status: number): Violation {
  const { id, level, section, message } = expectation
  return { id, level, section, message: message(status) }
}

function violationsOf(response: WireResponse, twin: WireResponse | undefined) {
  const found = checkResponse(response.request, limited(response), twin && limited(twin))
  // Without a status line, the rest is not HTTP either: one finding is enough.
  const noStatusLine = found.filter(({ id }) => id === 'WIRE-STATUS-LINE')
  if (response.status === 0 && noStatusLine.length > 0) return noStatusLine
  return found.filter(
    ({ id }) => isApplicable(id, response.request) && !isUnknowable(id, response, twin)
  )
}

function isUnknowable(id: string, response: WireResponse, twin: WireResponse | undefined): boolean {
  if (!ABOUT_THE_END.includes(id)) return false
  if (id === 'HEAD-CL-EQUAL' && twin?.stop !== undefined && !twin.complete) return true
  if (response.stop === undefined || response.complete) return false
  // A length was announced, and then nothing more was sent: the length is wrong (RFC 9110 §8.6).
  return !(response.stop === 'stalled' && (id === 'CL-MATCH' || id === 'H2-CL'))
}

/** The rules that compare HEAD with GET, applied to the fields that two responses to GET share. */
function comparisonOf({ head, twin }: NonNullable<Exchange['comparable']>) {
  return violationsOf(head, twin).filter(({ id }) => COMPARING.includes(id))
}

/** The first response of a pipeline announced no close, and no second one came. */
function isCutShort([first, second]: Exchange['responses']): boolean {
  if (second !== undefined || !first.complete) return false
  const connection = first.field('connection') ?? ''
  // RFC 9112 §9.3: in HTTP/1.0 the connection ends after a response, unless it has keep-alive.
  if (first.version === '1.0' && !/\bkeep-alive\b/i.test(connection)) return false
  return !/\bclose\b/i.test(connection) && first.status >= 200
}

/** Many or very long fields would make the rules slow: they are not judged. */
function limited(response: WireResponse): WireResponse {
  const fields = response.fields
    .slice(0, MOST_FIELDS)
    .filter(([, value]) => value.length <= LONGEST)
  if (fields.length === response.fields.length) return response
  return wireResponse({ ...response, fields }, response.request, response.closed)
}
