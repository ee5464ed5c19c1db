/** Every link of the guides into this repository leads to a file, and to a heading or an anchor in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addressOf, pathOfAddress, repository } from './repository.ts'

const root = new URL('../../', import.meta.url)

const guides = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['.github', 'examples', 'test'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !/(?:^|\/)(?:output|node_modules)\//.test(name))
      .map((name) => `${folder}/${name}`)
  ),
]

/** All links and pictures of a guide, without those in code. */
function allLinksIn(text: string): readonly string[] {
  const prose = text.replace(/^```[^]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '')
  const forms = [
    /\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g,
    /^\[[^\]]+\]: +(\S+)/gm,
    /\b(?:href|src|srcset)="([^"\s]+)/g,
  ]
  return forms.flatMap((form) => [...prose.matchAll(form)].map(([, link = '']) => link))
}

/** The links of a guide that lead to files of this repository, as paths from the root or relative. */
function linksIn(text: string): readonly string[] {
  return allLinksIn(text).flatMap((link) => {
    if (!/^[a-z]+:/.test(link)) return [link]
    const path = pathOfAddress(link)
    return path === undefined ? [] : [new URL(path, root).href]
  })
}

/** The files that a site other than GitHub shows: there, a relative link leads nowhere. */
const shownElsewhere = ['README.md', 'examples/llms.txt']

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

  test.each([
    ['[a](../b.md#c) and `[d](e)`', ['../b.md#c']],
    ['![a](a.png "title")', ['a.png']],
    ['[a]\n\n[a]: ../b.md', ['../b.md']],
    ['<a href="b.md"><img src="c.png" width="1"></a>', ['b.md', 'c.png']],
    ['```\n[a](b)\n```\n[c](https://hono.dev)', ['https://hono.dev']],
  ])('The links of %j are found', (text, links) => {
    expect(allLinksIn(text)).toEqual(links)
  })

  test('An address of this repository is the file of the checkout', () => {
    const address = `${addressOf(repository)}/blob/main/examples/README.md#a`
    expect(linksIn(`[a](${address}) [b](${addressOf(repository)}/issues)`)).toEqual([
      new URL('examples/README.md#a', root).href,
    ])
  })

  test.each(shownElsewhere)(
    '%s, which is not only shown on GitHub, has absolute links',
    (guide) => {
      const links = allLinksIn(readFileSync(new URL(guide, root), 'utf8'))
      expect(links.length).toBeGreaterThan(10)
      expect(links.filter((link) => !/^(?:https:\/\/|#)/.test(link))).toEqual([])
    }
  )

  test.each(shownElsewhere)('%s leads to this repository only by addresses of files', (guide) => {
    const links = allLinksIn(readFileSync(new URL(guide, root), 'utf8'))
    const ofRepository = links.filter((link) => link.includes(repository.name))
    expect(ofRepository.length).toBeGreaterThan(10)
    const pages = [`${addressOf(repository)}/issues`, addressOf(repository)]
    const others = ofRepository.filter((link) => !pages.includes(link))
    expect(others.filter((link) => pathOfAddress(link) === undefined)).toEqual([])
  })

  test.each([...guides, 'examples/llms.txt'])(
    'Every link of %s into the repository leads to a file and an anchor',
    (guide) => {
      const file = new URL(guide, root)
      const broken = linksIn(readFileSync(file, 'utf8')).filter((link) => {
        const target = new URL(link, file)
        const fragment = target.hash.slice(1)
        target.hash = ''
        if (!existsSync(target)) return true
        return fragment !== '' && !anchorsIn(readFileSync(target, 'utf8')).includes(fragment)
      })
      expect(broken).toEqual([])
    }
  )
})
