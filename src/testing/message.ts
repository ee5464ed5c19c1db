/** The message of a failed test. */

import type { Findings } from './findings.ts'

/** In characters. Longer content is cut. */
const LONGEST_CONTENT = 2000

/** What was expected, the differences as a list, and the response. */
export function messageOf({ expectation, differences, unmet, received }: Findings): string {
  const lines = [...differences, ...unmet].map((line) => `  - ${line}`)
  return [
    `The response is not the expected ${expectation.label}:`,
    '',
    ...lines,
    '',
    ...responseLines(received),
  ].join('\n')
}

/** The message where the problem is one that a test does not expect. */
export function unexpectedMessage({ expectation, received }: Findings): string {
  return [
    `The response is the ${expectation.label}, which is not expected.`,
    '',
    ...responseLines(received),
  ].join('\n')
}

function responseLines({ status, mediaType, content, problem }: Findings['received']): string[] {
  const text = problem ? JSON.stringify(problem, null, 2) : (content ?? '')
  const cut = text.length > LONGEST_CONTENT ? `${text.slice(0, LONGEST_CONTENT)}…` : text
  return [`Received ${status} ${mediaType}`.trimEnd(), ...(cut ? [cut] : [])]
}
