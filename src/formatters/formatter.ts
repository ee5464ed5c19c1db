import type { Context } from 'hono'
import type { Fields } from '../field-filter.ts'
import type { HttpError } from '../http-error.ts'
import type { Problem } from '../problem.ts'
import type { Words } from './words.ts'

/** What stands behind a problem. */
export interface Background {
  /** The error itself. What of it may be told is in the problem; the rest is for developers only. */
  readonly error: HttpError
  /** The fields of the error by lower-case name: what Retry-After says, people want to read. */
  readonly fields: Fields
  /** The language of the problem's texts, a BCP 47 tag, where the app localizes. */
  readonly language?: string | undefined
  /** What the page and the text say on their own, in that language. */
  readonly words?: Words | undefined
}

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
   * @param background what the problem does not tell: present whenever an error is answered.
   */
  format(problem: Problem, c?: Context, background?: Background): string | Promise<string>
}
