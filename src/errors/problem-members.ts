/** The names of members that are no extensions. */

import type { AppliedRules } from './rules.ts'

/** No members at all; shared, as most errors have none. */
export const noMembers: AppliedRules['members'] = /* @__PURE__ */ Object.freeze({})

/** The members of RFC 9457 §3.1, and the two of this library: every other one is an extension. */
export const standardMembers: readonly string[] = [
  'type',
  'title',
  'status',
  'detail',
  'instance',
  'condition',
  'applied',
]

/** What no extension may overwrite; a `toJSON` would replace the whole problem. */
export const reservedMembers: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ standardMembers.concat('toJSON')
)
