import { errorClassOf } from '../errors/classes-by-status.ts'
import type { FieldLines, Fields } from '../fields/field.ts'
import type { HttpError } from '../errors/http-error.ts'
import { toProblem } from '../problem/problem.ts'
import { isErrorLike, isNamed, membersOf } from '../untrusted/inspect.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/** How many members are read and sent at the most. */
const MOST_MEMBERS = 100

/** Among client errors, those of authentication and permission have priority. */
const FIRST_OF_CLIENT = [401, 407, 403]

/** The members that merged problems have in common. */
const COMMON = ['type', 'title', 'status', 'condition', 'applied']

/** Fields that are lists of challenges: each error may add one (RFC 9110 §11.6.1, §11.7.1). */
const CHALLENGES = ['www-authenticate', 'proxy-authenticate']

/**
 * Makes a recognizer of AggregateErrors (RFC 9457 §3), whose members may be AggregateErrors in turn.
 *
 * - Problems of one type and status become one, with a member `errors` that lists each.
 * - Of different ones the most urgent is sent: a 5xx before a 4xx, as the client can do nothing about
 *   it; then 401, 407 and 403, before which nothing else may be sent; then the lowest status.
 * - With a member that is no HTTP error the whole is none either: it stays a 500.
 *
 * Only the first 100 members are looked at.
 *
 * @param recognizeOne what a member stands for; undefined if no recognizer recognizes it.
 * @example
 * ```ts
 * fromAggregate(fromHttpErrors)(new AggregateError([createError(404), createError(503)]))?.status // 503
 * ```
 */
export function fromAggregate(recognizeOne: ImmediateRecognizer): ImmediateRecognizer {
  return function aggregate(thrown, c) {
    if (!isAggregate(thrown)) return undefined
    const errors: HttpError[] = []
    for (const member of leavesOf(thrown)) {
      const error = recognizeOne(member, c)
      if (error === undefined) return undefined
      errors.push(error)
    }
    const [first, ...others] = errors.toSorted(byUrgency)
    if (first === undefined) return undefined
    return others.every((other) => isAlike(first, other)) ? merged(errors, first, thrown) : first
  }
}

/** The members that are no aggregates themselves, each once; an aggregate may contain itself. */
function leavesOf(aggregate: object): readonly unknown[] {
  const seen = new Set<unknown>([aggregate])
  const leaves: unknown[] = []
  const waiting = [...membersOf(aggregate, MOST_MEMBERS)]
  while (waiting.length > 0 && seen.size <= MOST_MEMBERS) {
    const member = waiting.shift()
    if (seen.has(member)) continue
    seen.add(member)
    if (isAggregate(member)) waiting.unshift(...membersOf(member, MOST_MEMBERS))
    else leaves.push(member)
  }
  return leaves
}

function isAggregate(value: unknown): value is object {
  return isErrorLike(value) && (value instanceof AggregateError || isNamed(value, 'AggregateError'))
}

function isAlike(one: HttpError, other: HttpError): boolean {
  return one.status === other.status && typeOf(one) === typeOf(other)
}

/** No type is the same as about:blank (RFC 9457 §4.2.1). */
function typeOf({ type }: HttpError): string {
  return type ?? 'about:blank'
}

function byUrgency(one: HttpError, other: HttpError): number {
  return urgency(one.status) - urgency(other.status)
}

/** The lower, the more urgent. */
function urgency(status: number): number {
  if (status >= 500) return status - 600
  const rank = FIRST_OF_CLIENT.indexOf(status)
  return rank < 0 ? status : rank
}

function merged(errors: readonly HttpError[], first: HttpError, cause: unknown): HttpError {
  if (errors.length === 1) return first
  const { status, type, title, condition, applied } = first
  const sameCondition = errors.every((error) => error.condition === condition)
  const sameApplied = errors.every((error) => error.applied === applied)
  return errorClassOf(status).from({
    type,
    title,
    condition: sameCondition ? condition : 'unknown',
    applied: sameApplied ? applied : undefined,
    headers: mergedFields(errors),
    extensions: { errors: errors.flatMap(entriesOf).slice(0, MOST_MEMBERS) },
    cause,
  })
}

/** The members of one problem for the list; a problem that has a list already, as of a form, has several. */
function entriesOf(error: HttpError): readonly unknown[] {
  const members = Object.entries(toProblem(error)).filter(([name]) => !COMMON.includes(name))
  const entry = Object.fromEntries(members)
  return Array.isArray(entry['errors']) ? entry['errors'] : [entry]
}

function mergedFields(errors: readonly HttpError[]): Fields {
  const fields: Record<string, FieldLines> = {}
  for (const [name, lines] of errors.flatMap(({ headers }) => Object.entries(headers))) {
    const before = fields[name]
    if (before === undefined) fields[name] = lines
    else if (CHALLENGES.includes(name)) fields[name] = [...new Set([before, lines].flat())]
    else if (name === 'retry-after' && Number(lines) > Number(before)) fields[name] = lines
  }
  return fields
}
