/** The fields of an error response that are true of its own content only. */

import type { Reply } from './exchange.ts'

/**
 * Fields that describe the content: RFC 9110 §8, RFC 6266, RFC 9530, and Content Security Policy Level 3.
 * Content-Type is another case, and the Content-Range of a 416 describes what was requested.
 */
const DESCRIBING = /^(?:content-(?!type$|length$|range$).*|(?:repr-)?digest)$/i

/** Fields that both the formatter and middleware add to, and that do not describe the content. */
const SHARED = /^(?:link|set-cookie|vary)$/

/** Whether a reply has fields that describe its content, besides Content-Type. */
export function hasDescription({ fields, formatterFields }: Reply): boolean {
  for (const name in formatterFields) if (!SHARED.test(name)) return true
  for (const name in fields) if (DESCRIBING.test(name)) return true
  return false
}

/**
 * The fields of a response that it has from the reply, though its content is not that of the reply:
 * Hono copies the fields of the response before it. A field with another value was set by middleware.
 *
 * @param isEmpty whether the response has no content at all.
 */
export function misplacedFields(
  { status, headers }: Response,
  { fields, formatterFields = {} }: Reply,
  isEmpty: boolean
): readonly string[] {
  const names: string[] = []
  for (const [name, lines] of Object.entries(fields)) {
    const lower = name.toLowerCase()
    const isMisplaced =
      DESCRIBING.test(name) ||
      (Object.hasOwn(formatterFields, lower) && !SHARED.test(lower)) ||
      // The type of a content that was only changed is still right.
      (lower === 'content-type' && isEmpty) ||
      // A redirect in the place of an error may be stored. With content, it may still be about the error.
      (lower === 'cache-control' && isEmpty && status < 400)
    if (isMisplaced && headers.get(name) === [lines].flat().join(', ')) names.push(name)
  }
  return names
}
