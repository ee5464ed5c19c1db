/** The pages and the index as a whole, in each form: a change of a text or of the markup shows in the files. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { NotAcceptable, ServiceUnavailable } from '../../src/errors/errors.ts'
import { problemDocs } from '../../src/problem-docs/index.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import { all, base } from './bookshop-problems.ts'

/** Of a status with members of its own, with every kind of member and of text. */
class NoEdition extends defineProblem(NotAcceptable, {
  type: 'https://api.example.com/problems/no-edition',
  title: 'There is no `edition` in <that> language & *format*',
  extensions: z.object({
    'odd-name': z.union([z.string(), z.number()]).describe('A name\nor a number.'),
    tags: z.array(z.string()),
    wanted: z.enum(['paper', 'audio']).optional(),
    since: z.iso.datetime(),
    nested: z.object({ one: z.object({ two: z.object({ three: z.boolean() }) }) }),
    any: z.unknown(),
    sure: z.literal(true),
  }),
  description: `First **paragraph**,
on two lines.

Second one with \`code\`.

1. one
2. two

\`\`\`ts
const edition = 1
\`\`\`
`,
  example: {
    available: [{ href: '/book.pdf', type: 'application/pdf' }],
    'odd-name': "it's",
    tags: ['a', 'b'],
    since: '2026-01-01T00:00:00Z',
    nested: { one: { two: { three: false } } },
    any: { text: 'long enough that the object does not stay on one line', number: 1, none: null },
    sure: true,
  },
}) {}

class Closed extends defineProblem(ServiceUnavailable, {
  type: 'https://api.example.com/problems/closed',
  title: 'The shop is closed',
  name: 'ClosedForNow',
}) {}

const forms = [
  ['html', 'text/html'],
  ['json', 'application/json'],
  ['md', 'text/markdown'],
] as const

const docs = problemDocs([...all, NoEdition, Closed], {
  base,
  name: 'Books & more',
  home: { href: '/shop?a=1&b=2', label: 'All <books>' },
})
const app = new Hono().route('/problems', docs)

async function textOf(path: string, accept: string): Promise<string> {
  const response = await app.request(path, { headers: { Accept: accept } })
  // The style has a file of its own.
  return (await response.text()).replace(/<style>.*<\/style>/, '<style>…</style>')
}

describe.each(forms)('in %s', (extension, accept) => {
  test.each(['no-edition', 'out-of-credit', 'closed', 'shop-closed', 'limits/orders'])(
    'The page %s is that of the file',
    async (name) => {
      const text = await textOf(`/problems/${name}`, accept)
      await expect(text).toMatchFileSnapshot(`pages/${name.replace('/', '-')}.${extension}.txt`)
    }
  )

  test('The index is that of the file', async () => {
    await expect(await textOf('/problems', accept)).toMatchFileSnapshot(
      `pages/index.${extension}.txt`
    )
  })

  test('The index without problem types is that of the file', async () => {
    const empty = problemDocs([], { base: '/problems/' })
    const text = await (await empty.request('/', { headers: { Accept: accept } })).text()
    await expect(text.replace(/<style>.*<\/style>/, '<style>…</style>')).toMatchFileSnapshot(
      `pages/empty.${extension}.txt`
    )
  })
})

test('The style of the pages is that of the file', async () => {
  const [, style = ''] =
    /<style>(.*)<\/style>/.exec(await (await app.request('/problems')).text()) ?? []
  await expect(style.replaceAll('}', '}\n')).toMatchFileSnapshot('pages/style.css.txt')
})
