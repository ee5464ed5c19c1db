/** Effect's schemas: ParseError of `effect` 3 and SchemaError of `effect` 4, which have a tree of issues. */

import { propertyAt, propertyOf } from '../../untrusted/inspect.ts'
import { describeSchema, messageAnnotation } from './effect-schema.ts'
import { arrayOf, MOST_ISSUES, NOT_ALLOWED, type LibraryIssue } from './library-issue.ts'

/** Deeper issues than this are left out. */
const DEEPEST = 64

/** Where `Effect.runPromise` of `effect` 3 keeps the failure: in the cause of a FiberFailure. */
const fiberFailureCause = Symbol.for('effect/Runtime/FiberFailure/Cause')

/** The issues at the leaves of the tree; undefined for what is no error of a schema. */
export function effectIssues(failure: unknown): readonly LibraryIssue[] | undefined {
  const error = schemaErrorOf(failure)
  if (error === undefined) return undefined
  const issues: LibraryIssue[] = []
  collect(
    { issue: propertyOf(error, 'issue'), path: [], input: undefined, message: undefined },
    issues,
    0
  )
  return issues.length > 0 ? issues : undefined
}

function schemaErrorOf(failure: unknown): unknown {
  return [failure, propertyOf(propertyOf(failure, fiberFailureCause), 'error')].find(
    (error) =>
      ['ParseError', 'SchemaError'].includes(String(propertyOfText(error, '_tag'))) &&
      propertyOfText(propertyOf(error, 'issue'), '_tag') !== undefined
  )
}

function propertyOfText(value: unknown, name: string): string | undefined {
  const text = propertyOf(value, name)
  return typeof text === 'string' ? text : undefined
}

/** A node of the tree, with what its ancestors say of it. */
interface Node {
  readonly issue: unknown
  readonly path: readonly PropertyKey[]
  readonly input: unknown
  /** That of the nearest refinement or filter with a description. */
  readonly message: string | undefined
}

function collect(node: Node, issues: LibraryIssue[], depth: number): void {
  const { issue, path } = node
  const tag = propertyOfText(issue, '_tag')
  if (tag === undefined || depth > DEEPEST || issues.length >= MOST_ISSUES) return
  const schema = propertyOf(issue, 'ast')
  const input = propertyOf(issue, 'actual') ?? node.input
  const message = node.message ?? messageAnnotation(issue, schema, propertyOf(issue, 'filter'))
  const inner = innerIssues(issue)
  const isUnion = tag === 'AnyOf' || tag === 'OneOf' || propertyOfText(schema, '_tag') === 'Union'
  // A union lists what each member wants: its description says that in one sentence.
  if (inner.length > 0 && !(isUnion && inner.length > 1)) {
    const here = tag === 'Pointer' ? [...path, ...keysOf(propertyOf(issue, 'path'))] : path
    // A description is about the refined value, and not about the members of it.
    const below =
      tag === 'Pointer' ? undefined : tag === 'Refinement' || tag === 'Filter' ? message : undefined
    const value =
      tag === 'Pointer'
        ? keysOf(propertyOf(issue, 'path')).reduce<unknown>(propertyOf, input)
        : input
    for (const each of inner) {
      collect({ issue: each, path: here, input: value, message: below }, issues, depth + 1)
    }
    return
  }
  issues.push({
    message: message ?? leafMessage(tag, issue, schema),
    path,
    code: isUnion ? 'Union' : tag,
    input,
    isLibraryCode: true,
  })
}

/** The issues within an issue: `issues` is one or several, `issue` is one. */
function innerIssues(issue: unknown): readonly unknown[] {
  const several = propertyOf(issue, 'issues') ?? propertyOf(issue, 'issue')
  if (several === undefined) return []
  return arrayOf(several) ?? [several]
}

function keysOf(path: unknown): readonly PropertyKey[] {
  return (arrayOf(path) ?? [path]).filter((key) =>
    ['string', 'number', 'symbol'].includes(typeof key)
  ) as readonly PropertyKey[]
}

function leafMessage(tag: string, issue: unknown, schema: unknown): string {
  if (tag === 'Unexpected' || tag === 'UnexpectedKey') return NOT_ALLOWED
  if (tag === 'Missing' || tag === 'MissingKey') return 'This is required.'
  const message = propertyOfText(issue, 'message') ?? propertyAt(issue, ['annotations', 'message'])
  if (typeof message === 'string') return message
  const wanted = describeSchema(schema)
  return wanted === undefined ? '' : `Expected ${wanted}`
}
