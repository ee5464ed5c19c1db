/** The fields of an error response that are true of its own content only. */

import type { Reply } from './exchange.ts'

/** RFC 9110 §8, RFC 6266, RFC 9530, and Content Security Policy Level 3. */
const describing: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'content-digest',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-location',
  'content-md5',
  'content-security-policy',
  'content-security-policy-report-only',
  'digest',
  'repr-digest',
])

/** Fields that both the formatter and middleware add to, and that do not describe the content. */
const shared: ReadonlySet<string> = /* @__PURE__ */ new Set(['link', 'set-cookie', 'vary'])

/** Whether a reply has fields that describe its content, besides Content-Type. */
export function hasDescription({ fields, formatterFields }: Reply): boolean {
  for (const name in formatterFields) if (!shared.has(name)) return true
  for (const name in fields) if (describing.has(name.toLowerCase())) return true
  return false
}

/**
 * The fields of a response that it has from the reply, though its content is not that of the reply:
 * Hono copies the fields of the response before it. A field with another value is somebody else's.
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
      describing.has(lower) ||
      (Object.hasOwn(formatterFields, lower) && !shared.has(lower)) ||
      // The type of a content that was only changed is still right.
      (lower === 'content-type' && isEmpty) ||
      // A redirect in the place of an error may be stored. Content may still tell of the error.
      (lower === 'cache-control' && isEmpty && status < 400)
    if (isMisplaced && headers.get(name) === [lines].flat().join(', ')) names.push(name)
  }
  return names
}
