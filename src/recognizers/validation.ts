/** The errors of schemas: Standard Schema, Zod 3 and 4, Valibot, ArkType. */

import { factory } from '../checks/uncalled-factory.ts'
import type { Context } from 'hono'
import { issuesOf } from '../validation/validation-issue.ts'
import {
  checkedStatus,
  validationError,
  type ParameterPlace,
  type ValidationOptions,
} from '../validation/validation-problem.ts'
import type { ImmediateRecognizer } from './recognizer.ts'

/**
 * Makes a recognizer of failed validations: any value with `issues` that each have a message
 * (Standard Schema, ZodError, ValiError, ArkErrors), and the TraversalError of ArkType.
 *
 * Every issue becomes a member of `errors` with the schema's message as its `detail`, and a JSON
 * Pointer into the content (RFC 6901 §6) or, for GET and HEAD, the name of the parameter. Submitted
 * values are never sent back: the part of a message that quotes one is removed, or the message is
 * replaced. A quotation in a message of the app is found only where the library or a hook passes the
 * submitted values on; Zod does not.
 *
 * A schema that checks the response of another server throws the same errors: catch those.
 *
 * @param options `status`: 422 or 400.
 * @throws {TypeError|RangeError} that names the option when it is neither.
 * @example
 * ```ts
 * httpErrors(app, { recognizers: [fromValidation({ status: 400 })] })
 * ```
 */
export const fromValidation: (options?: ValidationOptions) => ImmediateRecognizer =
  /* @__PURE__ */ factory(
    'fromValidation',
    function fromValidation(options: ValidationOptions = {}): ImmediateRecognizer {
      const status = checkedStatus(options, 'fromValidation()')
      return function recognizeValidation(thrown, c) {
        const issues = issuesOf(thrown)
        return issues && validationError({ issues, cause: thrown, place: placeOf(c) }, status)
      }
    },
    ''
  )

/** RFC 9110 §9.3.1 and §9.3.2: content of a GET or HEAD has no meaning, so parameters were checked. */
function placeOf(
  c: Context | undefined
): ((name: string) => ParameterPlace | undefined) | undefined {
  if (c === undefined || !['GET', 'HEAD'].includes(c.req.method)) return undefined
  return (name) => {
    if (name !== '' && Object.hasOwn(c.req.param(), name)) return 'path'
    return c.req.query(name) === undefined ? undefined : 'query'
  }
}
