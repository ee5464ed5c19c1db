/**
 * The errors of schemas: Standard Schema, Zod 3 and 4, Valibot, ArkType, TypeBox, Ajv, typia, Effect, class-validator.
 *
 * @module
 */

import { checkedOptions } from '../checks/plain-object.ts'
import { factory } from '../checks/uncalled-factory.ts'
import { issuesOfFailure } from '../validation/library-issues.ts'
import {
  checkedStatus,
  failedValidationError,
  type ValidationOptions,
} from '../validation/validation-problem.ts'
import { fromHttpException } from './http-exception.ts'
import type { ImmediateRecognizer } from './recognizer.ts'
import { isLikeHttpException } from './response-origin.ts'
import { parameterPlace, validationCause, addValidationErrors } from './validation-cause.ts'

/**
 * Makes a recognizer of failed validations: any value with `issues` that each have a message
 * (Standard Schema, ZodError, ValiError, ArkErrors), the TraversalError of ArkType, the errors that
 * `Value.Parse` and `Value.Decode` of TypeBox throw, Ajv's ValidationError, typia's TypeGuardError,
 * Effect's ParseError and SchemaError, and the array that class-validator rejects with. An
 * HTTPException of 400 or 422 that has one of these as its cause keeps its status.
 *
 * Every issue becomes a member of `errors` with the schema's message as its `detail`, the `code` of
 * the library if it has one, and a JSON Pointer into the content (RFC 6901 §6) or, for GET and HEAD, the
 * name of the parameter. Submitted values are never sent back: the part of a message that quotes one is
 * removed, or the message is replaced. A quotation in a message of the app is found only where the library
 * or a hook passes the submitted values on; Zod does not.
 *
 * A schema that checks the response of another server throws the same errors: catch those.
 *
 * @param options `status`: 422 or 400.
 * @returns a recognizer; the preset of `hono-http-errors` has it built in, with 422.
 * @throws {TypeError|RangeError} that names the option when it is neither.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono(), { recognizers: [fromValidation({ status: 400 })] })
 * ```
 */
export const fromValidation: (options?: ValidationOptions) => ImmediateRecognizer =
  /* @__PURE__ */ factory(
    'fromValidation',
    function fromValidation(options: ValidationOptions = {}): ImmediateRecognizer {
      const status = checkedStatus(checkedOptions(options, ['status'], 'fromValidation()').status)
      return function recognizeValidation(thrown, c) {
        const issues = issuesOfFailure(thrown)
        if (issues === undefined) return exceptionWithIssues(thrown, c)
        return failedValidationError({ issues, cause: thrown, place: parameterPlace(c) }, status)
      }
    },
    ''
  )

/** `new HTTPException(400, { cause: result.error })`: the validation failed, and the app chose the status. */
const exceptionWithIssues: ImmediateRecognizer = (thrown, c) => {
  if (!isLikeHttpException(thrown)) return undefined
  const failure = validationCause(thrown)
  return failure && addValidationErrors(fromHttpException()(thrown, c), failure, c)
}
