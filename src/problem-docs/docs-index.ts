/** The index: all problem types, also those that are documented by others. */

import { isSafeLink } from '../formatters/html/page-options.ts'
import type { Place } from './places.ts'

/** A problem type on the index. */
export interface IndexEntry {
  readonly type: string
  readonly title: string
  readonly name: string
  readonly status: number
  readonly phrase: string
  readonly description?: string
  /** The anchor on the index. */
  readonly id: string
  /** Where the problem type is documented, relative to the index; absent where it cannot be looked up. */
  readonly page?: string
}

/** @param prefix leads from the index to the pages: `./`, or `./problems/` for an index at `/problems`. */
export function indexEntries(places: readonly Place[], prefix: string): readonly IndexEntry[] {
  return places.map((place) => {
    const { type, title, definition } = place.problemClass
    const { name = '', status, phrase, description } = definition
    const page = addressOf(place, prefix)
    return {
      type,
      title,
      name,
      status,
      phrase,
      ...(description !== undefined && { description }),
      id: place.id,
      ...(page !== undefined && { page }),
    }
  })
}

/** The address of the page; of the documentation of others where the type has none here. */
export function addressOf({ name, problemClass }: Place, prefix: string): string | undefined {
  if (name !== undefined) {
    return prefix + name.split('/').map(encodeURIComponent).join('/')
  }
  const { type } = problemClass
  return /^https?:/i.test(type) && isSafeLink(type) ? type : undefined
}
