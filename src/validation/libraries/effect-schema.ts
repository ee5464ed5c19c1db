/** What the schema nodes (`ast`) of `effect` 3 and 4 require of values. */

import { propertyAt, propertyOf } from '../../untrusted/inspect.ts'
import { arrayOf } from './library-issue.ts'

/** Unions of unions deeper than this are not described. */
const DEEPEST_UNION = 8

/** The symbols under which `effect` 3 keeps annotations (SchemaAST.ts). */
const messageSymbol = Symbol.for('effect/annotation/Message')
const descriptionSymbol = Symbol.for('effect/annotation/Description')

/** The names of schema nodes of `effect` 4 that differ from their names in lower case. */
const names: Readonly<Record<string, string>> = { Objects: 'object', Arrays: 'array' }

/** The developer's own message for an issue, or what a refinement or filter requires. */
export function messageAnnotation(
  issue: unknown,
  schema: unknown,
  filter: unknown
): string | undefined {
  const own =
    propertyAt(filter, ['annotations', 'message']) ??
    propertyAt(schema, ['annotations', 'message']) ??
    propertyOf(propertyOf(schema, 'annotations'), messageSymbol)
  const message = typeof own === 'function' ? called(own, issue) : own
  if (typeof message === 'string') return message
  const described = propertyOf(message, 'message')
  if (typeof described === 'string') return described
  const wanted =
    propertyAt(filter, ['annotations', 'expected']) ??
    (propertyOf(schema, '_tag') === 'Refinement' ? descriptionOf(schema) : undefined)
  return typeof wanted === 'string' ? `Expected ${wanted}` : undefined
}

function called(message: CallableFunction, issue: unknown): unknown {
  try {
    return Reflect.apply(message, undefined, [issue])
  } catch {
    return undefined // a message that reads more of the issue than there is
  }
}

function descriptionOf(schema: unknown): unknown {
  return propertyOf(propertyOf(schema, 'annotations'), descriptionSymbol)
}

/** What a schema requires, in the words of the library; undefined where that is unknown. */
export function describeSchema(schema: unknown, depth = 0): string | undefined {
  const expected = propertyAt(schema, ['annotations', 'expected'])
  if (typeof expected === 'string') return expected
  const tag = propertyOf(schema, '_tag')
  if (typeof tag !== 'string' || depth > DEEPEST_UNION) return undefined
  if (tag === 'Literal') return literalOf(propertyOf(schema, 'literal'))
  const members = arrayOf(propertyOf(schema, 'types'))
  if (tag === 'Union' && members !== undefined) {
    const wanted = members.map((member) => describeSchema(member, depth + 1))
    return wanted.includes(undefined) ? undefined : [...new Set(wanted)].join(' | ')
  }
  return writtenOf(schema) ?? names[tag] ?? tag.replace(/Keyword$/, '').toLowerCase()
}

function literalOf(literal: unknown): string {
  return typeof literal === 'string' ? JSON.stringify(literal) : String(literal)
}

/** The nodes of `effect` 3 write themselves as a type; those of `effect` 4 do not. */
function writtenOf(schema: unknown): string | undefined {
  try {
    const text = String(schema)
    return /^(?:\[object |<)/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
