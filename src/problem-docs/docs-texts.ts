/** Texts that the page in HTML and the one in Markdown have in common. */

import type { Condition } from '../errors/error-init.ts'

export const conditionTitles: Readonly<Record<Condition, string>> = {
  temporary: 'It passes by itself',
  permanent: 'It does not pass by itself',
  unknown: 'It may or may not pass by itself',
}

export const NO_MEMBERS = 'This problem type has no extension members.'

export const OTHER_MEMBERS =
  'Every problem also has the members type, title, status, detail and condition, and may have instance and applied (RFC 9457 §3.1).'
