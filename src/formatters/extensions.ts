import type { JsonValue } from '../untrusted/json-value.ts'
import { standardMembers } from '../errors/problem-members.ts'
import type { Problem } from '../problem/problem.ts'

/** The extension members of a problem (RFC 9457 §3.2). */
export function extensionsOf(problem: Problem): Readonly<Record<string, JsonValue | undefined>> {
  return Object.fromEntries(
    Object.entries(problem).filter(([name]) => !standardMembers.includes(name))
  )
}
