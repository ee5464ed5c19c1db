/** The languages that the client prefers (RFC 9110 §12.5.4). */

import { parseAccept } from 'hono/utils/accept'

/** The languages of an Accept-Language field. */
export interface Languages {
  readonly wanted: readonly string[]
  readonly refused: readonly string[]
}

/** The length of what is read of Accept-Language, in UTF-16 code units: fields of browsers are shorter. */
const LONGEST_FIELD = 512

// RFC 4647 §2.1, without `*`.
const LANGUAGE_RANGE = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/

/**
 * The language ranges of an Accept-Language field (RFC 9110 §12.5.4) in the order of preference.
 *
 * Hono's parser suffices here, as language ranges have no quoted parameters. `negotiate` has another
 * one: media ranges can have them, and compete by the number of their parameters.
 */
export function acceptedLanguages(field: string | null | undefined): Languages {
  const ranges = parseAccept(withinLimit(field ?? '')).filter(({ type }) =>
    LANGUAGE_RANGE.test(type)
  )
  return {
    wanted: ranges.filter(({ q }) => q > 0).map(({ type }) => type),
    refused: ranges.filter(({ q }) => q === 0).map(({ type }) => type),
  }
}

/** The field up to its last comma within the limit, so that no range is cut in two. */
function withinLimit(field: string): string {
  if (field.length <= LONGEST_FIELD) return field
  return field.slice(0, Math.max(field.lastIndexOf(',', LONGEST_FIELD), 0))
}
