/** The classes by which a route, a document and a client name the errors of failed validations. */

import type {
  ConstructorArguments,
  ForeignErrorInit,
  HttpErrorClass,
} from '../errors/http-error-class.ts'
import type { HttpErrorInit } from '../errors/error-init.ts'
import { BadRequest, UnprocessableContent } from '../errors/errors.ts'
import { HttpError } from '../errors/http-error.ts'
import { declareClass, type StatusClass } from '../problem-types/define-problem.ts'
import type { AnyDeclaredClass, ProblemInit } from '../problem-types/problem-class.ts'
import { propertyAt, propertyOf } from '../untrusted/inspect.ts'
import type { StandardSchema } from '../untrusted/standard-schema.ts'
import { areFaults, summaryOf, type ValidationFault } from './validation-fault.ts'

/** The extension members of a failed validation. */
export interface ValidationMembers {
  /** What is wrong with the request: at least one fault. */
  readonly errors: readonly ValidationFault[]
}

/** The error of a failed validation. */
export interface ValidationFailure<Status extends 400 | 422> extends HttpError<Status> {
  /** The member `errors`; empty if `violation` is set. */
  readonly extensions: ValidationMembers
  /** Why the members of `new` or `from` were refused: `extensions` is empty then. Not enumerable. */
  readonly violation?: readonly unknown[]
}

/**
 * The class of failed validations of one status. Its problems have the type of the status, `about:blank`.
 * `new` takes a message, options with `errors` beside them, or a message and options.
 *
 * @throws {TypeError} that names the option that is missing, unknown, or not valid.
 */
export interface ValidationFailureClass<Status extends 400 | 422> {
  new (
    ...args: ConstructorArguments<
      ProblemInit<HttpErrorInit, StandardSchema<ValidationMembers, ValidationMembers>>
    >
  ): ValidationFailure<Status>
  /** The status code of all errors of the class. */
  readonly status: Status
  /** The facts about the status, and what documents state of its members. */
  readonly definition: AnyDeclaredClass['definition'] & {
    /** The status code of all errors of the class. */
    readonly status: Status
  }
  /**
   * Makes an error of members that were received, or for an error of another library.
   *
   * @param init the options, and `errors` beside them.
   * @returns an error to throw; with `violation` where `errors` is not a list of faults.
   * @throws {TypeError} that names the option, other than a field, that is not valid.
   * @example
   * ```ts
   * const errors = [{ detail: 'This address is taken.', pointer: '#/email' }]
   * ValidationFailed.from({ errors }).extensions.errors.length // 1
   * ```
   */
  from(init?: ForeignErrorInit): ValidationFailure<Status>
}

const jsonSchema = {
  type: 'object',
  properties: {
    errors: {
      type: 'array',
      minItems: 1,
      description: 'The faults of the request.',
      items: {
        type: 'object',
        properties: {
          detail: { type: 'string', description: 'What is wrong.' },
          pointer: { type: 'string', description: 'The place in the content, as a JSON Pointer.' },
          parameter: { type: 'string', description: 'The name of the parameter.' },
          in: { type: 'string', enum: ['query', 'path', 'header', 'cookie'] },
          code: { type: 'string', description: 'The kind of the fault, for programs.' },
          line: { type: 'integer', minimum: 1, description: 'The line of the content, from 1.' },
          column: { type: 'integer', minimum: 1, description: 'The column of the line, from 1.' },
        },
        required: ['detail'],
      },
    },
  },
  required: ['errors'],
} as const

const schema = {
  '~standard': {
    version: 1,
    vendor: 'hono-http-errors',
    validate: (value: unknown): unknown => {
      const errors = propertyOf(value, 'errors')
      if (areFaults(errors)) return { value: { errors: errors.map(typedFault) } }
      return { issues: [{ message: 'There is no list of faults.', path: ['errors'] }] }
    },
    // Standard JSON Schema, version 1: the words are the same in every draft.
    jsonSchema: { input: () => jsonSchema, output: () => jsonSchema },
  },
}

/** A fault with the members of the schema. One of another type is ignored (RFC 9457 §3.1), as are all others. */
function typedFault(fault: ValidationFault): object {
  const members = Object.entries<FaultMember>(jsonSchema.properties.errors.items.properties)
  return Object.fromEntries(
    members.flatMap(([name, { type, enum: values, minimum = 0 }]) => {
      const value = propertyOf(fault, name)
      const isOfType =
        type === 'integer'
          ? Number.isInteger(value) && Number(value) >= minimum
          : typeof value === 'string' && (values?.includes(value) ?? true)
      return isOfType ? [[name, value]] : []
    })
  )
}

interface FaultMember {
  readonly type: 'string' | 'integer'
  readonly enum?: readonly string[]
  readonly minimum?: number
}

/**
 * 422: the request does not fit its schema, and `errors` lists the faults. Names, in `throws`, in OpenAPI and
 * in clients, what the validation hooks, `fromValidation` and `validationError` respond with: `instanceof` is
 * true of those errors.
 *
 * @example
 * ```ts
 * import { zValidator } from '@hono/zod-validator'
 * import { Hono } from 'hono'
 * import { validationHook } from 'hono-http-errors/validators/zod-validator'
 * import { z } from 'zod'
 *
 * const book = z.object({ title: z.string() })
 * const app = httpErrors(new Hono())
 * app.post('/books', throws(ValidationFailed), zValidator('json', book, validationHook), (c) =>
 *   c.json(c.req.valid('json'), 201)
 * )
 * ```
 */
export const ValidationFailed: ValidationFailureClass<422> = /* @__PURE__ */ declareFailure(
  UnprocessableContent,
  'ValidationFailed',
  'The content or the parameters of the request do not fit their schema. Each member of `errors` is a fault with its place in the request.',
  [{ detail: 'Too small: expected number to be >0', pointer: '#/pages', code: 'too_small' }]
)

/**
 * 400: the content of the request cannot be parsed; or it does not fit its schema, where the hook has the
 * option `{ status: 400 }`. As `ValidationFailed` in everything else.
 *
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * app.post('/books', throws(InvalidRequest), async (c) => c.json(await c.req.json(), 201))
 * ```
 */
export const InvalidRequest: ValidationFailureClass<400> = /* @__PURE__ */ declareFailure(
  BadRequest,
  'InvalidRequest',
  'The content of the request cannot be parsed, or the request does not fit its schema. Each member of `errors` is a fault with its place in the request.',
  [{ detail: 'Syntax error.', pointer: '#', line: 3, column: 18 }],
  'The content of the request is not valid JSON: there is a syntax error at line 3, column 18.'
)

/* @__NO_SIDE_EFFECTS__ */
function declareFailure<Status extends 400 | 422>(
  Base: HttpErrorClass<Status>,
  name: string,
  description: string,
  errors: readonly ValidationFault[],
  detail?: string
): ValidationFailureClass<Status> {
  const Declared = declareClass(Base as unknown as StatusClass, {
    name,
    description,
    extensions: schema,
    detail: (members: ValidationMembers) => summaryOf(members.errors),
    example: { errors, ...(detail !== undefined && { detail }) },
  })
  // The hooks make errors of the status, so that apps that document nothing do not load the schema.
  Object.defineProperty(Declared, Symbol.hasInstance, {
    value(this: object, value: unknown): boolean {
      if (this !== Declared) return Function.prototype[Symbol.hasInstance].call(this, value)
      if (!HttpError.is(value) || propertyOf(value, 'status') !== Base.status) return false
      return areFaults(propertyAt(value, ['extensions', 'errors']))
    },
  })
  return Declared as unknown as ValidationFailureClass<Status>
}
