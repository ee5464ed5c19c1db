/** JSON as text, compact or indented: what the formatters of JSON have in common. */

import { checkedOptions } from '../checks/plain-object.ts'
import { checkedBoolean } from '../fields/grammar.ts'

/** Options of the formatters of JSON. */
export interface JsonTextOptions {
  /**
   * Whether the JSON is indented and ends with a newline, for people.
   *
   * @defaultValue false
   */
  readonly pretty?: boolean | undefined
}

/**
 * Reads the options.
 *
 * @param where the call that the options are for, such as `jsonFormatter()`.
 * @throws {TypeError} that names the option that is unknown or not a boolean.
 */
export function readPretty(options: JsonTextOptions, where: string): boolean {
  const { pretty = false } = checkedOptions(options, ['pretty'], where)
  return checkedBoolean('pretty', pretty)
}

/** The JSON of a value; indented and with a newline at its end if it is for people. */
export function jsonText(value: unknown, pretty: boolean): string {
  return pretty ? `${JSON.stringify(value, null, 2)}\n` : JSON.stringify(value)
}
