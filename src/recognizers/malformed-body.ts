/**
 * Recognizes content of the request that is not what the handler reads it as.
 *
 * @module
 */

import { factory } from '../checks/uncalled-factory.ts'
import type { Recognizer } from './recognizer.ts'
import type { Context } from 'hono'
import type { HttpError } from '../errors/http-error.ts'
import { malformedForm, mayBeMalformedForm, mayBeUnreadForm } from './malformed-form.ts'
import { malformedJson, mayBeMalformedJson } from './malformed-json.ts'

/**
 * Recognizes what `c.req.json()`, `c.req.formData()`, `c.req.parseBody()` and the validators of Hono
 * throw for malformed content. It becomes a 400, for JSON with the place of the error if that is in
 * the first 262144 code units; a form of another media type becomes a 415.
 *
 * A SyntaxError alone does not show whose content is malformed: it may be the response of another
 * server. So the content that Hono caches is read once more, and must fail with the same message from
 * the same line of code. That takes a promise, and is done for no other errors.
 *
 * Content that was read without Hono (`c.req.raw`) is not cached, and content that was read twice is
 * an error of the server: both stay a 500.
 *
 * @returns a recognizer; the preset of `hono-http-errors` has it built in.
 * @example
 * ```ts
 * import { Hono } from 'hono'
 *
 * const app = httpErrors(new Hono())
 * app.post('/books', async (c) => c.json(await c.req.json(), 201))
 *
 * const response = await app.request('/books', { method: 'POST', body: '{"title": ]' })
 * const problem = await response.json()
 * response.status // 400
 * problem.errors[0].column // 11
 * ```
 */
export const fromMalformedBody: () => Recognizer = /* @__PURE__ */ factory(
  'fromMalformedBody',
  function fromMalformedBody(): Recognizer {
    return recognizeMalformedBody
  }
)

function recognizeMalformedBody(
  thrown: unknown,
  c?: Context
): Promise<HttpError | undefined> | undefined {
  if (c === undefined) return undefined
  // Hono caches all content that was read through it; its methodOverride reads a clone.
  const isCached = Object.keys(c.req.bodyCache).length > 0
  if (isCached && mayBeMalformedJson(thrown)) return malformedJson(thrown, c)
  const mayBeForm = isCached ? mayBeMalformedForm : mayBeUnreadForm
  return mayBeForm(thrown, c) ? malformedForm(thrown, c) : undefined
}
