/** HttpError -> Problem, with the hooks `instance` and `expose` of the app. */

import { InternalServerError } from '../errors/errors.ts'
import type { HttpError } from '../errors/http-error.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import { isUriReference } from '../fields/grammar.ts'
import { toProblem, type Problem, type ProblemOptions } from '../problem/problem.ts'
import { callHook, isBoolean, type Hook } from '../untrusted/call-hook.ts'
import type { ErrorContext } from './error-context.ts'

/** Returns the problem; that of a bare 500 if a property of the error throws. */
export function problemFor(error: HttpError, context: ErrorContext): Problem {
  const { settings, addFailure } = context
  try {
    // Before the hooks, which may change the error: its status is sent whatever they do.
    const { status } = error
    const hasHooks = settings.instance !== undefined || settings.expose !== undefined
    const problem = toProblem(error, hasHooks ? hooksOf(context) : undefined)
    // A getter may return another status than the one that was checked.
    if (isErrorStatus(status)) return problem.status === status ? problem : { ...problem, status }
    throw new RangeError('The status of an error is not an integer from 400 to 599.')
  } catch (failure) {
    addFailure(failure)
    return toProblem(new InternalServerError())
  }
}

function hooksOf(context: ErrorContext): ProblemOptions {
  const { c, settings } = context
  const { instance, expose } = settings
  return {
    instance: c && instance && callHook(() => instance(c), instanceHook, context),
    expose: expose && ((error) => callHook(() => expose(error), exposeHook, context) === true),
  }
}

const instanceHook: Hook<string | undefined> = {
  name: 'instance',
  wanted: 'a URI reference or undefined',
  isValid: (uri): uri is string | undefined => uri === undefined || isUriReference(uri),
}

const exposeHook: Hook<boolean> = { name: 'expose', wanted: 'a boolean', isValid: isBoolean }
