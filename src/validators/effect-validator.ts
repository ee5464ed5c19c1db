/**
 * For `@hono/effect-validator`, which has no hook:
 * `withValidationErrors('json', effectValidator('json', schema))`.
 *
 * This module imports nothing of the package, so that it loads without.
 *
 * @module
 */

import type { Context, MiddlewareHandler } from 'hono'
import { isResponseLike, propertyOf } from '../untrusted/inspect.ts'
import { issuesOfResult } from '../validation/library-issues.ts'
import { createValidationHook, type ValidationHookOptions } from '../validation/validation-hook.ts'
import { cookiesOf, type ValidationTarget } from '../validation/validated-part.ts'

/**
 * Wraps the middleware of `effectValidator`: the response that it returns for a failed validation,
 * which has the submitted values in it, becomes the error that `validationHook` throws.
 *
 * @param target the part of the request, the same as that of `effectValidator`.
 * @param middleware what `effectValidator` returned.
 * @param options `status`: 422 or 400.
 * @returns middleware with the same type, for the route.
 * @throws {TypeError|RangeError} that names the option that is unknown or not valid.
 * @example
 * ```ts
 * import { effectValidator } from '@hono/effect-validator'
 * import { Schema } from 'effect'
 * import { Hono } from 'hono'
 *
 * const book = Schema.Struct({ title: Schema.String })
 * const app = httpErrors(new Hono())
 * app.post('/books', withValidationErrors('json', effectValidator('json', book)), (c) =>
 *   c.json(c.req.valid('json'), 201)
 * )
 * ```
 */
export function withValidationErrors<Middleware extends MiddlewareHandler>(
  target: ValidationTarget,
  middleware: Middleware,
  options: Omit<ValidationHookOptions, 'target'> = {}
): Middleware {
  const hook = createValidationHook({ ...options, target })
  const throwing: MiddlewareHandler = async function throwValidationErrors(c, next) {
    let isValid = false
    const response = await middleware(c, async () => {
      isValid = true
      await next()
    })
    if (isValid || !isResponseLike(response)) return response
    const errors = propertyOf(await contentOf(response), 'error')
    const issues = issuesOfResult(errors)
    if (issues === undefined) return response
    hook({ success: false, target, data: await submitted(c, target), error: readErrors(issues) }, c)
    return response
  }
  // The wrapper takes the same request and passes on the same response.
  return throwing as Middleware
}

/** The entries of Effect's ArrayFormatter, with its `_tag` as the code. */
function readErrors(errors: readonly unknown[]): readonly object[] {
  return errors.map((error) => ({
    message:
      propertyOf(error, '_tag') === 'Unexpected'
        ? 'This is not allowed here.'
        : propertyOf(error, 'message'),
    path: propertyOf(error, 'path'),
    code: propertyOf(error, '_tag'),
    isLibraryCode: true,
  }))
}

async function contentOf(response: Response): Promise<unknown> {
  try {
    return await response.clone().json()
  } catch {
    return undefined // no JSON, so no failed validation
  }
}

/** What was validated, to keep it out of the messages. Hono keeps content that it has read. */
async function submitted(c: Context, target: ValidationTarget): Promise<unknown> {
  if (target === 'json') return c.req.json()
  if (target === 'form') return c.req.parseBody({ all: true })
  // As Hono's validator has them: a parameter with one value without a list.
  if (target === 'query') {
    const lists = Object.entries(c.req.queries())
    return Object.fromEntries(lists.map(([name, list]) => [name, list.length > 1 ? list : list[0]]))
  }
  if (target === 'param') return c.req.param()
  return target === 'cookie' ? cookiesOf(String(c.req.header('Cookie'))) : c.req.header()
}
