import type { Context } from 'hono'
import type { Fields } from '../fields/field.ts'
import type { ErrorKind } from '../errors/error-kind.ts'
import type { HttpError } from '../errors/http-error.ts'
import type { Problem } from '../problem/problem.ts'
import type { PageTexts } from '../languages/page-texts.ts'

/** What a formatter can use besides the problem. */
export interface FormatInfo {
  /** The error. The problem has what clients may see of it; the rest is for developers only. */
  readonly error: HttpError
  /** What was thrown; undefined where nothing was, such as for a path without a route. */
  readonly thrown?: unknown
  /** How the error came about; undefined where the formatter is called by other code. */
  readonly kind?: ErrorKind | undefined
  /** The fields of the error by lower-case name, such as Retry-After for a page. */
  readonly fields: Fields
  /**
   * What a visitor can send to support to find the error in the log: the instance of the problem, the id
   * of `hono/request-id`, the trace id of traceparent, or else a random UUID. It is also passed to the
   * option `report`. Absent where the formatter has not set `showsReference`.
   */
  readonly reference?: string | undefined
  /** The language of the problem's texts, a BCP 47 tag, where the app localizes. */
  readonly language?: string | undefined
  /** The texts of the built-in page and of plain text, in that language; some where a `localize` has some. */
  readonly texts?: Partial<PageTexts> | undefined
}

/** The formatters of this package. They do not change the problem. */
const builtIn = /* @__PURE__ */ new WeakSet<Formatter>()

/** Marks a formatter of this package, which needs no copy of the problem. */
/* @__NO_SIDE_EFFECTS__ */
export function builtInFormatter<Made extends Formatter>(formatter: Made): Made {
  builtIn.add(formatter)
  return formatter
}

/** Whether the formatter is one of this package, and so does not change the problem. */
export function isBuiltIn(formatter: Formatter): boolean {
  return builtIn.has(formatter)
}

/**
 * Writes problems in one media type.
 *
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const csvFormatter: Formatter = {
 *   type: 'text/csv',
 *   format: ({ status, title }) => `status,title\r\n${status},${title}\r\n`,
 * }
 * const app = httpErrors(new Hono(), { formatters: [problemJsonFormatter(), csvFormatter] })
 *
 * const response = await app.request('/nowhere', { headers: { Accept: 'text/csv' } })
 * await response.text() // 'status,title\r\n404,Not Found\r\n'
 * ```
 */
export interface Formatter {
  /** The media type of what `format` returns, sent as Content-Type. */
  readonly type: string
  /** Fields that belong to this form of the response, such as the Content-Security-Policy of a page. */
  readonly fields?: Readonly<Record<string, string>>
  /** Whether the text shows `info.reference`, which is made for such formatters only. */
  readonly showsReference?: boolean | undefined
  /**
   * The problem in that media type. If it throws or rejects, the response is problem+json.
   *
   * @param problem what the client may see of the error, localized.
   * @param c absent where an error came before there was a context.
   * @param info the error and its fields; present whenever the text is for a response.
   */
  format(problem: Problem, c?: Context, info?: FormatInfo): string | Promise<string>
}

/** A formatter of this package that needs no promise. */
export interface SyncFormatter extends Formatter {
  format(problem: Problem, c?: Context, info?: FormatInfo): string
}
