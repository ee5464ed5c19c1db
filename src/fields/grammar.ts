/**
 * The grammar of RFC 9110 that field values are made of, as checks on options.
 *
 * Every check names the option and what was received. The message is logged, so a string is repeated only
 * where it is the developer's own, and never where it may be a secret or a part of a request.
 */

import { tagOf } from '../untrusted/inspect.ts'
import { shownValue, typeName } from '../untrusted/received-value.ts'

/** A token (RFC 9110 §5.6.2), as a part of regular expressions. */
export const token: string = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+"
const TOKEN = /* @__PURE__ */ compile(() => `^${token}$`)
// RFC 9110 §5.5: no CR, LF, NUL or other control but HTAB; no white space at the ends.
const FIELD_VALUE = /^(?:[!-~\x80-\xff](?:[\t -~\x80-\xff]*[!-~\x80-\xff])?)?$/
// RFC 9110 §5.6.4: what may stand in a quoted-string once `"` and `\` are escaped, ASCII only.
const QUOTABLE = /^[\t -~]*$/
// RFC 9110 §11.2
const TOKEN68 = /^[A-Za-z0-9\-._~+/]+=*$/
/** The value of a parameter or directive: a token or a quoted-string in ASCII (RFC 9110 §5.6.6). */
export const argument = (): string => `=(?:${token}|"(?:[\\t !#-[\\]-~]|\\\\[\\t -~])*")`
// RFC 9110 §8.3.1, without white space around `=`
const PARAMETERS = /* @__PURE__ */ compile(() => `^(?:; ?${token}${argument()})*$`)
// RFC 3986 appendix A, as a set of characters: enough to keep a reference inside `<…>` and `"…"`.
const URI_REFERENCE = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/
/** What `isUriReference` accepts, for the message of an error. */
export const URI_REFERENCE_TEXT = 'a URI reference in ASCII, without user name or password'
// RFC 9110 §4.2.4: userinfo must not be generated in http and https references.
const USERINFO = /^(?:https?:)?\/\/[^/?#]*@/i

/**
 * The regular expression that `source` returns the text of. Bundlers keep a template text with a
 * variable even where nothing uses it, but not a function.
 */
/* @__NO_SIDE_EFFECTS__ */
export function compile(source: () => string, flags?: string): RegExp {
  return new RegExp(source(), flags)
}

/** Whether `value` is a token (RFC 9110 §5.6.2): a method, a field name, a scheme. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && TOKEN.test(value)
}

/** Whether `value` can be a field value as it stands (RFC 9110 §5.5). */
export function isFieldValue(value: unknown): value is string {
  return typeof value === 'string' && FIELD_VALUE.test(value)
}

/** Whether `value` is the token68 of a challenge (RFC 9110 §11.2). */
export function isToken68(value: unknown): value is string {
  return typeof value === 'string' && TOKEN68.test(value)
}

/** Whether `value` is a media type or a media range, its parameters included (RFC 9110 §8.3.1). */
export function isMediaRange(value: unknown): value is string {
  if (typeof value !== 'string') return false
  // The `;` that is added is the one that is found where there are no parameters.
  const end = `${value};`.indexOf(';')
  const [type, subtype, ...rest] = value.slice(0, end).split('/')
  return (
    rest.length === 0 &&
    isToken(type) &&
    isToken(subtype) &&
    (type !== '*' || subtype === '*') &&
    PARAMETERS.test(value.slice(end))
  )
}

/** Whether `value` is a URI reference that may be generated (RFC 3986, RFC 9110 §4.2.4). */
export function isUriReference(value: unknown): value is string {
  return typeof value === 'string' && URI_REFERENCE.test(value) && !USERINFO.test(value)
}

/** The quoted-string of `text` (RFC 9110 §5.6.4), or undefined when it has none. */
export function quotedString(text: unknown): string | undefined {
  if (typeof text !== 'string' || !QUOTABLE.test(text)) return undefined
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** `value`, if it is a URI reference that is not empty; throws a `TypeError` otherwise. */
export function uriReference(value: unknown, option: string): string {
  if (value !== '' && isUriReference(value)) return value
  throw invalidOption(option, URI_REFERENCE_TEXT, value)
}

/**
 * The `TypeError` for an option that is missing or breaks its grammar, with the kind of the value: the value
 * itself may be a secret, or come from a request.
 */
export function invalidOption(
  option: string,
  wanted: string,
  value: unknown,
  received: string = typeName(value)
): TypeError {
  return new TypeError(`Option '${option}' must be ${wanted}; received ${received}.`)
}

/** The same with the value, for what a developer has written into the code: a list of methods, a colour. */
export function invalidSetting(option: string, wanted: string, value: unknown): TypeError {
  return invalidOption(option, wanted, value, shownValue(value))
}

/** `value`, if it is a boolean; throws a `TypeError` otherwise. */
export function checkedBoolean(option: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidSetting(option, 'a boolean', value)
  return value
}

/**
 * Refuses an asynchronous function where the value is needed at once. One that only sometimes returns a promise,
 * or is compiled to another form, shows when it is called.
 */
export function refuseAsynchronous(option: string, hook: unknown): void {
  if (tagOf(hook) !== 'AsyncFunction') return
  throw invalidOption(option, 'a synchronous function', hook, 'an asynchronous one')
}

/** `value`, if it passes `check`; throws a `TypeError` otherwise. */
export function checked(
  option: string,
  wanted: string,
  value: unknown,
  check: (value: unknown) => value is string
): string {
  if (!check(value)) throw invalidOption(option, wanted, value)
  return value
}

/** What the members of a list are. */
export interface ListMember {
  /** What each member must be, such as `a method`. */
  readonly wanted: string
  /** A valid member, for the message of an error. */
  readonly example: string
  readonly isValid: (value: unknown) => value is string
}

/** A copy of `values`, if it is an array whose members are all valid; throws a `TypeError` otherwise. */
export function listOf(option: string, member: ListMember, values: unknown): readonly string[] {
  if (!Array.isArray(values)) throw noList(option, member, values)
  return values.map((value: unknown, index) => {
    if (member.isValid(value)) return value
    const wanted = `${member.wanted} such as '${member.example}'`
    throw invalidSetting(`${option}[${index}]`, wanted, value)
  })
}

/**
 * The members of a list field with a comma between them. The `1#` lists of RFC 9110 §5.6.1.1 have one
 * member at least: without any, the field would be sent without a value.
 *
 * @throws {TypeError} that names the option when the list is empty, or a member is not valid.
 */
export function joinedList(option: string, member: ListMember, values: unknown): string {
  const list = listOf(option, member, values)
  if (list.length > 0) return list.join(', ')
  throw noList(option, member, list)
}

function noList(option: string, { example }: ListMember, values: unknown): TypeError {
  return invalidSetting(option, `an array such as ${option}: ['${example}']`, values)
}
