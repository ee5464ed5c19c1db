import type { Context } from 'hono'
import type { Problem } from '../problem.ts'

/** One way to write a problem down. */
export interface Formatter {
  /** The media type of what `format` returns, sent as Content-Type. */
  readonly type: string
  /** The problem in that media type. `c` is absent where an error came before there was a context. */
  format(problem: Problem, c?: Context): string | Promise<string>
}
