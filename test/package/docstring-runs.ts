/** Runs the examples of the docstrings, and reads the values that their comments state. */
import ts from 'typescript'
import type { Example } from './docstring-examples.ts'

/** What an example makes: pairs of a value and the one that a comment states, or what it throws. */
export interface Run {
  readonly results: readonly (readonly [received: unknown, stated: unknown])[]
  readonly thrown: unknown
}

/** A comment that states a value, such as `// 404` or `// 'Not Found'`, and no prose. */
const value = /^(?:['[{]|-?\d|(?:true|false|null|undefined)$)/

/** The module of an example, which collects each `expression // value` in `results`. */
export function runnable(module: string): string {
  const source = ts.createSourceFile('example.tsx', module, ts.ScriptTarget.Latest, true)
  const edits = source.statements.flatMap((statement) => {
    if (!ts.isExpressionStatement(statement)) return []
    const [comment] = ts.getTrailingCommentRanges(module, statement.end) ?? []
    const stated = comment && module.slice(comment.pos + 2, comment.end).trim()
    if (stated === undefined || !value.test(stated)) return []
    const expression = statement.expression.getText()
    const text = `;(results ??= []).push([${expression}, (${stated})])`
    return [{ start: statement.getStart(), end: statement.end, text }]
  })
  const code = edits
    .toReversed()
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), module)
  // A `var` at the end, as the comment that chooses the JSX of the module must stay the first.
  return `${code}export var results: [unknown, unknown][] | undefined\n`
}

/** Whether the example ends with a `throw`. */
export function throwsAtEnd({ code }: Example): boolean {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest)
  return source.statements.some((statement) => ts.isThrowStatement(statement))
}

/** Runs the module at a path. */
export async function run(path: string): Promise<Run> {
  try {
    const { results = [] } = (await import(path)) as Partial<Run>
    return { results, thrown: undefined }
  } catch (thrown) {
    return { results: [], thrown }
  }
}
