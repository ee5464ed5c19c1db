import fc from 'fast-check'
import { Hono, type Context } from 'hono'
import { expect, test } from 'vitest'
import type { Background } from '../../src/formatters/formatter.ts'
import { html } from '../../src/formatters/html.ts'
import { de } from '../../src/languages/de.ts'
import type { Problem } from '../../src/problem.ts'
import { behind } from './problems.ts'

const plain = { type: 'about:blank', title: 'Not Found', detail: 'Nothing is here.' }

/** Few of them, so that they are told apart by all else that a page depends on. */
const problems: readonly Problem[] = [
  { ...plain, status: 404, condition: 'permanent' },
  { ...plain, status: 404, condition: 'temporary' },
  { ...plain, status: 503, condition: 'unknown' },
  { ...plain, status: 503, condition: 'unknown', detail: 'Nothing is <b>here</b>.' },
  { ...plain, status: 503, condition: 'unknown', instance: 'urn:uuid:1' },
  { ...plain, status: 503, condition: 'unknown', limit: 1 },
]

const backgrounds: readonly Background[] = [
  behind(),
  behind({ 'retry-after': '30' }),
  behind({ 'retry-after': '60', link: '</>' }),
  { ...behind(), language: 'de' },
  { ...behind(), language: 'de', words: de.words },
]

async function contexts(): Promise<readonly (Context | undefined)[]> {
  const seen: Context[] = []
  const app = new Hono().all('/', (c) => c.body(null, seen.push(c) > 0 ? 204 : 200))
  for (const method of ['GET', 'POST']) await app.request('/', { method })
  return [...seen, undefined]
}

test('a page is what it would be had there been no page before', async () => {
  const requests = await contexts()
  const asked = problems.flatMap((problem) =>
    requests.flatMap((c) => backgrounds.map((background) => ({ problem, c, background })))
  )
  const order = fc.shuffledSubarray(asked, { minLength: asked.length })
  fc.assert(
    fc.property(order, (list) => {
      const page = html()
      for (const { problem, c, background } of list) {
        expect(page.format(problem, c, background)).toBe(html().format(problem, c, background))
      }
    }),
    { numRuns: 20 }
  )
})
