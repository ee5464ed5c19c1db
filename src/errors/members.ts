/**
 * The response fields and problem members that statuses ask for, each with its grammar.
 *
 * Adding one is adding a constant here; which status uses it is said in `errors.ts`.
 */

import { challengeLines, type Challenges } from './challenge.ts'
import { checked, isMediaRange, isToken, isUriReference, listOf, invalidOption } from './grammar.ts'
import { delayOrDate, lengthInBytes } from './numbers.ts'
import { checkedOptions } from '../checks/plain-object.ts'
import { checkMethodCase } from './registered-methods.ts'
import { fixed, type Field, type Member } from './field.ts'

/** RFC 9110 §10.2.1. An empty list is legal and means that no method is allowed for now. */
export const allow: Field<readonly string[]> = {
  field: 'Allow',
  placeholder: '',
  write: (methods, option) => {
    const list = listOf(option, 'a method', methods, isToken)
    for (const [index, method] of list.entries()) checkMethodCase(method, `${option}[${index}]`)
    return list.join(', ')
  },
}

/** RFC 9110 §11.6.1. One field line a challenge, as not every client splits a joined line right. */
export const wwwAuthenticate: Field<Challenges> = {
  field: 'WWW-Authenticate',
  // RFC 9110 §15.5.2 wants at least one challenge; a scheme nobody knows is passed over by clients.
  placeholder: 'Unspecified',
  write: challengeLines,
}

/** RFC 9110 §11.7.1. */
export const proxyAuthenticate: Field<Challenges> = {
  field: 'Proxy-Authenticate',
  placeholder: 'Unspecified',
  write: challengeLines,
}

/** RFC 9110 §10.2.3: seconds, or a date, which is written as IMF-fixdate (§5.6.7). */
export const retryAfter: Field<number | Date> = { field: 'Retry-After', write: delayOrDate }

/** RFC 9110 §14.4, unsatisfied-range: the current length in bytes. */
export const unsatisfiedRange: Field<number> = {
  field: 'Content-Range',
  write: (length, option) => `bytes */${lengthInBytes(length, option)}`,
}

/** RFC 9110 §7.8: protocols by descending preference. */
export const upgrade: Field<readonly string[]> = {
  field: 'Upgrade',
  placeholder: '',
  write: (protocols, option) =>
    nonEmpty(listOf(option, 'a protocol such as HTTP/2.0', protocols, isProtocol), option),
}

/** RFC 9110 §12.5.1: the media types that would have been accepted. */
export const accept: Field<readonly string[]> = /* @__PURE__ */ mediaTypes('Accept')

/** RFC 5789 §3.1: the same for PATCH. */
export const acceptPatch: Field<readonly string[]> = /* @__PURE__ */ mediaTypes('Accept-Patch')

/** W3C LDP 1.0 §7.1: the same for POST. */
export const acceptPost: Field<readonly string[]> = /* @__PURE__ */ mediaTypes('Accept-Post')

/** RFC 9110 §12.5.3: to be given only when a content coding was the cause. */
export const acceptEncoding: Field<readonly string[]> = {
  field: 'Accept-Encoding',
  write: (codings, option) =>
    nonEmpty(listOf(option, 'a content coding', codings, isToken), option),
}

/** RFC 7725 §4: who blocks, which need not be who demands it. */
export const blockedBy: Field<string> = {
  field: 'Link',
  write: (uri, option) => `<${uriReference(uri, option)}>; rel="blocked-by"`,
}

/** RFC 9110 §8.8.3: the entity tag that the condition was tested against. */
export const etag: Field<string> = {
  field: 'ETag',
  write: (tag, option) => {
    if (typeof tag === 'string') {
      if (/^(?:W\/)?"[!#-~\x80-\xff]*"$/.test(tag)) return tag
      // A W/ without quotes may be meant as the mark of a weak tag, or as a part of the tag.
      if (/^(?!W\/)[!#-~\x80-\xff]+$/.test(tag)) return `"${tag}"`
    }
    throw invalidOption(option, `an entity tag such as '1-1', '"1-1"' or 'W/"1-1"'`, tag)
  },
}

/** RFC 9112 §9.6: a server that will close the connection says so. */
export const close = /* @__PURE__ */ fixed('Connection', 'close')

/** RFC 9110 §7.8: a sender of Upgrade also sends the connection option. */
export const connectionUpgrade = /* @__PURE__ */ fixed('Connection', 'upgrade')

/** RFC 6585 §§3–6: the codes that no cache may store; the directive tells those that do not know. */
export const noStore = /* @__PURE__ */ fixed('Cache-Control', 'no-store')

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

/** RFC 9110 §15.5.7: the content lists what is available, with resource identifiers. */
export const available: Member<readonly Available[]> = {
  member: 'available',
  read: (list, option) => {
    if (!Array.isArray(list)) throw invalidOption(option, 'an array', list)
    return list.map((entry: Available, index) => {
      const name = `${option}[${index}]`
      const { href, type, language, encoding } = checkedOptions(entry, availableNames, name, name)
      return {
        href: uriReference(href, `${name}.href`),
        ...(type !== undefined && {
          type: checked(`${name}.type`, 'a media type', type, isMediaRange),
        }),
        ...(language !== undefined && { language: textOf(language, `${name}.language`) }),
        ...(encoding !== undefined && { encoding: textOf(encoding, `${name}.encoding`) }),
      }
    })
  },
}

/** RFC 9110 §15.6.6: the protocols that are supported instead. */
export const supported: Member<readonly string[]> = {
  member: 'supported',
  read: (protocols, option) => listOf(option, 'a protocol such as HTTP/1.1', protocols, isProtocol),
}

/** RFC 6585 §5: which field was too large. */
export const tooLargeField: Member<string> = {
  member: 'field',
  read: (name, option) => checked(option, 'a field name', name, isToken),
}

/** RFC 6585 §6: where the user can submit credentials. */
export const login: Member<string> = { member: 'login', read: uriReference }

/** RFC 4918 §16: the name of the condition, such as `lock-token-submitted`. */
export const precondition: Member<string> = {
  member: 'precondition',
  read: (name, option) => checked(option, 'the name of a condition', name, isToken),
}

/* @__NO_SIDE_EFFECTS__ */
function mediaTypes(field: string): Field<readonly string[]> {
  return {
    field,
    write: (types, option) => nonEmpty(listOf(option, 'a media type', types, isMediaRange), option),
  }
}

/** RFC 9110 §5.6.1.1 and the `1#` rules: a list field that says nothing is not sent. */
function nonEmpty(members: readonly string[], option: string): string {
  if (members.length > 0) return members.join(', ')
  throw new TypeError(`Option '${option}' must not be empty; received an empty array.`)
}

function isProtocol(value: unknown): value is string {
  if (typeof value !== 'string') return false
  const [name, version = '1', ...rest] = value.split('/')
  return rest.length === 0 && isToken(name) && isToken(version)
}

function uriReference(value: unknown, option: string): string {
  if (value !== '' && isUriReference(value)) return value
  throw invalidOption(option, 'a URI reference in ASCII, without user name or password', value)
}

function textOf(value: unknown, option: string): string {
  if (typeof value === 'string') return value
  throw invalidOption(option, 'a string', value)
}
