/** How large a bundle may be: the only list of budgets, for `npm run size` and for the tests. */

/** An import and its budget, in kB (1000 bytes) after gzip. */
export interface Budget {
  readonly name: string
  readonly what: string
  /** The file that is bundled: it exports what it imports. */
  readonly code: string
  /** What the bundle should have at most; none where the size is only printed. */
  readonly budget?: number
  /**
   * What it has at most today, where that is above its budget. It may only become less; the option `applied`,
   * the new conditions, the errors that a client restored, the checks of options that cannot be read, the
   * origin of a Response on Node 24 and the line of the log have added to it on 2026-11-26; the method and path of
   * every error, nested errors with control characters, a report that does not end, the values and examples in
   * messages, the grammar of cacheControl and the refusal of asynchronous hooks on 2026-11-27.
   */
  readonly held?: number
}

export const KILOBYTE = 1000

export const budgets: readonly Budget[] = [
  {
    name: 'tiny',
    what: '/tiny: httpErrors + NotFound',
    code: "export { httpErrors, NotFound } from 'hono-http-errors/tiny'",
    budget: 12,
    held: 23.5,
  },
  {
    name: 'tiny-json',
    what: '/tiny + jsonFormatter(shape)',
    code: `import { jsonFormatter } from 'hono-http-errors/formatters/json'
export { httpErrors, NotFound } from 'hono-http-errors/tiny'
export const formatters = [jsonFormatter(({ status, detail }) => ({ status, detail }))]`,
    budget: 12.5,
    held: 23.7,
  },
  {
    name: 'not-found',
    what: 'NotFound alone',
    code: "export { NotFound } from 'hono-http-errors'",
    budget: 2,
    held: 5.2,
  },
  {
    name: 'not-found-of-errors',
    what: 'NotFound alone, of /errors',
    code: "export { NotFound } from 'hono-http-errors/errors'",
    budget: 2,
    held: 5.1,
  },
  {
    name: 'statuses',
    what: '/statuses',
    code: "export * from 'hono-http-errors/statuses'",
    budget: 6,
  },
  {
    name: 'main',
    what: 'main: httpErrors with all defaults',
    code: "export { httpErrors } from 'hono-http-errors'",
    budget: 26,
    held: 41.7,
  },
  {
    name: 'client-not-found',
    what: 'client: throwIfError + NotFound',
    code: `import { throwIfError } from 'hono-http-errors/client'
import { NotFound } from 'hono-http-errors/errors'
export const find = (response) => throwIfError(response, [NotFound])`,
    budget: 4.3,
    held: 6.5,
  },
  {
    name: 'client-declared',
    what: 'client: throwIfError + a problem type without a schema',
    code: `import { throwIfError } from 'hono-http-errors/client'
import { Forbidden } from 'hono-http-errors/errors'
import { defineProblem } from 'hono-http-errors/problem-types'
class OutOfCredit extends defineProblem(Forbidden, {
  type: '/problems/out-of-credit',
  title: 'You do not have enough credit.',
}) {}
export const find = (response) => throwIfError(response, [OutOfCredit])`,
    budget: 6,
    held: 9.6,
  },
  {
    name: 'all',
    what: 'main: all exports',
    code: "export * from 'hono-http-errors'",
  },
]
