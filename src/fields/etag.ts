/** ETag (RFC 9110 §8.8.3): the entity tag of the current representation. */

import type { Field } from './field.ts'
import { invalidOption } from './grammar.ts'

/** An entity tag, strong or weak. */
export const etagPattern: RegExp = /^(?:W\/)?"[!#-~\x80-\xff]*"$/
/** An entity tag without its quotes. `W/` could be the mark of a weak tag, or a part of the tag. */
const UNQUOTED = /^(?!W\/)[!#-~\x80-\xff]+$/

/** One tag of a list, and the comma or the end behind it. */
const NEXT_TAG = /[\t ,]*((?:W\/)?"[!#-~\x80-\xff]*")[\t ]*(?=,|$)/y

/** The entity tags of a list (RFC 9110 §13.1.1, §13.1.2), up to the first part that is none. */
export function listedTags(list: string): readonly string[] {
  const tags: string[] = []
  NEXT_TAG.lastIndex = 0
  for (let match = NEXT_TAG.exec(list); match !== null; match = NEXT_TAG.exec(list)) {
    tags.push(...match.slice(1))
  }
  return tags
}

/** Writes the entity tag, and adds the quotes where they are missing. */
export const etag: Field<string> = {
  field: 'ETag',
  write: (tag, option) => {
    if (typeof tag === 'string') {
      if (etagPattern.test(tag)) return tag
      if (UNQUOTED.test(tag)) return `"${tag}"`
    }
    throw invalidOption(option, `an entity tag such as '1-1', '"1-1"' or 'W/"1-1"'`, tag)
  },
}
