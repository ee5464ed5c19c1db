/** Which responses violate a rule, as a table: one line for each rule and each set of statuses. */
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import type { WireResponse } from '../../src/conformance/syntax/wire-response.ts'

/** Registered statuses, those beside them, and the limits of each class. */
export const statuses: readonly number[] = [
  [0, 1, 99, 100, 101, 102, 103, 104, 105, 199],
  [200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 225, 226, 227, 299],
  [300, 301, 302, 303, 304, 305, 306, 307, 308, 309, 399],
  Array.from({ length: 33 }, (_, index) => 400 + index),
  [450, 451, 452, 499],
  [500, 501, 502, 503, 504, 505, 506, 507, 508, 509, 510, 511, 512, 598, 599, 600, 699],
].flat()

export type Reply = (status: number) => WireResponse

/** @param replies what is sent, by the circumstance that the table names. */
export function tableOf(replies: Readonly<Record<string, Reply>>): string {
  const found = new Map<string, Map<string, number[]>>()
  for (const [name, reply] of Object.entries(replies)) {
    for (const status of statuses) {
      const response = reply(status)
      for (const { id } of checkResponse(response.request, response)) {
        const ofRule = found.get(id) ?? new Map<string, number[]>()
        found.set(id, ofRule.set(name, [...(ofRule.get(name) ?? []), status]))
      }
    }
  }
  const count = Object.keys(replies).length
  const lines = [...found].flatMap(([id, ofRule]) => {
    const byStatuses = new Map<string, string[]>()
    for (const [name, violating] of ofRule) {
      const text = ranges(violating)
      byStatuses.set(text, [...(byStatuses.get(text) ?? []), name])
    }
    return [
      id,
      ...[...byStatuses].map(([text, names]) =>
        names.length === count ? `  ${text}: each request` : `  ${text}: ${names.join(', ')}`
      ),
    ]
  })
  return `${lines.join('\n')}\n`
}

/** `400-404 410`, by the order in `statuses`. */
function ranges(some: readonly number[]): string {
  if (some.length === statuses.length) return 'all'
  const parts: number[][] = []
  for (const status of some) {
    const last = parts.at(-1)?.at(-1)
    const follows = last !== undefined && statuses.indexOf(status) === statuses.indexOf(last) + 1
    if (follows) parts.at(-1)?.push(status)
    else parts.push([status])
  }
  return parts
    .map((part) => (part.length === 1 ? `${part[0]}` : `${part[0]}-${part.at(-1)}`))
    .join(' ')
}
