import type { Context } from 'hono'
import type { Fields } from '../fields/field.ts'
import type { HttpError } from '../errors/http-error.ts'
import type { Problem } from '../problem/problem.ts'
import type { PageTexts } from '../languages/page-texts.ts'

/** What stands behind a problem. */
export interface FormatInfo {
  /** The error itself. What of it may be told is in the problem; the rest is for developers only. */
  readonly error: HttpError
  /** The fields of the error by lower-case name: what Retry-After says, people want to read. */
  readonly fields: Fields
  /** The language of the problem's texts, a BCP 47 tag, where the app localizes. */
  readonly language?: string | undefined
  /** What the page and the text say on their own, in that language. */
  readonly texts?: PageTexts | undefined
}

/** The formatters of this package: they change no problem that they are given. */
const builtIn = /* @__PURE__ */ new WeakSet<Formatter>()

/** Marks a formatter of this package, which needs no copy of the problem. */
/* @__NO_SIDE_EFFECTS__ */
export function builtInFormatter<Made extends Formatter>(formatter: Made): Made {
  builtIn.add(formatter)
  return formatter
}

/** Whether the formatter is one of this package, and changes no problem that it is given. */
export function isBuiltIn(formatter: Formatter): boolean {
  return builtIn.has(formatter)
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
  format(problem: Problem, c?: Context, background?: FormatInfo): string | Promise<string>
}

/** A formatter of this package that needs no promise. */
export interface SyncFormatter extends Formatter {
  format(problem: Problem, c?: Context, background?: FormatInfo): string
}
