/** A problem as JSON, what `JSON.stringify` makes of it, in a quarter of its time. */

import { standardMembers } from '../errors/problem-members.ts'
import type { Problem } from '../problem/problem.ts'
import { isErrorStatus } from '../errors/status-range.ts'

/** What was written last for a status code: most problems of a status differ in the detail only. */
interface Written {
  readonly type: string
  readonly title: string
  /** The text up to the detail. */
  readonly beginning: string
  detail: string
  condition: string
  text: string
}

/** One for each status code, and so no more than there are. */
const last = /* @__PURE__ */ new Map<number, Written>()

/** A longer detail is not kept for the next time. */
const LONGEST = 256

/** The JSON of a problem. */
export function stringifyProblem(problem: Problem): string {
  return cacheKeyOf(problem) ?? JSON.stringify(problem)
}

/** The JSON of a problem that says no more and no less than most; undefined for others. */
export function cacheKeyOf(problem: Problem): string | undefined {
  const { type, title, status, detail, condition } = problem
  const isPlain = Object.keys(problem).length === standardMembers.length - 1
  if (!isPlain || !isErrorStatus(status)) return undefined
  // Put on an error after it was made, they may be anything, and JSON not what a page shows of it.
  if (!isText(type) || !isText(title) || !isText(detail) || !isText(condition)) return undefined
  let known = last.get(status)
  if (known?.type !== type || known.title !== title) {
    const beginning = `${JSON.stringify({ type, title, status }).slice(0, -1)},"detail":`
    known = { type, title, beginning, detail: '', condition: '', text: '' }
    last.set(status, known)
  }
  if (known.detail === detail && known.condition === condition) return known.text
  const text = `${known.beginning}${JSON.stringify(detail)},"condition":${JSON.stringify(condition)}}`
  if (detail.length <= LONGEST) {
    known.detail = detail
    known.condition = condition
    known.text = text
  }
  return text
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}
