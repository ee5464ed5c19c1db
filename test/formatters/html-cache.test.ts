import fc from 'fast-check'
import { Hono, type Context } from 'hono'
import { expect, test } from 'vitest'
import type { FormatInfo } from '../../src/formatters/formatter.ts'
import { htmlFormatter } from '../../src/formatters/html.ts'
import { httpErrors, NotFound } from '../../src/index.ts'
import { de } from '../../src/languages/de.ts'
import type { Problem } from '../../src/problem/problem.ts'
import { behind } from './problems.ts'

const plain = { type: 'about:blank', title: 'Not Found', detail: 'Nothing is here.' }

/** Few problems, so that pages differ by all else that they depend on. */
const problems: readonly Problem[] = [
  { ...plain, status: 404, condition: 'permanent' },
  { ...plain, status: 404, condition: 'temporary' },
  { ...plain, status: 503, condition: 'unknown' },
  { ...plain, status: 503, condition: 'unknown', detail: 'Nothing is <b>here</b>.' },
  { ...plain, status: 503, condition: 'unknown', instance: 'urn:uuid:1' },
  { ...plain, status: 503, condition: 'unknown', limit: 1 },
]

const infos: readonly FormatInfo[] = [
  behind(),
  behind({ 'retry-after': '30' }),
  behind({ 'retry-after': '60', link: '</>' }),
  { ...behind(), language: 'de' },
  { ...behind(), language: 'de', texts: de.texts },
  { ...behind(), reference: '17' },
  { ...behind(), reference: '\0<b>' },
]

async function contexts(): Promise<readonly (Context | undefined)[]> {
  const seen: Context[] = []
  const app = new Hono().all('/', (c) => c.body(null, seen.push(c) > 0 ? 204 : 200))
  for (const method of ['GET', 'POST']) await app.request('/', { method })
  return [...seen, undefined]
}

test('a page does not depend on the pages before it', async () => {
  const requests = await contexts()
  const requestsOfAll = problems.flatMap((problem) =>
    requests.flatMap((c) => infos.map((info) => ({ problem, c, info })))
  )
  const order = fc.shuffledSubarray(requestsOfAll, { minLength: requestsOfAll.length })
  fc.assert(
    fc.property(order, (list) => {
      const page = htmlFormatter()
      for (const { problem, c, info } of list) {
        expect(page.format(problem, c, info)).toBe(htmlFormatter().format(problem, c, info))
      }
    }),
    { numRuns: 20 }
  )
})

/** A value that a program without types can set as a detail. */
class LateText {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

const get = { headers: { accept: 'text/html' } }

test('a detail that is not a string is not on the page of the next client', async () => {
  const app = httpErrors(new Hono()).get('/:name', (c) => {
    throw Object.assign(new NotFound(), { detail: new LateText(`For ${c.req.param('name')}.`) })
  })
  const pages = ['ann', 'bob'].map(async (name) => (await app.request(`/${name}`, get)).text())
  expect(await Promise.all(pages)).toEqual([
    expect.stringContaining('For ann.'),
    expect.stringContaining('For bob.'),
  ])
})

test('a detail that changes between two reads is not cached', () => {
  const page = htmlFormatter()
  const problem: Problem = { ...plain, status: 404, condition: 'permanent' }
  const details = ['Nothing is here.', 'A secret.']
  const changing = Object.defineProperty({ ...problem }, 'detail', { get: () => details.shift() })
  page.format(changing, undefined, behind())
  expect(page.format(problem, undefined, behind())).toBe(
    htmlFormatter().format(problem, undefined, behind())
  )
})

test('Retry-After in a Headers object is on the page as one in a record', () => {
  const page = htmlFormatter()
  const problem: Problem = { ...plain, status: 503, condition: 'temporary' }
  page.format(problem, undefined, behind())
  // As a formatter of the app that calls this one may pass it on, without types.
  const fields: object = new Headers({ 'retry-after': '30' })
  const info = Object.assign(behind(), { fields })
  expect(page.format(problem, undefined, info as unknown as FormatInfo)).toContain(
    'Try again in 30 seconds.'
  )
})
