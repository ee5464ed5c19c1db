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
  const issues: LibraryIssue[] = []
  collect(
    {
      issue: propertyOf(schemaErrorOf(failure), 'issue'),
      path: [],
      input: undefined,
      message: undefined,
      code: undefined,
    },
    issues,
    0
  )
  return issues.length > 0 ? issues : undefined
}

function schemaErrorOf(failure: unknown): unknown {
  return [failure, propertyOf(propertyOf(failure, fiberFailureCause), 'error')].find((error) =>
    ['ParseError', 'SchemaError'].includes(String(optionalText(error, '_tag')))
  )
}

function optionalText(value: unknown, name: string): string | undefined {
  const text = propertyOf(value, name)
  return typeof text === 'string' ? text : undefined
}

/** A node of the tree, with what the nodes above it say of the same value. */
interface Node {
  readonly issue: unknown
  readonly path: readonly PropertyKey[]
  readonly input: unknown
  /** What the nearest refinement or filter requires. */
  readonly message: string | undefined
  /** The code of the nearest refinement or transformation whose function has refused the value. */
  readonly code: string | undefined
}

function collect(node: Node, issues: LibraryIssue[], depth: number): void {
  const { issue } = node
  const tag = optionalText(issue, '_tag')
  if (tag === undefined || depth > DEEPEST || issues.length >= MOST_ISSUES) return
  const schema = propertyOf(issue, 'ast')
  const inner = innerIssues(issue)
  const isUnion = tag === 'AnyOf' || tag === 'OneOf' || optionalText(schema, '_tag') === 'Union'
  // A union lists what each member requires: its description has all of it in one sentence.
  if (inner.length > 0 && !(isUnion && inner.length > 1)) {
    for (const each of inner) collect({ ...below(node, tag), issue: each }, issues, depth + 1)
    return
  }
  const message = messageOf(node) ?? leafMessage(tag, issue, schema)
  const code = node.code ?? (isUnion ? 'Union' : tag)
  issues.push({ message, path: node.path, code, input: inputOf(node), isLibraryCode: true })
}

/** What the issues within a node start from. */
function below(node: Node, tag: string): Omit<Node, 'issue'> {
  const { issue, path } = node
  if (tag === 'Pointer') {
    const keys = keysOf(propertyOf(issue, 'path'))
    const input = keys.reduce<unknown>(propertyOf, inputOf(node))
    // A message of an object is not about its members.
    return { path: [...path, ...keys], input, message: undefined, code: undefined }
  }
  const kind = propertyOf(issue, 'kind')
  const isRefused = kind === 'Predicate' || kind === 'Transformation'
  return {
    path,
    input: inputOf(node),
    message: tag === 'Composite' ? undefined : messageOf(node),
    code: isRefused ? tag : undefined,
  }
}

function messageOf({ issue, message }: Node): string | undefined {
  return message ?? messageAnnotation(issue, propertyOf(issue, 'ast'), propertyOf(issue, 'filter'))
}

function inputOf({ issue, input }: Node): unknown {
  return propertyOf(issue, 'actual') ?? input
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
  const message = optionalText(issue, 'message') ?? propertyAt(issue, ['annotations', 'message'])
  if (typeof message === 'string') return message
  const wanted = describeSchema(schema)
  return wanted === undefined ? '' : `Expected ${wanted}`
}
