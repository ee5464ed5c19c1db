/** Compares a response with what a test expects. */

import { differencesAt, differencesIn, shown } from './compare.ts'
import { readExpectation, type ClassDefinition, type Expectation } from './expected-problem.ts'
import { readResponse, type ReceivedResponse } from './received-response.ts'
import { unmetRequirements } from './requirements.ts'

/** What differs, and what it was found in. */
export interface Findings {
  readonly received: ReceivedResponse
  readonly expectation: Expectation
  /** Why the response is not the problem that is expected. */
  readonly differences: readonly string[]
  /** What the response lacks that the RFCs or the schema of its class require. */
  readonly unmet: readonly string[]
}

/**
 * Compares a response with what a test expects.
 *
 * @param caller the function that was called, such as `toBeProblem()`.
 * @throws {TypeError} for what is no response, and for what is neither class, status code nor members.
 */
export async function findingsOf(
  response: unknown,
  expected: unknown,
  members: unknown,
  caller: string
): Promise<Findings> {
  const expectation = readExpectation(expected, members, caller)
  const received = await readResponse(response, caller)
  const { definition } = expectation
  const isOfClass = definition?.status === received.status
  return {
    received,
    expectation,
    differences: differencesOf(received, expectation),
    unmet: unmetRequirements(received, isOfClass ? definition : undefined),
  }
}

const noObject = 'content: expected a JSON object'

function differencesOf(received: ReceivedResponse, expectation: Expectation): string[] {
  const { status, mediaType, content, failure, problem } = received
  const { definition, members } = expectation
  const lines = statusDifferences(status, expectation)
  if (mediaType !== 'application/problem+json') {
    const found = shown(mediaType || undefined)
    lines.push(`Content-Type: expected application/problem+json (RFC 9457 §3), received ${found}`)
  }
  if (problem === undefined) {
    if (failure !== undefined) lines.push(`${noObject}, but it cannot be read: ${failure}`)
    else if (content === '')
      lines.push(`${noObject}, received nothing (a response to HEAD has no content)`)
    else if (content !== undefined) lines.push(`${noObject}, received ${shown(content)}`)
    return lines
  }
  // RFC 9457 §3.1.1: a problem without a type has the type about:blank.
  const typed = { type: 'about:blank', ...problem }
  if (definition?.type !== undefined) lines.push(...typeDifferences(typed, received, definition))
  const { status: _status, ...others } = members
  return [...lines, ...differencesIn(typed, others, Object.keys(others))]
}

function statusDifferences(status: number, { definition, members }: Expectation): string[] {
  const expected = Object.hasOwn(members, 'status') ? members['status'] : definition?.status
  if (expected !== undefined) return differencesAt('status', status, expected)
  return status < 400 ? [`status: expected an error, 400 to 599, received ${status}`] : []
}

function typeDifferences(
  problem: Readonly<Record<string, unknown>>,
  { headers }: ReceivedResponse,
  { type, title, aliases }: ClassDefinition
): string[] {
  const { type: found } = problem
  const [line] = differencesAt('type', found, type)
  if (line !== undefined)
    return [aliases?.includes(String(found)) ? `${line}, an alias of it` : line]
  // RFC 9457 §3.1.3: a title changes for localization only.
  return headers.has('content-language') ? [] : differencesAt('title', problem['title'], title)
}
