/** The errors of a failed validation as a list for people: which field, and what is wrong with it. */

import { unescapedName } from '../../problem/json-pointer.ts'
import { isArray, propertyOf } from '../../untrusted/inspect.ts'
import { percentDecoded } from '../../untrusted/percent-decoded.ts'
import type { JsonValue } from '../../untrusted/json-value.ts'
import { escapeHtml } from './escape.ts'

/**
 * Returns the list of a member `errors` as in the example of RFC 9457 §3: objects with a `detail`, and a
 * `pointer` or a `parameter`. Undefined for any other value.
 */
export function errorList(errors: JsonValue | undefined): string | undefined {
  if (!isArray(errors) || errors.length === 0) return undefined
  const items = errors.map(itemOf)
  return items.includes(undefined) ? undefined : `<ul>\n${items.join('\n')}\n</ul>\n`
}

function itemOf(error: JsonValue): string | undefined {
  const detail = propertyOf(error, 'detail')
  if (typeof detail !== 'string') return undefined
  const field = fieldOf(propertyOf(error, 'pointer'), propertyOf(error, 'parameter'))
  const label = field && `<strong><bdi>${escapeHtml(field)}</bdi></strong> `
  return `<li>${label}<span dir="auto">${escapeHtml(detail)}</span></li>`
}

/** The name of a field; of a nested one the names on the way to it. Empty for the whole content. */
function fieldOf(pointer: unknown, parameter: unknown): string {
  if (typeof parameter === 'string') return parameter
  if (typeof pointer !== 'string') return ''
  const isFragment = pointer.startsWith('#')
  const tokens = pointer.split('/').slice(1)
  // RFC 6901 §6: in a fragment, the names are percent-encoded.
  return tokens
    .map((token) => unescapedName(isFragment ? percentDecoded(token) : token))
    .join(' › ')
}
