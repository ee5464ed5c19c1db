/** A problem as JSON, what `JSON.stringify` makes of it, in a quarter of its time. */

import { standardMembers, type Problem } from '../problem.ts'
import { isErrorStatus } from '../status-range.ts'

/** What the text of a problem begins with: those of a status are mostly alike up to the detail. */
interface Beginning {
  readonly type: string
  readonly title: string
  readonly text: string
}

/** The last one of each status code, and so no more than there are. */
const beginnings = /* @__PURE__ */ new Map<number, Beginning>()

const endings: Readonly<Record<string, string>> = {
  unknown: ',"condition":"unknown"}',
  temporary: ',"condition":"temporary"}',
  permanent: ',"condition":"permanent"}',
}

/** The JSON of a problem. */
export function problemText(problem: Problem): string {
  const { type, title, status, detail, condition } = problem
  const ending = endings[condition]
  // Whatever has more to it, or less, is left to the general way.
  const isPlain = Object.keys(problem).length === standardMembers.length - 1
  if (!isPlain || !type || !title || !status || !detail || !ending) return JSON.stringify(problem)
  let beginning = beginnings.get(status)
  if (beginning?.type !== type || beginning.title !== title) {
    const text = `${JSON.stringify({ type, title, status }).slice(0, -1)},"detail":`
    beginning = { type, title, text }
    if (isErrorStatus(status)) beginnings.set(status, beginning)
  }
  return beginning.text + JSON.stringify(detail) + ending
}
