/** Conditional requests that change something: 412 and 428 (RFC 9110 §13.1.1, RFC 6585 §3). */

import type { Context } from 'hono'
import { PreconditionFailed, PreconditionRequired } from '../errors/errors.ts'
import { invalidArgument } from '../checks/invalid-argument.ts'
import { checkedOptions } from '../checks/plain-object.ts'
import { etagPattern, listedTags } from '../fields/etag.ts'
import { checkedBoolean } from '../fields/grammar.ts'

/** Options of `ifMatch`. */
export interface IfMatchOptions {
  /**
   * Whether a request without `If-Match` is refused, where there is a representation to overwrite.
   *
   * @defaultValue true
   */
  readonly required?: boolean | undefined
}

/**
 * Checks that a client which changes a resource has seen its current state, so that no change of
 * another client is lost. Call it when all other checks have passed (RFC 9110 §13.2.1).
 *
 * @param c the context of the request, whose `If-Match` is compared (RFC 9110 §13.1.1).
 * @param etag the entity tag of the current representation, with its quotes; undefined if there is none.
 * @param options `required`: false to let requests without `If-Match` pass.
 * @throws {PreconditionFailed} 412 if no tag of `If-Match` is the current one. Weak tags never match (RFC
 * 9110 §8.8.3.2).
 * @throws {PreconditionRequired} 428 if the request has no `If-Match`.
 * @throws {TypeError} if `etag` is not an entity tag.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const book = { title: 'Emma', version: 7 }
 * const app = httpErrors(new Hono())
 * app.put('/book', (c) => {
 *   ifMatch(c, `"${book.version}"`)
 *   book.version++
 *   return c.json(book)
 * })
 *
 * const headers = { 'If-Match': '"6"' }
 * const response = await app.request('/book', { method: 'PUT', headers })
 * response.status // 412
 * response.headers.get('ETag') // '"7"'
 * ```
 */
export function ifMatch(c: Context, etag: string | undefined, options: IfMatchOptions = {}): void {
  const { required = true } = checkedOptions(options, ['required'], 'ifMatch()')
  checkedBoolean('required', required)
  if (etag !== undefined && !(typeof etag === 'string' && etagPattern.test(etag))) {
    throw invalidArgument(
      'Argument 2 of ifMatch()',
      `an entity tag with its quotes, such as '"1"'`,
      etag
    )
  }
  const field = c.req.header('If-Match')
  if (field === undefined) {
    if (!required || etag === undefined) return
    throw new PreconditionRequired({
      detail:
        'A request that changes this needs an If-Match field with the entity tag of the state that it changes.',
    })
  }
  if (etag !== undefined && (field.trim() === '*' || hasTag(field, etag))) return
  throw new PreconditionFailed(
    etag === undefined
      ? { detail: 'The request was for a state of this address, and there is none now.' }
      : { etag }
  )
}

/** Whether a list of entity tags has this one by strong comparison (RFC 9110 §8.8.3.2). */
function hasTag(list: string, etag: string): boolean {
  return !etag.startsWith('W/') && listedTags(list).includes(etag)
}
