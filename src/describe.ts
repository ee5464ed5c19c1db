/** HttpError -> Problem, with the hooks of the app that have a say in it. */

import type { Context } from 'hono'
import { InternalServerError } from './errors.ts'
import { isUriReference } from './grammar.ts'
import { silenced } from './hook.ts'
import type { HttpError } from './http-error.ts'
import { toProblem, type Problem } from './problem.ts'

/** The hooks that have a say in what a problem tells. */
export interface ProblemHooks {
  readonly instance: ((c: Context) => string | undefined) | undefined
  readonly expose: ((error: HttpError) => boolean) | undefined
}

/** The problem; that of a bare 500 when a property of the error throws. */
export function describe(
  error: HttpError,
  settings: ProblemHooks,
  c: Context | undefined,
  failed: (failure: unknown) => void
): Problem {
  try {
    const instance = c && settings.instance ? occurrence(settings.instance, c, failed) : undefined
    const expose = settings.expose && exposure(settings.expose, failed)
    return toProblem(error, { instance, expose })
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
  try {
    const uri: unknown = instance(c)
    if (uri === undefined || isUriReference(uri)) return uri
    silenced(uri)
    failed(new TypeError(`Hook 'instance' returned something other than a URI reference.`))
  } catch (failure) {
    failed(failure)
  }
  return undefined
}

/** The hook `expose`, such that nothing but a plain yes tells a message. */
function exposure(
  expose: (error: HttpError) => boolean,
  failed: (failure: unknown) => void
): (error: HttpError) => boolean {
  return (error) => {
    try {
      const exposed: unknown = expose(error)
      if (typeof exposed === 'boolean') return exposed
      silenced(exposed)
      failed(new TypeError(`Hook 'expose' returned something other than a boolean.`))
    } catch (failure) {
      failed(failure)
    }
    return false
  }
}
