/** The JSON of a problem, as `JSON.stringify` writes it, in a quarter of the time. */

import type { Problem } from '../problem/problem.ts'
import { isErrorStatus } from '../errors/status-range.ts'

/** The last text of a status code: most problems of one status differ in the detail only. */
interface CachedText {
  readonly type: string
  readonly title: string
  /** The text up to the detail. */
  readonly beginning: string
  detail: string
  condition: string
  text: string
}

/** At most one text for each status code. */
const cachedTexts = /* @__PURE__ */ new Map<number, CachedText>()

/** How many members a problem has at least. */
const MEMBERS = 5

/** The text of a longer detail is not kept. */
const LONGEST_DETAIL = 256

/** The JSON of a problem. */
export function stringifyProblem(problem: Problem): string {
  return cacheKeyOf(problem) ?? JSON.stringify(problem)
}

/**
 * The JSON of a problem without instance, `applied` and extensions: the same text for the same problem, which
 * can be a key of a cache. Undefined for other problems.
 */
export function cacheKeyOf(problem: Problem): string | undefined {
  const { type, title, status, detail, condition } = problem
  if (Object.keys(problem).length !== MEMBERS) return undefined
  // An app can set the properties of an error to any value, which a page and JSON show differently.
  if (!isText(type) || !isText(title) || !isText(detail) || !isText(condition)) return undefined
  if (!isErrorStatus(status)) return undefined
  let cached = cachedTexts.get(status)
  if (cached?.type !== type || cached.title !== title) {
    const beginning = `${JSON.stringify({ type, title, status }).slice(0, -1)},"detail":`
    cached = { type, title, beginning, detail: '', condition: '', text: '' }
    cachedTexts.set(status, cached)
  }
  if (cached.detail === detail && cached.condition === condition) return cached.text
  const text = `${cached.beginning}${JSON.stringify(detail)},"condition":${JSON.stringify(condition)}}`
  if (detail.length <= LONGEST_DETAIL) {
    cached.detail = detail
    cached.condition = condition
    cached.text = text
  }
  return text
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}
