/** Accept, Accept-Patch, Accept-Post, Accept-Encoding in a response: what a request may contain. */

import type { Field } from './field.ts'
import { isMediaRange, isToken, joinedList, type ListMember } from './grammar.ts'

/** The media types that would have been accepted (RFC 9110 §12.5.1). */
export const accept: Field<readonly string[]> = /* @__PURE__ */ mediaTypes('Accept')

/** The same for PATCH (RFC 5789 §3.1). */
export const acceptPatch: Field<readonly string[]> = /* @__PURE__ */ mediaTypes('Accept-Patch')

/** The same for POST (W3C LDP 1.0 §7.1). */
export const acceptPost: Field<readonly string[]> = /* @__PURE__ */ mediaTypes('Accept-Post')

const coding: ListMember = { wanted: 'a content coding', example: 'gzip', isValid: isToken }

/** The content codings that would have been accepted (RFC 9110 §12.5.3). */
export const acceptEncoding: Field<readonly string[]> = {
  field: 'Accept-Encoding',
  write: (codings, option) => joinedList(option, coding, codings),
}

/** The member of a list of media types. */
export const mediaType: ListMember = {
  wanted: 'a media type',
  example: 'application/json',
  isValid: isMediaRange,
}

/* @__NO_SIDE_EFFECTS__ */
function mediaTypes(field: string): Field<readonly string[]> {
  return {
    field,
    write: (types, option) => joinedList(option, mediaType, types),
  }
}
