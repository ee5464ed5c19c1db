/** HttpError -> Problem, with the hooks of the app that have a say in it. */

import type { Context } from 'hono'
import { InternalServerError } from '../errors/errors.ts'
import { isUriReference } from '../fields/grammar.ts'
import { callSyncHook, callPredicateHook } from '../untrusted/call-hook.ts'
import type { HttpError } from '../errors/http-error.ts'
import { toProblem, type Problem } from '../problem/problem.ts'
import { isErrorStatus } from '../errors/status-range.ts'

/** The hooks that have a say in what a problem tells. */
export interface ProblemHooks {
  readonly instance: ((c: Context) => string | undefined) | undefined
  readonly expose: ((error: HttpError) => boolean) | undefined
}

/** The problem; that of a bare 500 when a property of the error throws. */
export function problemFor(
  error: HttpError,
  settings: ProblemHooks,
  c: Context | undefined,
  failed: (failure: unknown) => void
): Problem {
  try {
    // Before the hooks, which may change the error: its status is sent whatever they do.
    const { status } = error
    const instance = c && settings.instance ? occurrence(settings.instance, c, failed) : undefined
    const expose = settings.expose && exposure(settings.expose, failed)
    const problem = toProblem(error, { instance, expose })
    // A getter may return another status than the one that was checked.
    if (isErrorStatus(status)) return problem.status === status ? problem : { ...problem, status }
    throw new RangeError('The status of an error is not an integer from 400 to 599.')
  } catch (failure) {
    failed(failure)
    return toProblem(new InternalServerError())
  }
}

function occurrence(
  instance: (c: Context) => string | undefined,
  c: Context,
  failed: (failure: unknown) => void
): string | undefined {
  const hook = { name: 'instance', call: () => instance(c), isValid: isReference, failed }
  return callSyncHook(hook, 'a URI reference')
}

function isReference(uri: unknown): uri is string | undefined {
  return uri === undefined || isUriReference(uri)
}

/** The hook `expose`, such that nothing but a plain yes tells a message. */
function exposure(
  expose: (error: HttpError) => boolean,
  failed: (failure: unknown) => void
): (error: HttpError) => boolean {
  return (error) => callPredicateHook({ name: 'expose', call: () => expose(error), failed })
}
