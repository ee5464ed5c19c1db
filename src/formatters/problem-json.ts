import { checkedOptions } from '../checks/plain-object.ts'
import { factory } from '../checks/uncalled-factory.ts'
import { invalidOption } from '../fields/grammar.ts'
import type { Problem } from '../problem/problem.ts'
import { builtInFormatter, type SyncFormatter } from './formatter.ts'
import { stringifyProblem } from './problem-text.ts'

/** Options of `problemJsonFormatter`. */
export interface ProblemJsonOptions {
  /** Whether the JSON is indented and ends with a newline, for people. Defaults to false. */
  readonly pretty?: boolean | undefined
}

const type = 'application/problem+json'

/** RFC 9457 §3. No charset, as none is defined (RFC 8259 §11). */
export const problemJson: SyncFormatter = /* @__PURE__ */ builtInFormatter({
  type,
  format: (problem: Problem): string => stringifyProblem(problem),
} satisfies SyncFormatter)

const prettyProblemJson: SyncFormatter = /* @__PURE__ */ builtInFormatter({
  type,
  format: (problem: Problem): string => `${JSON.stringify(problem, null, 2)}\n`,
} satisfies SyncFormatter)

/**
 * Makes the formatter of `application/problem+json` (RFC 9457 §3).
 *
 * @param options `pretty`: indented, for people.
 * @throws {TypeError} that names the option when one is not what it should be.
 * @example
 * ```ts
 * httpErrors(app, { formatters: [problemJsonFormatter({ pretty: true })] })
 * ```
 */
export const problemJsonFormatter: (options?: ProblemJsonOptions) => SyncFormatter =
  /* @__PURE__ */ factory(
    'problemJsonFormatter',
    function problemJsonFormatter(options: ProblemJsonOptions = {}): SyncFormatter {
      const { pretty = false } = checkedOptions(options, ['pretty'], 'problemJsonFormatter()')
      if (typeof pretty !== 'boolean') throw invalidOption('pretty', 'a boolean', pretty)
      return pretty ? prettyProblemJson : problemJson
    }
  )
