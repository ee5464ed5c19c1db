/** The known limits as lines of Markdown. */
import { belowLimits } from './below.ts'
import { limits } from './all-limits.ts'
import type { Limit } from './limit.ts'
import { rawCases } from './raw-cases.ts'
import type { ServerName } from './runtimes.ts'

const titles: Readonly<Record<ServerName, string>> = {
  node: '@hono/node-server',
  'own-node': 'hono-http-errors/node',
  bun: 'Bun',
  deno: 'Deno',
  workerd: 'workerd',
  lambda: 'hono/aws-lambda',
}

const lines = [...new Set(limits.map(({ happens, answer }) => `${happens} ${answer}`))]

/** The number of a limit's line: limits that read alike share one. */
export function lineNumber({ happens, answer }: Limit): number {
  return lines.indexOf(`${happens} ${answer}`) + 1
}

/** One numbered line for each limit of the table, then what never reaches the app. */
export function limitLines(): readonly string[] {
  const listed = lines.map((line, index) => `${index + 1}. ${line}`)
  const counts = Object.entries(titles).flatMap(([runtime, title]) => {
    const count = belowLimits.filter((limit) => limit.runtime === runtime).length
    return runtime === 'lambda' ? [] : [`${title} ${count}`]
  })
  return [
    ...listed,
    '',
    `Of ${rawCases.length} odd requests (no Host, unknown methods, malformed fields, …) each server treats some in its`,
    `own way before the app is asked: ${counts.join(', ')}. [The list](below.ts) says which and how.`,
  ]
}
