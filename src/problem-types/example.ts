/** The example of a problem type: an error that documents show. */

import { readEach } from '../checks/plain-object.ts'
import type { ForeignErrorInit } from '../errors/http-error-class.ts'
import type { HttpError } from '../errors/http-error.ts'
import { propertyOf, textOf } from '../untrusted/inspect.ts'
import type { AnyDeclaredClass } from './problem-class.ts'
import { textOfViolation } from './read-extensions.ts'

/**
 * Returns the error that a problem type has as its example. A type without required members needs none.
 *
 * @param required typical values of options that the status requires, which the example may leave out.
 * @throws {TypeError} that names the class where the example does not fit, or is missing.
 * @example
 * ```ts
 * toProblem(exampleOf(OutOfCredit)) // { type: 'https://…/out-of-credit', balance: 30, … }
 * ```
 */
export function exampleOf(problemClass: AnyDeclaredClass, required?: object): HttpError {
  const { name, example } = problemClass.definition
  const options = readEach(example ?? {}, `the example of ${name}`)
  const error = errorOf(problemClass, { ...required, ...options })
  const violation = propertyOf(error, 'violation')
  if (violation === undefined) {
    const [field] = error.placeholders ?? []
    if (field === undefined) return error
    throw new TypeError(
      `Problem type ${name} needs an example, as a ${error.status} has the field ${field}: set 'example' in defineProblem().`
    )
  }
  const text = textOfViolation(violation as readonly unknown[])
  throw new TypeError(
    example === undefined
      ? `Problem type ${name} needs an example, as its members are required (${text}): set 'example' in defineProblem().`
      : `The example of problem type ${name} does not fit its schema: ${text}.`
  )
}

function errorOf(problemClass: AnyDeclaredClass, init: ForeignErrorInit): HttpError {
  try {
    return problemClass.from(init)
  } catch (cause) {
    const { name } = problemClass.definition
    throw new TypeError(
      `The example of problem type ${name} is not valid: ${textOf(cause, 'message')}`,
      { cause }
    )
  }
}

/** @throws {TypeError} as `exampleOf` does, but not where there is no example. */
export function checkExample(problemClass: AnyDeclaredClass): void {
  if (problemClass.definition.example !== undefined) exampleOf(problemClass)
}
