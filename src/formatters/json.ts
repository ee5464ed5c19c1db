import { factory } from '../checks/uncalled-factory.ts'
import type { Context } from 'hono'
import { invalidOption } from '../fields/grammar.ts'
import { toJsonValue } from '../untrusted/json-value.ts'
import { checkedOptions } from '../checks/plain-object.ts'
import { copyOf, type Problem } from '../problem/problem.ts'
import { builtInFormatter, type Formatter } from './formatter.ts'

/** Makes the body of a problem: any value that JSON can carry, or a promise of one. */
export type JsonShape = (problem: Problem, c?: Context) => unknown

/** Options of `json`. */
export interface JsonOptions {
  /** Indents the text, and ends it with a newline. Defaults to false. */
  readonly pretty?: boolean
}

/**
 * `application/json` of any shape. No charset, as none is defined (RFC 8259 §11).
 *
 * What JSON cannot carry is left out of the shape, as with extensions: it never breaks the body.
 *
 * @param shape the body of a problem. Defaults to the problem itself.
 * @throws {TypeError} when `shape` is not a function; and from `format`, when nothing of the shape
 *   can be carried: the response is problem+json then.
 * @example
 * ```ts
 * const error = jsonFormatter(({ status, detail }) => ({ error: { code: status, message: detail } }))
 * httpErrors(app, { formatters: [error] })
 * ```
 */
export const jsonFormatter: (shape?: JsonShape, options?: JsonOptions) => Formatter =
  /* @__PURE__ */ factory(
    'jsonFormatter',
    function jsonFormatter(shape: JsonShape = unchanged, options: JsonOptions = {}): Formatter {
      if (typeof shape !== 'function') throw invalidOption('shape', 'a function', shape)
      const { pretty = false } = checkedOptions(options, ['pretty'], 'jsonFormatter()')
      if (typeof pretty !== 'boolean') throw invalidOption('pretty', 'a boolean', pretty)
      const write = (value: unknown): string => {
        const body = toJsonValue(value)
        if (body === undefined)
          throw new TypeError('The shape of jsonFormatter() returned no value that JSON can carry.')
        return pretty ? `${JSON.stringify(body, null, 2)}\n` : JSON.stringify(body)
      }
      return builtInFormatter({
        type: 'application/json',
        format: (problem, c) => {
          if (shape === unchanged) return write(problem)
          const value = shape(copyOf(problem), c)
          return value instanceof Promise ? value.then(write) : write(value)
        },
      })
    },
    ''
  )

function unchanged(problem: Problem): Problem {
  return problem
}
