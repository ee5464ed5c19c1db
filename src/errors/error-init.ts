/** What a developer says of one error, checked where it is said. */

import {
  checkedFields,
  filterFields,
  noFields,
  markChecked,
  type Fields,
} from '../fields/field-filter.ts'
import { isUriReference, invalidOption } from '../fields/grammar.ts'
import type { Fixed } from '../fields/field.ts'
import type { Rules } from './rules.ts'

/** Whether the condition will pass by itself: RFC 9110 §15.5 and §15.6 ask every error to say so. */
export type Condition = 'temporary' | 'permanent' | 'unknown'

/** The options that every error has. */
export interface HttpErrorInit {
  /** For the log, and for the client where `expose` is true. Defaults to the detail or phrase. */
  readonly message?: string | undefined
  /** The public explanation of this occurrence (RFC 9457 §3.1.4). */
  readonly detail?: string | undefined
  /** The problem type, a URI reference (RFC 9457 §3.1.1). Defaults to `about:blank`. */
  readonly type?: string | undefined
  /** The summary of the problem type (RFC 9457 §3.1.3). Defaults to the phrase. */
  readonly title?: string | undefined
  /** A URI reference that identifies this occurrence (RFC 9457 §3.1.5). */
  readonly instance?: string | undefined
  /** More members of the problem (RFC 9457 §3.2); public. The standard members are options. */
  readonly extensions?: Extensions | undefined
  /** More response fields; those of framing, connection and content are not accepted. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>> | Headers | undefined
  /** The error behind this one, for the log only. */
  readonly cause?: unknown
  /** Whether the message may be told to the client. Defaults to true for 4xx, false for 5xx. */
  readonly expose?: boolean | undefined
  /** Overrides what the status says of its condition. */
  readonly condition?: Condition | undefined
  /** @deprecated Not an option. An Error is not options: pass it as `cause`. */
  readonly stack?: never
  /** @deprecated Not an option. A Request or Response is not options. */
  readonly arrayBuffer?: never
}

/** Extension members (RFC 9457 §3.2): none of the names that a problem always has. */
export type Extensions =
  // The first one is for object literals, the second one for values of an interface or a class.
  ({ readonly [name: string]: unknown } & NotReserved) | (object & NotReserved)

interface NotReserved {
  /** @deprecated The status is that of the class. */
  readonly status?: never
  /** @deprecated Set the option `type` of the error. */
  readonly type?: never
  /** @deprecated Set the option `title` of the error. */
  readonly title?: never
  /** @deprecated Set the option `detail` of the error. */
  readonly detail?: never
  /** @deprecated Set the option `instance` of the error. */
  readonly instance?: never
  /** @deprecated Set the option `condition` of the error. */
  readonly condition?: never
  /** @deprecated It would replace the whole problem. */
  readonly toJSON?: never
}

/** An occurrence with the options of its status still in it. */
export type AnyInit = HttpErrorInit & Readonly<Record<string, unknown>>

/** What the rules of a status made of what was said. */
export interface AppliedRules {
  readonly fields: Fields
  readonly members: Readonly<Record<string, unknown>>
  /** The names of fields from elsewhere that must not or cannot be sent. */
  readonly droppedFields: readonly string[]
  /** The names of fields that an error from elsewhere should have said and did not. */
  readonly placeholders: readonly string[]
}

const conditions: readonly unknown[] = ['temporary', 'permanent', 'unknown']
const texts = ['message', 'detail', 'title'] as const
const references = ['type', 'instance'] as const
/** No members at all; shared, as most errors have none. */
export const noMembers: AppliedRules['members'] = /* @__PURE__ */ Object.freeze({})
const noNames: readonly string[] = /* @__PURE__ */ Object.freeze([])

/** Checks the options that every error has. Throws a `TypeError` that names the option. */
export function checkInit(said: AnyInit): void {
  for (const name of texts) {
    const value: unknown = said[name]
    if (value !== undefined && typeof value !== 'string')
      throw invalidOption(name, 'a string', value)
  }
  for (const name of references) {
    const value: unknown = said[name]
    if (value !== undefined && !isUriReference(value)) {
      throw invalidOption(name, 'a URI reference in ASCII, without user name or password', value)
    }
  }
  const { extensions, expose, condition } = said
  if (extensions !== undefined && !isRecord(extensions)) {
    throw invalidOption('extensions', 'an object', extensions)
  }
  if (expose !== undefined && typeof expose !== 'boolean') {
    throw invalidOption('expose', 'a boolean', expose)
  }
  if (condition !== undefined && !conditions.includes(condition)) {
    throw invalidOption('condition', `'temporary', 'permanent' or 'unknown'`, condition)
  }
}

/**
 * Applies the rules of a status.
 *
 * When `lenient`, for errors from elsewhere that do not know better, a missing MUST is sent as the
 * emptiest truth its grammar allows, and `headers` that cannot be sent are dropped.
 */
export function applyRules(rules: Rules, said: AnyInit, lenient: boolean): AppliedRules {
  const { fields: given, dropped } = lenient
    ? filterFields(said.headers, wantedFields(rules))
    : {
        fields: said.headers === undefined ? noFields : checkedFields(said.headers, 'headers'),
        dropped: noNames,
      }
  const fields: Record<string, Fields[string]> = { ...given }
  const members: Record<string, unknown> = {}
  const assumed: string[] = []
  for (const [option, rule] of Object.entries(rules)) {
    if (rule.strength === 'fixed') {
      fields[rule.field.toLowerCase()] = rule.value
      continue
    }
    const { target } = rule
    const value = said[option]
    if (value !== undefined) {
      if ('member' in target) members[target.member] = target.read(value, option)
      else addLines(fields, target.field.toLowerCase(), target.write(value, option))
    } else if (rule.strength === 'must') {
      if (!lenient) throw new TypeError(`Option '${option}' is required.`)
      if (!('field' in target) || target.field.toLowerCase() in fields) continue
      assumed.push(target.field.toLowerCase())
      fields[target.field.toLowerCase()] = target.placeholder ?? ''
    }
  }
  // Shared where empty, so that neither becomes a property of the error.
  return {
    fields: isEmpty(fields) ? noFields : markChecked(fields),
    members: isEmpty(members) ? noMembers : members,
    droppedFields: dropped,
    placeholders: assumed,
  }
}

/** The fields that the rules of a status name. */
function wantedFields(rules: Rules): ReadonlySet<string> {
  const names = Object.values(rules).map((rule) => {
    if (rule.strength === 'fixed') return ''
    return 'field' in rule.target ? rule.target.field.toLowerCase() : ''
  })
  return new Set(names)
}

/** What a status without options makes of nothing said: shared by all its errors. */
export function applyFixedRules(rules: Rules): AppliedRules {
  const fixed = Object.values(rules).filter((rule): rule is Fixed => rule.strength === 'fixed')
  const fields = fixed.map((rule) => [rule.field.toLowerCase(), rule.value])
  return {
    fields: fields.length === 0 ? noFields : markChecked(Object.fromEntries(fields)),
    members: noMembers,
    droppedFields: noNames,
    placeholders: noNames,
  }
}

/** Link is a list that `headers` may add to; every other field of a rule has one value. */
function addLines(
  fields: Record<string, Fields[string]>,
  name: string,
  lines: Fields[string] | undefined
): void {
  if (lines === undefined) return
  const before = name === 'link' ? fields[name] : undefined
  fields[name] = before === undefined ? lines : [lines, before].flat()
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0
}

function isRecord(value: unknown): value is AnyInit {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
