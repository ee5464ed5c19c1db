/** The extension members of a problem type as rows: name, type, whether it is required, meaning. */

import { standardMembers } from '../errors/problem-members.ts'
import type { Problem } from '../problem/problem.ts'
import {
  jsonSchemaOf,
  membersIn,
  OTHER_NAMES,
  resolve,
  schemaOf,
  schemasAt,
  type JsonSchema,
} from '../problem-types/json-schema.ts'
import type { AnyProblemClass } from '../problem-types/problem-class.ts'
import { isArray } from '../untrusted/inspect.ts'
import type { JsonValue } from '../untrusted/json-value.ts'

/** A member, or a member of one: `accounts[].id`. */
export interface MemberFacts {
  readonly name: string
  /** Such as `number`, or `array of string`. */
  readonly type: string
  /** Absent where it is not known. */
  readonly required?: boolean
  /** What the schema states about it. */
  readonly meaning?: string
}

const ANY = 'any value'

/** Members of members are documented down to this depth. */
const DEEPEST = 3

/**
 * The members that the schema describes, and those of the status; of a schema without a JSON Schema, those of
 * the example.
 */
export function membersOf(problemClass: AnyProblemClass, example: Problem): readonly MemberFacts[] {
  return [...membersOfSchema(problemClass, example), ...membersOfStatus(problemClass)]
}

function membersOfSchema(problemClass: AnyProblemClass, example: Problem): readonly MemberFacts[] {
  let schema: JsonSchema | undefined
  try {
    schema = jsonSchemaOf(problemClass)
  } catch {
    const ofStatus = statusMemberNames(problemClass)
    return Object.entries(example)
      .filter(([name]) => !standardMembers.includes(name) && !ofStatus.includes(name))
      .map(([name, value]) => ({ name, type: typeOfValue(value) }))
  }
  return schema === undefined ? [] : rows(schema, schema, '', 1)
}

/** The names of the members that the status has. */
export function statusMemberNames(problemClass: AnyProblemClass): readonly string[] {
  return membersOfStatus(problemClass).map(({ name }) => name)
}

/** The members of `errors/members.ts`, which some statuses may have. */
function membersOfStatus({ definition }: AnyProblemClass): readonly MemberFacts[] {
  return Object.values(definition.rules).flatMap(({ strength, target }) => {
    if (!('member' in target)) return []
    const [type = ANY, meaning = ''] = [statusMembers[target.member]].flat()
    return [{ name: target.member, type, required: strength === 'must', meaning }]
  })
}

const statusMembers: Readonly<Record<string, readonly [type: string, meaning: string]>> = {
  available: [
    'array of object',
    'The representations to choose from: href, type, language, encoding.',
  ],
  supported: ['array of string', 'The protocols that are supported instead.'],
  field: ['string', 'The name of the field that is too large.'],
  login: ['string (uri-reference)', 'Where credentials can be submitted.'],
  precondition: ['string', 'The name of the WebDAV condition.'],
}

function rows(
  schema: JsonSchema,
  root: JsonSchema,
  prefix: string,
  depth: number
): readonly MemberFacts[] {
  return [...membersIn(schema, root)].flatMap(([member, { required, schema: value }]) => {
    const target = resolve(value, root)
    const name = `${prefix}${member === OTHER_NAMES ? '(any other name)' : member}`
    const meaning = value['description'] ?? target['description'] ?? value['title']
    const row: MemberFacts = {
      name,
      type: typeText(value, root),
      required,
      ...(typeof meaning === 'string' && { meaning }),
    }
    if (depth === DEEPEST) return [row]
    const items = target['items'] === undefined ? undefined : schemaOf(target['items'])
    const below = items
      ? rows(items, root, `${name}[].`, depth + 1)
      : rows(target, root, `${name}.`, depth + 1)
    return [row, ...below]
  })
}

/** What a JSON Schema accepts, in a few words. */
function typeText(schema: JsonSchema, root: JsonSchema, depth = 0): string {
  const target = resolve(schema, root)
  const { type, format, items } = target
  if ('const' in target) return JSON.stringify(target['const'])
  if (isArray(target['enum'])) return either(target['enum'].map((value) => JSON.stringify(value)))
  const parts = [...schemasAt(target, 'anyOf'), ...schemasAt(target, 'oneOf')]
  if (parts.length > 0 && depth < DEEPEST) {
    return either(parts.map((part) => typeText(part, root, depth + 1)))
  }
  const names = (isArray(type) ? type : [type]).filter((name) => typeof name === 'string')
  if (names.length === 0) return ANY
  return either(
    names.map((name) => {
      if (name === 'array' && items !== undefined && depth < DEEPEST) {
        const item = typeText(schemaOf(items), root, depth + 1)
        return item === ANY ? name : `array of ${item}`
      }
      return name === 'string' && typeof format === 'string' ? `string (${format})` : name
    })
  )
}

function either(types: readonly string[]): string {
  return [...new Set(types)].join(' or ')
}

/** The type of a value, in the words of JSON Schema. */
function typeOfValue(value: JsonValue | undefined): string {
  if (value === null) return 'null'
  if (!isArray(value)) return typeof value
  const types = new Set(value.map((item) => typeOfValue(item as JsonValue)))
  return types.size === 0 ? 'array' : `array of ${either([...types])}`
}
