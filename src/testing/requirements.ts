/** What every problem must have, and every response of its status (RFC 9457 §3.1; the table of statuses). */

import { errorClassesByStatus } from '../errors/classes-by-status.ts'
import { standardMembers } from '../errors/problem-members.ts'
import { readExtensions, textOfViolation } from '../problem-types/read-extensions.ts'
import { shown } from './compare.ts'
import type { ClassDefinition } from './expected-problem.ts'
import type { ReceivedResponse } from './received-response.ts'

/**
 * Returns a line for each requirement that the response does not meet.
 *
 * @param definition that of the class that is expected, where it is the class of the response.
 */
export function unmetRequirements(
  received: ReceivedResponse,
  definition: ClassDefinition | undefined
): string[] {
  const { status, problem } = received
  const facts = definition ?? errorClassesByStatus.get(status)?.definition
  return [
    ...(problem ? malformedMembers(problem, status) : []),
    ...(problem && definition ? violationOf(problem, definition) : []),
    ...(facts ? missingFields(received, facts) : []),
  ]
}

/** RFC 9457 §3.1: a client ignores a member of another type, and §3.1.2: the two statuses are equal. */
function malformedMembers(problem: object, status: number): string[] {
  const members = problem as Readonly<Record<string, unknown>>
  const malformed = ['type', 'title', 'detail', 'instance'].filter(
    (name) => members[name] !== undefined && typeof members[name] !== 'string'
  )
  const lines = malformed.map(
    (name) => `${name}: expected a string (RFC 9457 §3.1), received ${shown(members[name])}`
  )
  const found = members['status']
  if (found === undefined || found === status) return lines
  return [
    ...lines,
    `status: expected ${status}, as in the status line (RFC 9457 §3.1.2), received ${shown(found)}`,
  ]
}

/** An error whose members do not fit its schema is sent without them. */
function violationOf(problem: object, definition: ClassDefinition): string[] {
  const { extensions: schema, name, rules } = definition
  if (schema === undefined) return []
  // Those of the status, such as `available` of 406, are not of the schema either.
  const ofStatus = Object.values(rules).map(({ target }) =>
    'member' in target ? target.member : ''
  )
  const others = new Set([...standardMembers, ...ofStatus])
  const members = Object.entries(problem).filter(([member]) => !others.has(member))
  const { violation } = readExtensions(schema, Object.fromEntries(members))
  if (violation === undefined) return []
  return [`The members do not fit the schema of ${name}: ${textOfViolation(violation)}`]
}

function missingFields({ headers, status }: ReceivedResponse, facts: ClassDefinition): string[] {
  const { rules, fields, spec } = facts
  const required = Object.values(rules).flatMap(({ strength, target }) =>
    strength === 'must' && 'field' in target ? [target.field] : []
  )
  const lines = required
    .filter((field) => !headers.has(field))
    .map((field) => `${field}: every ${status} must have this field (${spec}), received nothing`)
  // `Connection` is of one connection: a client does not always see it (RFC 9110 §7.6.1).
  const directive = fields['cache-control']
  const found = headers.get('cache-control') ?? undefined
  if (directive === undefined || directivesOf(found).includes(String(directive))) return lines
  return [
    ...lines,
    `Cache-Control: every ${status} must have ${String(directive)} (${spec}), received ${shown(found)}`,
  ]
}

function directivesOf(field = ''): readonly string[] {
  return field.split(',').map((directive) => directive.trim().toLowerCase())
}
