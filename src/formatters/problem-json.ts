import type { Problem } from '../problem/problem.ts'
import { builtInFormatter, type Formatter } from './formatter.ts'
import { problemText } from './problem-text.ts'

/**
 * RFC 9457 §3: `application/problem+json`. No charset, as none is defined (RFC 8259 §11).
 *
 * @example
 * ```ts
 * httpErrors(app, { formatters: [problemJson] })
 * ```
 */
export const problemJson = /* @__PURE__ */ builtInFormatter({
  type: 'application/problem+json',
  format: (problem: Problem): string => problemText(problem),
} satisfies Formatter)

/**
 * The same for people: indented, with a newline at its end.
 *
 * @example
 * ```ts
 * httpErrors(app, { formatters: [isLocal ? prettyProblemJson : problemJson] })
 * ```
 */
export const prettyProblemJson = /* @__PURE__ */ builtInFormatter({
  type: 'application/problem+json',
  format: (problem: Problem): string => `${JSON.stringify(problem, null, 2)}\n`,
} satisfies Formatter)
