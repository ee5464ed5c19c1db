/** What a problem type is declared with. */

import { checkedOptions, isPlainObject } from '../checks/plain-object.ts'
import { conditionCheck, type Condition } from '../errors/error-init.ts'
import { invalidOption, isUriReference, URI_REFERENCE_TEXT } from '../fields/grammar.ts'
import { propertyAt, tagOf } from '../untrusted/inspect.ts'
import type { SchemaInput, SchemaOutput, StandardSchema } from '../untrusted/standard-schema.ts'

/** The schema of a problem type without extension members. */
export type NoSchema = StandardSchema<{}, {}>

/** A problem type (RFC 9457 §4): what its specification has to state, and what clients and documents need. */
export interface ProblemDefinition<
  Type extends string = string,
  Schema extends StandardSchema = NoSchema,
  Example = SchemaInput<Schema>,
> {
  /** The URI that identifies the problem type: absolute, or with `/` as its first character (RFC 9457 §3.1.1). */
  readonly type: Type
  /** A short summary, the same for every occurrence (RFC 9457 §3.1.3). */
  readonly title: string
  /**
   * The name of the class and of the OpenAPI component. Defaults to the last part of `type`:
   * `OutOfCredit` for `https://api.example.com/problems/out-of-credit`.
   */
  readonly name?: string | undefined
  /**
   * The extension members (RFC 9457 §3.2), as a schema of any library that implements Standard Schema. What
   * it returns is sent: a schema that removes unknown keys keeps the rest of a database row private.
   */
  readonly extensions?: Schema | undefined
  /** The explanation of an occurrence that sets none (RFC 9457 §3.1.4), or a function of its members. */
  readonly detail?: string | ((members: SchemaOutput<Schema>) => string) | undefined
  /** When the problem occurs and what to do then, in Markdown, for the documentation page and OpenAPI. */
  readonly description?: string | undefined
  /** Whether the condition passes by itself. Defaults to that of the status. */
  readonly condition?: Condition | undefined
  /** The options and members of a typical occurrence, for the documentation page and OpenAPI. */
  readonly example?: Example | undefined
  /** The types that this problem type had before. Clients accept them, and pages redirect from them. */
  readonly aliases?: readonly string[] | undefined
}

const names = [
  'type',
  'title',
  'name',
  'extensions',
  'detail',
  'description',
  'condition',
  'example',
  'aliases',
]

/** A definition of which neither the type nor the schema is known. */
export interface AnyProblemDefinition extends Omit<
  ProblemDefinition<string, StandardSchema, object>,
  'detail'
> {
  /** A string, or a function of the members. */
  readonly detail?: unknown
}

/**
 * Returns a copy of the definition of a problem type.
 *
 * @throws {TypeError} that names the option, what was received, and the type where there is one.
 */
export function checkedDefinition(definition: AnyProblemDefinition): AnyProblemDefinition {
  const copy = checkedOptions(definition, names, 'defineProblem()')
  const { type, title, name, extensions, detail, description, condition, example, aliases } = copy
  checkType(type, 'type', 'defineProblem()')
  const where = `defineProblem() for ${type}`
  const check = (option: string, wanted: string, value: unknown, isValid: boolean): void => {
    if (!isValid) throw invalidOption(option, `${wanted}, in ${where}`, value)
  }
  check('title', 'a summary that is not blank', title, isText(title))
  check('name', 'the name of a class', name, name === undefined || isName(name))
  const isSchema = typeof propertyAt(extensions, ['~standard', 'validate']) === 'function'
  check(
    'extensions',
    'a schema that implements Standard Schema',
    extensions,
    extensions === undefined || isSchema
  )
  const isDetail = detail === undefined || isText(detail) || tagOf(detail) === 'Function'
  check('detail', 'a string that is not blank or a synchronous function', detail, isDetail)
  check(
    'description',
    'a string that is not blank',
    description,
    description === undefined || isText(description)
  )
  check(
    'condition',
    conditionCheck.wanted,
    condition,
    condition === undefined || conditionCheck.isValid(condition)
  )
  const isExample = example === undefined || isPlainObject(example)
  check('example', 'a plain object with members and options', example, isExample)
  check('aliases', 'an array of types', aliases, aliases === undefined || Array.isArray(aliases))
  for (const [index, alias] of (aliases ?? []).entries())
    checkType(alias, `aliases[${index}]`, where)
  if (new Set([type, ...(aliases ?? [])]).size <= (aliases ?? []).length) {
    throw new TypeError(`Option 'aliases' of ${where} names a type twice, or the type itself.`)
  }
  return copy
}

/** RFC 9457 §4.2.1: about:blank is the type of problems without one. */
function checkType(type: unknown, option: string, where: string): void {
  const isType = isUriReference(type) && /^(?:\/|(?!about:blank)[a-z][a-z\d+.-]*:.)/i.test(type)
  if (isType) return
  throw invalidOption(
    option,
    `${URI_REFERENCE_TEXT}, absolute or with '/' first, and not about:blank (RFC 9457 §3.1.1), in ${where}`,
    type
  )
}

function isName(value: unknown): boolean {
  return isText(value) && /^[A-Z]\w*$/.test(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

/** `https://api.example.com/problems/out-of-credit` -> `OutOfCredit`, which no minifier changes. */
export function nameOfType(type: string): string {
  const [last = ''] = type
    .split(/[/#:?=]+/)
    .filter(Boolean)
    .slice(-1)
  const words = last.split(/[^A-Za-z0-9]+/).filter(Boolean)
  const name = words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')
  return /^[A-Z]/.test(name) ? name : `Problem${name}`
}
