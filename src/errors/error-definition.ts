/** The facts about a status, as its class and its errors have them. */

import type { Fields } from '../fields/field.ts'
import type { Condition } from './error-init.ts'
import type { Rules } from './rules.ts'

/** The facts about a status: its row of the table, and the rules of its options. */
export interface ErrorDefinition<Status extends number = number> {
  /** 400 to 599. */
  readonly status: Status
  /** The phrase of the IANA registry. */
  readonly phrase: string
  /** The document and section that define the status. */
  readonly spec: string
  /** Whether errors with this status pass by themselves, as far as the RFCs say. */
  readonly condition: Condition
  /** What happened and what the client can do, in a sentence or two. */
  readonly explanation: string
  /** The fields that every response with this status has, by lower-case name. */
  readonly fields: Fields
  /** The options of the status, and the field or member of each. */
  readonly rules: Rules
}
