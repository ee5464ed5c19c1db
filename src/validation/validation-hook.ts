/** The hook of Hono's validators, which pass their results on in different properties. */

import type { Context } from 'hono'
import { checkedOptions } from '../checks/plain-object.ts'
import { invalidSetting } from '../fields/grammar.ts'
import { issuesOfResult } from './library-issues.ts'
import { mayHaveContent, validatedPart, type ValidationTarget } from './validated-part.ts'
import {
  checkedStatus,
  unexplainedError,
  failedValidationError,
  type ValidationOptions,
} from './validation-problem.ts'
import type { ParameterPlace } from './validation-fault.ts'

/** What validators pass to a hook: the properties that are used here. */
export interface ValidationResult {
  /** Whether the value fits the schema. */
  readonly success: boolean
  /** The part of the request that was validated; some validators do not pass it. */
  readonly target?: string | undefined
  /** The validated value. */
  readonly data?: unknown
  /** An error that has issues, the issues, or a list of errors. */
  readonly error?: unknown
  /** The issues, where `error` has none. */
  readonly issues?: unknown
  /** The issues of validators that call them so. */
  readonly errors?: unknown
}

/**
 * A hook that throws when the validation failed.
 *
 * @param result what the validator has found.
 * @param c the context of the request; without it, the place of a fault in the request is not known.
 */
export type ValidationHook = (result: ValidationResult, c?: Context) => void

/** Options of `createValidationHook`. */
export interface ValidationHookOptions extends ValidationOptions {
  /**
   * The part of the request that is validated, for validators that do not pass it to their hook:
   * those of TypeBox, ArkType and typia. Without it, the part is found by comparing the values, which
   * does not find the place of a parameter that is missing.
   */
  readonly target?: ValidationTarget
}

const places: Readonly<Record<string, ParameterPlace | undefined>> = {
  query: 'query',
  param: 'path',
  header: 'header',
  cookie: 'cookie',
  json: undefined,
  form: undefined,
}

/**
 * Makes a hook for a validator, with options.
 *
 * @param options `status`: 422 or 400; `target`: the part that is validated.
 * @returns a hook for the last argument of the validator.
 * @throws {TypeError|RangeError} that names the option when it is none of its values.
 * @example
 * ```ts
 * import { zValidator } from '@hono/zod-validator'
 * import { Hono } from 'hono'
 * import { httpErrors } from 'hono-http-errors'
 * import { createValidationHook } from 'hono-http-errors/validators/zod-validator'
 * import { z } from 'zod'
 *
 * const query = z.object({ author: z.string() })
 * const hook = createValidationHook({ status: 400 })
 * const app = httpErrors(new Hono())
 * app.get('/books', zValidator('query', query, hook), (c) => c.json([c.req.valid('query').author]))
 *
 * const response = await app.request('/books')
 * response.status // 400
 * ```
 */
export function createValidationHook(options: ValidationHookOptions = {}): ValidationHook {
  const { target: part, status: wanted } = checkedOptions(
    options,
    ['status', 'target'],
    'createValidationHook()'
  )
  const status = checkedStatus(wanted)
  if (part !== undefined && !Object.hasOwn(places, part)) {
    throw invalidSetting('target', 'a part of a request, as json or query', part)
  }
  return function throwValidationError(result, c) {
    if (result.success) return
    const { data, error } = result
    const cause = error ?? result.issues ?? result.errors
    const issues = issuesOfResult(cause)
    // Without an error, the validator would send a response that contains the submitted values.
    if (issues === undefined) throw unexplainedError(cause, status)
    const target = result.target ?? part ?? validatedPart(c, data, issues)
    throw failedValidationError({ issues, cause, data, place: placeOf(target, c) }, status)
  }
}

/** undefined for content. Where the part is unknown, a GET or HEAD has only parameters. */
function placeOf(
  target: string | undefined,
  c: Context | undefined
): (() => ParameterPlace | undefined) | undefined {
  if (target !== undefined) {
    const place = places[target]
    return place && (() => place)
  }
  return c === undefined || mayHaveContent(c) ? undefined : () => undefined
}

/**
 * For the last argument of a validator: a failed validation is thrown, as the error that
 * `fromValidation` makes, but with its place in the request.
 *
 * @param result what the validator has found; one without issues passes.
 * @param c the context of the request, which validators pass on.
 * @throws {HttpError} a 422, when the validation failed.
 * @example
 * ```ts
 * import { zValidator } from '@hono/zod-validator'
 * import { Hono } from 'hono'
 * import { httpErrors } from 'hono-http-errors'
 * import { validationHook } from 'hono-http-errors/validators/zod-validator'
 * import { z } from 'zod'
 *
 * const book = z.object({ title: z.string() })
 * const app = httpErrors(new Hono())
 * app.post('/books', zValidator('json', book, validationHook), (c) => c.json(c.req.valid('json'), 201))
 *
 * const headers = { 'Content-Type': 'application/json' }
 * const response = await app.request('/books', { method: 'POST', body: '{}', headers })
 * const problem = await response.json()
 * response.status // 422
 * problem.errors[0].pointer // '#/title'
 * ```
 */
export const validationHook: ValidationHook = /* @__PURE__ */ createValidationHook()
