/** The index for programs that read documentation has every guide and every public path. */
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { describedBy, INDEX_FILE, llmsIndex } from './llms-index.ts'
import { pathOfAddress, textOfFile } from './repository.ts'

const index = textOfFile(INDEX_FILE)
const links = [...index.matchAll(/^- \[([^\]]+)\]\(([^)]+)\): (.+)$/gm)].map(
  ([, title = '', address = '', text = '']) => ({ title, path: pathOfAddress(address), text })
)

test('The index is what `npm run index` writes', () => {
  expect(index).toBe(llmsIndex())
})

test('The index begins with the name and one sentence', () => {
  expect(index).toMatch(/^# hono-http-errors\n\n> [^\n]+\.\n\n## /)
})

test('The index has every guide of examples/', () => {
  const guides = readdirSync(new URL('../../examples/', import.meta.url), { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('/README.md'))
  expect(guides.length).toBeGreaterThan(10)
  const paths = links.map(({ path }) => path)
  expect(paths).toEqual(expect.arrayContaining(guides.map((name) => `examples/${name}`)))
})

test('The index has every public path with a sentence', () => {
  const titles = links.map(({ title }) => title)
  const subpaths = Object.keys(manifest.exports).filter((path) => path !== './package.json')
  expect(subpaths.length).toBeGreaterThan(40)
  for (const path of subpaths) expect(titles).toContain(path.replace('.', manifest.name))
  for (const { title, text } of links) expect(`${title}: ${text}`).toMatch(/: .{10,}/)
})

describe('the sentence of a source', () => {
  test('It is the first one of the docstring of the module', () => {
    const text = '/**\n * One, e.g. a\n * page. Two.\n *\n * @module\n */\n\nexport const a = 1\n'
    expect(describedBy('a.ts', text)).toBe('One, e.g. a page.')
    expect(describedBy('a.ts', '/** Only one. */\nimport b\n')).toBe('Only one.')
    expect(describedBy('a.ts', '/**\n * No period\n * @module\n */\n')).toBe('No period')
  })

  test('Without one it is that of the value that is exported with an example', () => {
    const text =
      'import b\n/** Inner. */\nconst c = 1\n/** Options. */\nexport interface O {}\n' +
      '/**\n * Makes it.\n *\n * @example\n */\nexport const a = 1\n/** Another. */\nexport function d() {}'
    expect(describedBy('a.ts', text)).toBe('Makes it.')
    const inner = '/** RFC 9457 §3. For other files. */\nexport const b = 1\n'
    expect(describedBy('a.ts', `import b\n${inner}${text}`)).toBe('Makes it.')
    expect(describedBy('a.ts', `import b\n${inner}`)).toBe('For other files.')
  })

  test('A source without a docstring is named', () => {
    expect(() => describedBy('src/a.ts', 'export const a = 1')).toThrow('src/a.ts has no docstring')
    expect(() => describedBy('src/a.ts', '/** */\nexport const a = 1')).toThrow('src/a.ts')
  })
})
