import type { Context } from 'hono'
import type { Fields } from '../field-filter.ts'
import type { Problem } from '../problem.ts'

/** One way to write a problem down. */
export interface Formatter {
  /** The media type of what `format` returns, sent as Content-Type. */
  readonly type: string
  /** Fields that belong to this form of the response, such as the Content-Security-Policy of a page. */
  readonly fields?: Readonly<Record<string, string>>
  /**
   * The problem in that media type.
   *
   * @param c absent where an error came before there was a context.
   * @param fields the fields of the error by lower-case name, for forms that tell people what is in
   *   them, such as Retry-After.
   */
  format(problem: Problem, c?: Context, fields?: Fields): string | Promise<string>
}
