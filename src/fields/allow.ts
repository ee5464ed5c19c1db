/** Allow (RFC 9110 §10.2.1): the methods that a resource supports. */

import type { Field } from './field.ts'
import { compile, isToken, listOf, token, type ListMember } from './grammar.ts'
import { checkMethodCase } from './registered-methods.ts'

/** A list of methods, which may be empty. */
export const allowPattern: RegExp = /* @__PURE__ */ compile(() => `^(?:${token}(?:, ?${token})*)?$`)

const allowed: ListMember = { wanted: 'a method', example: 'GET', isValid: isToken }

/** Writes the methods as a list. An empty list is legal: no method is allowed for now. */
export const allow: Field<readonly string[]> = {
  field: 'Allow',
  placeholder: '',
  write: (methods, option) => {
    const list = listOf(option, allowed, methods)
    for (const [index, method] of list.entries()) checkMethodCase(method, `${option}[${index}]`)
    return list.join(', ')
  },
}
