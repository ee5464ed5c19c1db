/** A function from Request to Response, wrapped like an app but without a router. */

import type { ExecutionContext } from 'hono'
import { invalidArgument } from '../checks/invalid-argument.ts'
import type { HttpErrorsOptions } from '../response/options.ts'
import type { Preset } from '../response/preset.ts'
import { readOptions } from '../response/settings.ts'
import { wrapFetch } from './last-resort.ts'

/**
 * Returns a function that neither throws nor rejects, and whose errors are described by problems.
 *
 * @param preset what the options do not decide.
 * @throws {TypeError} that names the option that is wrong.
 */
export function wrapHandler<Args extends readonly unknown[]>(
  handler: (request: Request, ...rest: Args) => Response | Promise<Response>,
  options: HttpErrorsOptions | undefined,
  preset: Preset
): (request: Request, ...rest: Args) => Promise<Response> {
  if (typeof handler !== 'function') {
    throw invalidArgument('Argument 1 of wrapFetch()', 'a function, such as app.fetch', handler)
  }
  const settings = readOptions(preset, options)
  return async (request, ...rest) => {
    const call = (received: Request): unknown => handler(received, ...rest)
    // @hono/node-server passes its bindings, by which HTTP/1.0 and HTTP/2 are known. Workers pass what
    // waits for a report; what other platforms pass has no such method.
    const [env, executionContext] = rest
    return wrapFetch(call, settings)(request, env, executionContext as ExecutionContext)
  }
}
