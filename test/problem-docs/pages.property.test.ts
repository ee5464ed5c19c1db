/** Pages of arbitrary problem types: no text of a type becomes an element, an attribute or a heading. */
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { Forbidden } from '../../src/errors/errors.ts'
import { problemDocs } from '../../src/problem-docs/index.ts'
import { defineProblem } from '../../src/problem-types/define-problem.ts'
import { withJsonSchema } from '../../src/problem-types/with-json-schema.ts'
import { jsonValue, text } from '../formatters/problems.ts'
import { base } from './bookshop-problems.ts'

const titles = text.filter((value) => value.trim() !== '')
const reserved = ['type', 'title', 'status', 'detail', 'instance', 'condition', 'applied', 'toJSON']
const options = ['cause', 'message', 'expose', 'headers', 'extensions', 'challenges', 'isForeign']
const members = fc.dictionary(
  text.filter((name) => ![...reserved, ...options, '__proto__'].includes(name)),
  jsonValue,
  { maxKeys: 3 }
)
const declared = fc
  .record({ title: titles, detail: titles, description: titles, site: titles, members })
  .map(({ site, members: example, ...definition }) => {
    const schema = { '~standard': { validate: (value: unknown) => ({ value }) } }
    const properties = Object.fromEntries(
      Object.keys(example).map((name) => [name, { type: name, const: name, description: name }])
    )
    const extensions = withJsonSchema(schema, { type: 'object', properties })
    const type = `${base}hostile`
    const Hostile = defineProblem(Forbidden, { ...definition, type, extensions, example } as never)
    return { Hostile: Hostile as never, site, ...definition }
  })

const paths = ['/', '/hostile']
const parsed = async (docs: ReturnType<typeof problemDocs>, path: string) => {
  const { document } = parseHTML(await (await docs.request(path)).text())
  return document
}

const tags =
  'html head meta title style body header main p h1 h2 div dl dt dd ul ol li strong em code pre nav a'
const attributes = 'lang dir charset name content class href id start'.split(' ')

test('A page in HTML has the elements and attributes of the page, whatever the texts are', async () => {
  await fc.assert(
    fc.asyncProperty(declared, async ({ Hostile, site, title }) => {
      const home = { href: '/', label: site }
      const docs = problemDocs([Hostile], { base, name: site, home })
      for (const path of paths) {
        const document = await parsed(docs, path)
        for (const element of document.querySelectorAll('*')) {
          expect(tags.split(' ')).toContain(element.localName)
          for (const { name } of element.attributes) expect(attributes).toContain(name)
          expect(element.getAttribute('href') ?? '').not.toMatch(/^(?!https?:)[a-z][a-z\d+.-]*:/i)
        }
        expect(document.querySelectorAll('style')).toHaveLength(1)
        expect(document.querySelectorAll('h1')).toHaveLength(1)
      }
      const heading = (await parsed(docs, '/hostile')).querySelector('h1')?.textContent
      if (/^[ -~]*$/.test(title)) expect(heading).toBe(title)
    }),
    { numRuns: 300 }
  )
})

test('A page in Markdown has the headings of the page and no HTML outside of code and description', async () => {
  await fc.assert(
    fc.asyncProperty(declared, async ({ Hostile, description }) => {
      const response = await problemDocs([Hostile], { base }).request('/hostile', {
        headers: { Accept: 'text/markdown' },
      })
      // The description stands in lines of its own: its text can be a part of the title as well.
      const sent = new TextDecoder().decode(new TextEncoder().encode(description.trim()))
      const page = (await response.text()).replace(`\n${sent}\n`, () => '\n\n')
      const prose = page
        .replace(/^(`{3,})(?:http|ts)\n[^]*?\n\1$/gm, '')
        .replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '')
        .replace(/\]\(<[^>\n]*>\)/g, '](x)')
      expect(prose.match(/^## .*/gm)).toEqual([
        '## The status',
        '## It does not pass by itself',
        '## The members',
        '## The response',
        '## How to throw it',
        '## How to catch it',
      ])
      expect(prose.match(/^# /gm)).toHaveLength(1)
      expect(prose).not.toMatch(/(?<!\\)<|(?<!\\)&/)
    }),
    { numRuns: 300 }
  )
})

test('A page in JSON has the texts as they were declared', async () => {
  await fc.assert(
    fc.asyncProperty(declared, async ({ Hostile, title, detail, description }) => {
      const response = await problemDocs([Hostile], { base }).request('/hostile', {
        headers: { Accept: 'application/json' },
      })
      const page = (await response.json()) as Record<string, unknown>
      const json = (value: string): unknown => JSON.parse(JSON.stringify(value))
      // A lone surrogate cannot be sent in UTF-8 but as an escape, which JSON.stringify writes.
      expect(page['title']).toBe(json(title))
      expect(page['description']).toBe(json(description))
      expect(page['problem']).toMatchObject({ detail: json(detail) })
    }),
    { numRuns: 100 }
  )
})
