/** HttpError -> Problem, with the hooks of the app that add to it. */

import { InternalServerError } from '../errors/errors.ts'
import type { HttpError } from '../errors/http-error.ts'
import { isErrorStatus } from '../errors/status-range.ts'
import { isUriReference } from '../fields/grammar.ts'
import { describe } from '../errors/problem.ts'
import type { Problem, ProblemOptions } from '../problem/problem.ts'
import { callHook, isBoolean, type Hook } from '../untrusted/call-hook.ts'
import { copyMembers } from '../untrusted/json-value.ts'
import { isThenable } from '../untrusted/maybe-promise.ts'
import type { ErrorContext } from './error-context.ts'

/** Returns the problem; that of a bare 500 if a property of the error throws. */
export function problemFor(error: HttpError, context: ErrorContext): Problem {
  const { settings, addFailure } = context
  try {
    // Before the hooks, which may change the error: its status is sent whatever they do.
    const { status } = error
    const { instance, expose, typeFor, extensions } = settings
    const hasHooks = Boolean(instance ?? expose ?? typeFor ?? extensions)
    const problem = describe(error, hasHooks ? hooksOf(error, context) : undefined)
    // A getter may return another status than the one that was checked.
    if (isErrorStatus(status)) return problem.status === status ? problem : { ...problem, status }
    throw new RangeError('The status of an error is not an integer from 400 to 599.')
  } catch (failure) {
    addFailure(failure)
    return describe(new InternalServerError())
  }
}

function hooksOf(error: HttpError, context: ErrorContext): ProblemOptions {
  const { c, settings } = context
  const { instance, expose, typeFor, extensions } = settings
  return {
    instance: c && instance && callHook(() => instance(c), instanceHook, context),
    expose: expose && ((shown) => callHook(() => expose(shown), exposeHook, context) === true),
    type: typeFor && callHook(() => typeFor(error.status), typeHook, context),
    extensions:
      extensions && callHook(() => membersOf(extensions(c, error)), extensionsHook, context),
  }
}

const instanceHook = referenceHook('instance')
const typeHook = referenceHook('typeFor')

/* @__NO_SIDE_EFFECTS__ */
function referenceHook(name: string): Hook<string | undefined> {
  return {
    name,
    wanted: 'a URI reference or undefined',
    isValid: (uri): uri is string | undefined => uri === undefined || isUriReference(uri),
  }
}

/** Copies the members here, as a Proxy may throw: that is a failure of the hook, not of the error. */
function membersOf(value: unknown): unknown {
  return hasMembers(value) ? copyMembers(value) : value
}

/** A promise has members that the problem would not get: the hook is not awaited. */
function hasMembers(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isThenable(value)
}

const extensionsHook: Hook<object | undefined> = {
  name: 'extensions',
  wanted: 'an object or undefined',
  isValid: (value): value is object | undefined => value === undefined || hasMembers(value),
}

const exposeHook: Hook<boolean> = { name: 'expose', wanted: 'a boolean', isValid: isBoolean }
