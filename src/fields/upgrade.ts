/** Upgrade (RFC 9110 §7.8): the protocols that a server would switch to. */

import type { Field } from './field.ts'
import { compile, joinedList, token, type ListMember } from './grammar.ts'

const protocol = () => `${token}(?:/${token})?`
const PROTOCOL = /* @__PURE__ */ compile(() => `^${protocol()}$`)

/** A list of protocols, at least one. */
export const upgradePattern: RegExp = /* @__PURE__ */ compile(
  () => `^${protocol()}(?:, ?${protocol()})*$`
)

const switched: ListMember = {
  wanted: 'a protocol',
  example: 'websocket',
  isValid: isProtocol,
}

/** Writes the protocols by descending preference. */
export const upgrade: Field<readonly string[]> = {
  field: 'Upgrade',
  placeholder: '',
  write: (protocols, option) => joinedList(option, switched, protocols),
}

/** Whether `value` is the name of a protocol, such as `websocket` or `HTTP/2.0`. */
export function isProtocol(value: unknown): value is string {
  return typeof value === 'string' && PROTOCOL.test(value)
}
