/** Problem -> error: of the class that declares its type, or of the class of its status. */

import { fieldOf, resolve } from './read-problem.ts'
import {
  ReceivedError,
  type ReceivedHead,
  type ReceivedProblem,
  type RestorableClass,
} from './received.ts'
import { secondsUntil } from './retry-after.ts'

// A registered symbol: the server's half of this package never sends the status of what has it. It is not
// imported, as nothing of the server is in the bundle of a client.
const mark = /* @__PURE__ */ Symbol.for('hono-http-errors.received')

/** The error of the first class that fits: by type or alias, then by status, then `ReceivedError`. */
export function restore<Result extends object>(
  problem: ReceivedProblem,
  response: ReceivedHead,
  classes: readonly RestorableClass[] = []
): Result {
  const { headers, url } = response
  let error: object | undefined
  // First by type, then by status as well.
  for (const isByStatus of [false, true]) {
    for (const errorClass of classes) {
      const { status, type, definition } = errorClass
      const fits = type
        ? [type, ...(definition.aliases ?? [])].some((each) => resolve(each, url) === problem.type)
        : isByStatus
      if (fits && status === problem.status) error ??= made(errorClass, problem, headers)
    }
  }
  // None of it can be changed. The mark is enumerable, so that a copy of the error has it, too.
  return Object.defineProperties((error ?? new ReceivedError(problem)) as Result, {
    problem: { value: problem, enumerable: true },
    retryAfter: { value: secondsUntil(fieldOf(headers, 'retry-after')), enumerable: true },
    response: { value: response },
    getResponse: { value: internalServerError },
    [mark]: { value: true, enumerable: true },
  })
}

/** An error of the class, or undefined where its schema refuses the members. */
function made(
  errorClass: RestorableClass,
  problem: ReceivedProblem,
  headers: unknown
): object | undefined {
  const {
    type,
    title,
    status: _status,
    detail,
    instance,
    condition,
    applied,
    ...members
  } = problem as ReceivedProblem & Record<string, unknown>
  const { rules, extensions: schema } = errorClass.definition
  const isDeclared = errorClass.type || schema
  const fields: Record<string, string> = {}
  const options: Record<string, unknown> = { instance }
  for (const [option, { target }] of Object.entries(rules)) {
    const { field, member = option } = target
    const value = field && fieldOf(headers, field.toLowerCase())
    if (field && value) fields[field] = value
    if (!field) options[option] = members[member]
    if (!field || isDeclared) delete members[member]
  }
  const init = {
    ...(isDeclared
      ? // Options that no server has a say in, whatever members it sends.
        { ...members, cause: undefined, expose: undefined, isForeign: false }
      : { extensions: Object.keys(members).length ? members : undefined }),
    message: detail ?? title,
    detail,
    condition,
    applied,
    headers: fields,
  }
  if (type !== 'about:blank') Object.assign(options, { type, title })
  // A malformed option throws: the error is made without them then.
  for (const optional of [options, {}]) {
    try {
      const error: { violation?: unknown } = errorClass.from({ ...init, ...optional })
      // The class captures no frames for a 4xx.
      Error.captureStackTrace?.(error)
      if (!error.violation) return error
    } catch {}
  }
  return undefined
}

/**
 * Hono calls it where an app has no handler of errors: the response is that to any other error, and not the
 * 404 of an upstream.
 */
function internalServerError(this: unknown): Response {
  // oxlint-disable-next-line no-console
  console.error(this)
  return new Response('Internal Server Error', { status: 500 })
}
