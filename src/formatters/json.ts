/**
 * The formatter of `application/json`, for content of any shape.
 *
 * @module
 */

import { factory } from '../checks/uncalled-factory.ts'
import type { Context } from 'hono'
import { invalidArgument } from '../checks/invalid-argument.ts'
import { typeName } from '../untrusted/received-value.ts'
import { toJsonValue } from '../untrusted/json-value.ts'
import { copyOf, type Problem } from '../problem/problem.ts'
import { builtInFormatter, type FormatInfo, type Formatter } from './formatter.ts'
import { jsonText, readPretty, type JsonTextOptions } from './json-text.ts'

/**
 * Makes the content from a problem: any value that JSON can represent, or a promise of one.
 *
 * @param problem what the client may see of the error, localized.
 * @param c absent where the error came before there was a context.
 * @param info the error, what was thrown and how the error came about: never send what was thrown.
 * @returns the content, before it is written as JSON.
 */
export type JsonShape<Body = unknown> = (
  problem: Problem,
  c: Context | undefined,
  info: FormatInfo | undefined
) => Body | Promise<Body>

/** Options of `jsonFormatter`. */
export type JsonOptions = JsonTextOptions

/**
 * Makes a formatter of `application/json` with content of any shape. No charset, as none is defined
 * (RFC 8259 §11).
 *
 * What JSON cannot represent is left out, as in extensions: it never breaks the content.
 *
 * @param shape makes the content from the problem. Defaults to the problem itself.
 * @param options `pretty`: indented, for people.
 * @returns a formatter for the option `formatters`.
 * @throws {TypeError} when `shape` is not a function, or an option is not valid. The `format` of the formatter throws one when
 *   JSON can represent nothing of what `shape` returned: the response is problem+json then.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * /** The client may import the type. *\/
 * export interface ApiError {
 *   readonly error: { readonly code: number; readonly message: string }
 * }
 *
 * const formatter = jsonFormatter<ApiError>(({ status, detail }) => ({
 *   error: { code: status, message: detail },
 * }))
 * const app = httpErrors(new Hono(), { formatters: [formatter] })
 * app.get('/books/:id', () => {
 *   throw new NotFound('No book has that id.')
 * })
 *
 * const response = await app.request('/books/1')
 * await response.json() // { error: { code: 404, message: 'No book has that id.' } }
 * ```
 */
export const jsonFormatter: <Body = unknown>(
  shape?: JsonShape<Body>,
  options?: JsonOptions
) => Formatter = /* @__PURE__ */ factory(
  'jsonFormatter',
  function jsonFormatter(shape?: JsonShape, options: JsonOptions = {}): Formatter {
    if (shape !== undefined && typeof shape !== 'function') {
      throw invalidArgument(
        'Argument 1 of jsonFormatter()',
        'a function, or undefined before options',
        shape
      )
    }
    const pretty = readPretty(options, 'jsonFormatter()')
    const write = (value: unknown): string => {
      const content = toJsonValue(value)
      if (content !== undefined) return jsonText(content, pretty)
      throw new TypeError(
        'The function of jsonFormatter() must return a value that JSON can represent; ' +
          `received ${typeName(value)}.`
      )
    }
    return builtInFormatter({
      type: 'application/json',
      format: (problem, c, info) => {
        if (shape === undefined) return write(problem)
        const value = shape(copyOf(problem), c, info)
        return value instanceof Promise ? value.then(write) : write(value)
      },
    })
  }
)
