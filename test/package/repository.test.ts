/** The repository has one address, and no place has another one. */
import { describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import {
  addressOf,
  fileAddress,
  filesWithAddresses,
  holderOf,
  jsrName,
  pathOfAddress,
  rawAddress,
  repositoriesIn,
  repository,
  repositoryOf,
  rewritten,
  textOfFile,
} from './repository.ts'

const own = `${repository.owner}/${repository.name}`
const files = filesWithAddresses()
const other = { owner: 'Jane-Doe', name: 'errors.js' }

describe('the places of the address', () => {
  test('homepage and bugs of package.json are those of its repository', () => {
    expect(manifest.repository).toEqual({ type: 'git', url: `git+${addressOf(repository)}.git` })
    expect(manifest.homepage).toBe(`${addressOf(repository)}#readme`)
    expect(manifest.bugs).toBe(`${addressOf(repository)}/issues`)
  })

  test.each([
    'package.json',
    'README.md',
    'examples/llms.txt',
    '.github/SECURITY.md',
    '.github/ISSUE_TEMPLATE/config.yml',
  ])('%s has the address, and none of another repository', (path) => {
    expect(files).toContain(path)
    expect(new Set(repositoriesIn(textOfFile(path)))).toEqual(new Set([own]))
  })

  test.each(files)(
    '%s has no address that only begins or ends as that of the repository',
    (path) => {
      const alike = repositoriesIn(textOfFile(path)).filter((found) => {
        const [owner, name] = found.split('/')
        return found !== own && (owner === repository.owner || name === repository.name)
      })
      expect(alike).toEqual([])
    }
  )

  test('The scope of JSR is the owner, where JSR accepts it', () => {
    const { name } = JSON.parse(textOfFile('.jsr.json')) as { name: string }
    expect(name).toMatch(new RegExp(`^@[a-z][a-z\\d-]{1,19}/${manifest.name}$`))
    expect(name).toBe(jsrName(repository) ?? name)
  })

  test('The license names the author of package.json', () => {
    const [, holder] = /^Copyright \(c\) [\d-]+ (.*)$/m.exec(textOfFile('LICENSE')) ?? []
    expect(holder).toBe(holderOf(manifest.author))
  })
})

describe('another address', () => {
  test.each(files)('%s has no address of the old one after `npm run repository`', (path) => {
    const before = textOfFile(path)
    const after = rewritten(path, before, other)
    expect(repositoriesIn(after)).toEqual(
      repositoriesIn(before).map((found) => (found === own ? 'Jane-Doe/errors.js' : found))
    )
    expect(rewritten(path, before, repository)).toBe(before)
  })

  test('An address is rewritten before `.git`, a path, a fragment and the end of a sentence', () => {
    const address = addressOf(repository)
    const text = `${address}.git ${address}/issues ${address}#readme ${address}. ${rawAddress('a.png')}`
    expect(rewritten('README.md', text, other)).toBe(
      'https://github.com/Jane-Doe/errors.js.git https://github.com/Jane-Doe/errors.js/issues ' +
        'https://github.com/Jane-Doe/errors.js#readme https://github.com/Jane-Doe/errors.js. ' +
        'https://raw.githubusercontent.com/Jane-Doe/errors.js/main/a.png'
    )
  })

  test('A repository whose name only begins alike is not rewritten', () => {
    const text = `${addressOf(repository)}-plugin ${addressOf(repository)}.js ${addressOf(repository)}2`
    expect(rewritten('README.md', text, other)).toBe(text)
  })

  test('The author gets into package.json, and the name alone into the license', () => {
    const author = 'Jane $& Doe <jane@example.org> (https://example.org)'
    const changed: unknown = JSON.parse(
      rewritten('package.json', textOfFile('package.json'), other, author)
    )
    expect(changed).toMatchObject({
      author,
      homepage: 'https://github.com/Jane-Doe/errors.js#readme',
      bugs: 'https://github.com/Jane-Doe/errors.js/issues',
      repository: { type: 'git', url: 'git+https://github.com/Jane-Doe/errors.js.git' },
    })
    const license = rewritten('LICENSE', textOfFile('LICENSE'), other, author)
    expect(license).toMatch(/^Copyright \(c\) 2026 Jane \$& Doe$/m)
    expect(rewritten('LICENSE', textOfFile('LICENSE'), other)).toBe(textOfFile('LICENSE'))
  })

  test('The scope of JSR is the owner in lower case, and stays where JSR accepts no such scope', () => {
    const text = textOfFile('.jsr.json')
    expect(rewritten('.jsr.json', text, other)).toContain(`"name": "@jane-doe/${manifest.name}"`)
    for (const owner of ['x', '7up', 'a'.repeat(21)]) {
      expect(rewritten('.jsr.json', text, { owner, name: 'errors' })).toBe(text)
    }
  })
})

describe('what is read as an address', () => {
  test.each([
    'https://github.com/owner/name',
    'https://github.com/owner/name/',
    'https://github.com/owner/name.git',
  ])('%s is the address of owner/name', (address) => {
    expect(repositoryOf(address)).toEqual({ owner: 'owner', name: 'name' })
  })

  test.each([
    undefined,
    '',
    'owner/name',
    'http://github.com/owner/name',
    'git@github.com:owner/name.git',
    'https://gitlab.com/owner/name',
    'https://github.com/owner',
    'https://github.com/owner/name/issues',
    'https://github.com/-owner/name',
    'https://github.com/owner-/name',
    'https://github.com/ow--ner/name',
    `https://github.com/${'o'.repeat(40)}/name`,
    `https://github.com/owner/${'n'.repeat(101)}`,
    'https://github.com/owner/..',
    'https://github.com/owner/a b',
    'https://github.com/owner/name\nhttps://example.org',
  ])('%j is refused with the form that is expected', (address) => {
    expect(() => repositoryOf(address)).toThrow(
      `must have the form https://github.com/owner/name; received ${address === undefined ? 'nothing' : `'${address}'`}.`
    )
  })

  test('A path and its heading come back from the address of a file', () => {
    expect(pathOfAddress(fileAddress('examples/node/README.md#closing'))).toBe(
      'examples/node/README.md#closing'
    )
    expect(pathOfAddress(rawAddress('a.png'))).toBe('a.png')
    expect(pathOfAddress('https://hono.dev')).toBeUndefined()
    expect(pathOfAddress(`${addressOf(repository)}/issues`)).toBeUndefined()
  })
})
