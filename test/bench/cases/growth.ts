/** How cost grows with what an app, a client or a schema brings. */

import { Hono } from 'hono'
import { z } from 'zod'
import type { Preset } from '../package-under-test.ts'
import type { Cases } from '../rounds.ts'
import { fetching } from './throw.ts'

const ignore = (): void => {}

export const routeCounts = [10, 100, 1000, 10_000] as const
export const issueCounts = [10, 100, 1000, 10_000] as const
/** Bytes of an Accept field. */
export const acceptLengths = [1024, 4096, 16_384] as const

/** What is repeated in an Accept field: what browsers would send, and what attackers would. */
export const acceptPatterns = {
  ranges: 'text/x;q=0.5,',
  quotes: 'a/b;c="\\"",',
  semicolons: ';q=1',
  commas: ',',
}

function withRoutes(app: Hono, count: number): Hono {
  for (let index = 0; index < count; index++) app.get(`/r${index}/:id`, (c) => c.text('fine'))
  return app
}

/** 404 and 405 with many routes, and Hono's own 404. */
export function routeCases({ httpErrors }: Preset): Cases {
  const cases = routeCounts.flatMap((count) => {
    const app = withRoutes(httpErrors(new Hono()), count)
    const bare = withRoutes(new Hono(), count)
    return [
      [`404 ${count}`, fetching(app, '/none/7')],
      [`bare 404 ${count}`, fetching(bare, '/none/7')],
      [`405 ${count}`, fetching(app, `/r${count - 1}/7`, { method: 'POST' })],
    ] as const
  })
  return Object.fromEntries(cases)
}

/** What a schema says of an array in which nothing is right. */
export function issueCases({ httpErrors }: Preset): Cases {
  const app = httpErrors(new Hono(), { report: ignore })
  const cases = issueCounts.map((count) => {
    const { error } = z.array(z.number()).safeParse(Array.from({ length: count }, () => 'seven'))
    app.get(`/issues/${count}`, () => {
      throw error
    })
    return [`issues ${count}`, fetching(app, `/issues/${count}`)] as const
  })
  return Object.fromEntries(cases)
}

/** Long Accept fields, of ordinary ranges and of what an attacker would send. */
export function acceptCases({ httpErrors, NotFound }: Preset): Cases {
  const app = httpErrors(new Hono())
  app.get('/nf', () => {
    throw new NotFound()
  })
  const cases = Object.entries(acceptPatterns).flatMap(([name, pattern]) =>
    acceptLengths.map((length) => {
      const accept = pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length)
      return [`${name} ${length}`, fetching(app, '/nf', { headers: { accept } })] as const
    })
  )
  return Object.fromEntries(cases)
}
