import type { JsonValue } from '../json-value.ts'
import type { Problem } from '../problem.ts'

// The condition is one of ours, and told in a sentence.
const known: ReadonlySet<string> = new Set([
  'type',
  'title',
  'status',
  'detail',
  'instance',
  'condition',
])

/** The extension members of a problem (RFC 9457 §3.2). */
export function extensionsOf(problem: Problem): Readonly<Record<string, JsonValue | undefined>> {
  return Object.fromEntries(Object.entries(problem).filter(([name]) => !known.has(name)))
}
