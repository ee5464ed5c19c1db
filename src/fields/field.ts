/** How an option becomes a response field or a member of the problem. */

/** The value of a field: one line, or several lines of the same name (RFC 9110 §5.3). */
export type FieldLines = string | readonly string[]

/** Response fields by lower-case name. */
export type Fields = Readonly<Record<string, FieldLines>>

/** A response field, and how an option's value is written into it. */
export interface Field<Value> {
  /** The field name as it is sent. */
  readonly field: string
  /**
   * The value of a required field when a foreign error has none: the emptiest that the grammar of
   * the field allows.
   */
  readonly placeholder?: FieldLines
  /** The field's value. Throws a `TypeError` or `RangeError` that names `option`. */
  readonly write: (value: Value, option: string) => FieldLines
}

/**
 * A member of the problem (RFC 9457 §3.2), where the RFC asks for content and not for a field.
 *
 * @typeParam Name the name of the member, which the option has as well: `ProblemOf` reads it.
 */
export interface Member<Value, Name extends string = string> {
  /** The member's name. */
  readonly member: Name
  /** The member's value, checked. Throws a `TypeError` that names `option`. */
  readonly read: (value: Value, option: string) => unknown
}

/** Where the value of an option is written: a field or a member. */
export type Target<Value> = Field<Value> | Member<Value>
