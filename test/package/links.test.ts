/** Every relative link of the guides leads to a file, and to a heading or an anchor in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)

const guides = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['.github', 'examples', 'test'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !/(?:^|\/)(?:output|node_modules)\//.test(name))
      .map((name) => `${folder}/${name}`)
  ),
]

/** The links of a guide that lead to this repository, without those in code. */
function linksIn(text: string): readonly string[] {
  const prose = text.replace(/^```[^]*?^```/gm, '')
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
  return links.filter((link) => !/^[a-z]+:/.test(link))
}

/** What a `#fragment` may name: headings as GitHub writes them, and anchors. */
function anchorsIn(text: string): readonly string[] {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replace(/\s/g, '-')
  )
  const ids = [...text.matchAll(/<a id="([^"]+)"/g)].map(([, id = '']) => id)
  return [...headings, ...ids]
}

describe('the guides', () => {
  test('The repository has the guides that have moved', () => {
    expect(guides).toEqual(
      expect.arrayContaining([
        'README.md',
        'CHANGELOG.md',
        '.github/CONTRIBUTING.md',
        'test/bench/README.md',
        'test/runtime/README.md',
      ])
    )
  })

  test.each(guides)('Every relative link of %s leads to a file and an anchor', (guide) => {
    const file = new URL(guide, root)
    const broken = linksIn(readFileSync(file, 'utf8')).filter((link) => {
      const target = new URL(link, file)
      const fragment = target.hash.slice(1)
      target.hash = ''
      if (!existsSync(target)) return true
      return fragment !== '' && !anchorsIn(readFileSync(target, 'utf8')).includes(fragment)
    })
    expect(broken).toEqual([])
  })
})
