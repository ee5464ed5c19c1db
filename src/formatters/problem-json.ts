/**
 * The formatter of `application/problem+json` (RFC 9457 §3).
 *
 * @module
 */

import { factory } from '../checks/uncalled-factory.ts'
import type { Problem } from '../problem/problem.ts'
import { builtInFormatter, type SyncFormatter } from './formatter.ts'
import { jsonText, readPretty, type JsonTextOptions } from './json-text.ts'
import { stringifyProblem } from './problem-text.ts'

/** Options of `problemJsonFormatter`. */
export type ProblemJsonOptions = JsonTextOptions

const type = 'application/problem+json'

/**
 * The formatter that `problemJsonFormatter()` returns (RFC 9457 §3). No charset, as none is defined
 * (RFC 8259 §11).
 */
export const problemJson: SyncFormatter = /* @__PURE__ */ builtInFormatter({
  type,
  format: (problem: Problem): string => stringifyProblem(problem),
} satisfies SyncFormatter)

const prettyProblemJson: SyncFormatter = /* @__PURE__ */ builtInFormatter({
  type,
  format: (problem: Problem): string => jsonText(problem, true),
} satisfies SyncFormatter)

/**
 * Makes the formatter of `application/problem+json` (RFC 9457 §3).
 *
 * @param options `pretty`: indented, for people.
 * @returns a formatter for the option `formatters`.
 * @throws {TypeError} that names the option that is unknown or not a boolean.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono(), { formatters: [problemJsonFormatter({ pretty: true })] })
 * ```
 */
export const problemJsonFormatter: (options?: ProblemJsonOptions) => SyncFormatter =
  /* @__PURE__ */ factory(
    'problemJsonFormatter',
    function problemJsonFormatter(options: ProblemJsonOptions = {}): SyncFormatter {
      return readPretty(options, 'problemJsonFormatter()') ? prettyProblemJson : problemJson
    }
  )
