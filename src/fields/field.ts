/** How an option becomes a response field or a member of the problem. */

/** The value of a field: one line, or several lines of the same name (RFC 9110 §5.3). */
export type FieldLines = string | readonly string[]

/** A response field, and how an option's value is written into it. */
export interface Field<Value> {
  /** The field name as it is sent. */
  readonly field: string
  /**
   * What is sent when the field is a MUST and an error from elsewhere does not know its value: the
   * emptiest truth the grammar allows.
   */
  readonly placeholder?: FieldLines
  /** The field's value. Throws a `TypeError` or `RangeError` that names `option`. */
  write(value: Value, option: string): FieldLines | undefined
}

/** A member of the problem (RFC 9457 §3.2), where the RFC asks for content and not for a field. */
export interface Member<Value> {
  readonly member: string
  /** The member's value, checked. Throws a `TypeError` that names `option`. */
  read(value: Value, option: string): unknown
}

/** Where an option's value goes. */
export type Target<Value> = Field<Value> | Member<Value>

/** A field that is always the same: no option. */
export interface Fixed {
  readonly strength: 'fixed'
  readonly field: string
  readonly value: string
}

/** A field that needs no option, as its value is always the same. */
/* @__NO_SIDE_EFFECTS__ */
export function fixed(field: string, value: string): Fixed {
  return { strength: 'fixed', field, value }
}
