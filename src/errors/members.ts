/**
 * The problem members (RFC 9457 §3.2) that statuses ask for, where their RFC demands or offers content
 * and not a field. `errors.ts` names the status of each.
 */

import { checkedOptions } from '../checks/plain-object.ts'
import type { Member } from '../fields/field.ts'
import {
  checked,
  invalidOption,
  isMediaRange,
  isToken,
  listOf,
  uriReference,
  type ListMember,
} from '../fields/grammar.ts'
import { isProtocol } from '../fields/upgrade.ts'

/** One of the representations that a client may choose from. */
export interface Available {
  /** Where it is: a URI reference. */
  readonly href: string
  /** Its media type. */
  readonly type?: string
  /** Its language tag. */
  readonly language?: string
  /** Its content coding. */
  readonly encoding?: string
}

const availableNames = ['href', 'type', 'language', 'encoding']

/** The representations that are available, with their addresses (RFC 9110 §15.5.7). */
export const available: Member<readonly Available[], 'available'> = {
  member: 'available',
  read: (list, option) => {
    if (!Array.isArray(list)) {
      throw invalidOption(option, `an array such as ${option}: [{ href: '/book.pdf' }]`, list)
    }
    return list.map((entry: Available, index) => {
      const name = `${option}[${index}]`
      const { href, type, language, encoding } = checkedOptions(entry, availableNames, `'${name}'`)
      return {
        href: uriReference(href, `${name}.href`),
        ...(type !== undefined && {
          type: checked(`${name}.type`, 'a media type', type, isMediaRange),
        }),
        ...(language !== undefined && { language: text(language, `${name}.language`) }),
        ...(encoding !== undefined && { encoding: text(encoding, `${name}.encoding`) }),
      }
    })
  },
}

const httpVersion: ListMember = {
  wanted: 'a protocol',
  example: 'HTTP/1.1',
  isValid: isProtocol,
}

/** The protocols that are supported instead (RFC 9110 §15.6.6). */
export const supported: Member<readonly string[], 'supported'> = {
  member: 'supported',
  read: (protocols, option) => listOf(option, httpVersion, protocols),
}

/** The field that is too large (RFC 6585 §5). */
export const tooLargeField: Member<string, 'field'> = {
  member: 'field',
  read: (name, option) => checked(option, 'a field name', name, isToken),
}

/** Where the user can submit credentials (RFC 6585 §6). */
export const login: Member<string, 'login'> = { member: 'login', read: uriReference }

/** The name of the WebDAV condition, such as `lock-token-submitted` (RFC 4918 §16). */
export const precondition: Member<string, 'precondition'> = {
  member: 'precondition',
  read: (name, option) => checked(option, 'the name of a condition', name, isToken),
}

function text(value: unknown, option: string): string {
  return checked(option, 'a string', value, (read) => typeof read === 'string')
}
