/** Error class -> the type of the problem that a client receives. */

import type { HttpErrorClass } from '../errors/http-error-class.ts'
import type { Condition, HttpErrorInit } from '../errors/error-init.ts'
import type * as errors from '../errors/errors.ts'
import type { HttpError } from '../errors/http-error.ts'
import type * as members from '../errors/members.ts'

/** The class of a status or of a problem type. */
export type AnyErrorClass = {
  /** The status code of all errors of the class. */
  readonly status: number
  /** The problem type; absent for the class of a status. */
  readonly type?: string
} & (abstract new (...args: never) => HttpError)

/** The status code of an error class. */
export type StatusOf<Class extends AnyErrorClass> = Class['status']

/** The problem type of an error class. */
type TypeOf<Class> = Class extends { readonly type: infer Type extends string }
  ? Type
  : 'about:blank'

/** The extension members of an error class; none for the class of a status. */
type MembersOf<Class> = Class extends abstract new (...args: never) => {
  readonly extensions: infer Members
}
  ? Members
  : unknown

/** The options of statuses that are sent as members of the problem, such as `available` of 406. */
type MemberOption = {
  [Name in keyof typeof members]: (typeof members)[Name] extends { readonly member: infer Option }
    ? Option
    : never
}[keyof typeof members]

/** The options of the class that the table has for a status; those of every error for another status. */
type InitOf<Status, Class = (typeof errors)[keyof typeof errors]> =
  Extract<Class, { readonly status: Status }> extends HttpErrorClass<number, infer Init>
    ? Init
    : HttpErrorInit

/** The members that the status itself has. */
type MembersOfStatus<Status, Init = InitOf<Status>> = {
  [Name in keyof Init as Extract<Name, MemberOption>]?: Exclude<Init[Name], undefined>
}

/**
 * The problem of an error class, as a client receives it in JSON.
 *
 * @example
 * ```ts
 * type NotFoundProblem = ProblemOf<typeof NotFound>
 *
 * const problem: NotFoundProblem = {
 *   type: 'about:blank',
 *   title: 'Not Found',
 *   status: 404,
 *   detail: 'No book has that id.',
 *   condition: 'unknown',
 * }
 * ```
 */
export type ProblemOf<Class extends AnyErrorClass> = Class extends unknown
  ? Flat<
      {
        /** The problem type, a URI reference; `about:blank` means the status code alone. */
        type: TypeOf<Class>
        /** The summary of the type. */
        title: string
        /** The status code of the response. */
        status: StatusOf<Class>
        /** What happened this time. */
        detail: string
        /** A URI reference of this occurrence. */
        instance?: string
        /** Whether the condition passes by itself. */
        condition: Condition
        /** Whether the request took effect. Absent where that is not known. */
        applied?: boolean
      } & MembersOfStatus<StatusOf<Class>> &
        MembersOf<Class>
    >
  : never

type Flat<Members> = { [Name in keyof Members]: Members[Name] }
