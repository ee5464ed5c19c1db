/** The known limits as lines of Markdown. */
import { belowLimits } from './below.ts'
import { limits } from './limits.ts'
import { rawCases } from './raw-cases.ts'
import type { RuntimeName } from './runtimes.ts'

const titles: Readonly<Record<RuntimeName, string>> = {
  node: '@hono/node-server',
  bun: 'Bun',
  deno: 'Deno',
  workerd: 'workerd',
  lambda: 'hono/aws-lambda',
}

/** One numbered line for each limit of the table, then what never reaches the app. */
export function limitLines(): readonly string[] {
  const listed = limits.map(({ happens, answer }, index) => `${index + 1}. ${happens} ${answer}`)
  const counts = Object.entries(titles).flatMap(([runtime, title]) => {
    const count = belowLimits.filter((limit) => limit.runtime === runtime).length
    return count === 0 ? [] : [`${title} ${count}`]
  })
  return [
    ...listed,
    '',
    `Of ${rawCases.length} odd requests (no Host, unknown methods, malformed fields, …) each server treats some in its`,
    `own way before the app is asked: ${counts.join(', ')}. [The list](test/runtime/below.ts) says which and how.`,
  ]
}
