/** `npm run repository` writes the address of the repository, and its author, to every place. */
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import {
  addressOf,
  filesWithAddresses,
  repositoriesIn,
  repository,
  textOfFile,
} from './repository.ts'

const files = filesWithAddresses()
const own = `${repository.owner}/${repository.name}`
const other = { owner: 'Jane-Doe', name: 'errors.js' }

describe('npm run repository', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const copy = `${root}test/output/repository/`
  const scripts = ['repository', 'set-repository'].map((name) => `test/package/${name}.ts`)

  /** Runs it on a copy of the files that have the address. */
  function run(args: readonly string[]): string {
    const command = [`${root}node_modules/tsx/dist/cli.mjs`, `${copy}${scripts[1]}`, ...args]
    return execFileSync(process.execPath, command, { encoding: 'utf8', stdio: 'pipe' })
  }
  const textOfCopy = (path: string): string => readFileSync(`${copy}${path}`, 'utf8')

  beforeEach(() => {
    rmSync(copy, { recursive: true, force: true })
    for (const path of [...files, ...scripts]) cpSync(`${root}${path}`, `${copy}${path}`)
  })

  test('The address that the repository has already changes nothing', () => {
    const address = addressOf(repository)
    expect(run([address])).toBe(`The repository is ${address}. Written: nothing.\n`)
    expect(files.filter((path) => textOfCopy(path) !== textOfFile(path))).toEqual([])
  })

  test('Another address and another author get into every place, and the old ones can come back', () => {
    const printed = run([addressOf(other), 'Jane Doe <jane@example.org>'])
    expect(printed).toContain('The repository is https://github.com/Jane-Doe/errors.js.')
    for (const path of files) {
      const before = repositoriesIn(textOfFile(path))
      expect(repositoriesIn(textOfCopy(path))).toEqual(
        before.map((found) => (found === own ? 'Jane-Doe/errors.js' : found))
      )
      if (before.includes(own)) expect(printed).toContain(path)
    }
    expect(textOfCopy('LICENSE')).toContain('2026 Jane Doe\n')
    run([addressOf(repository), manifest.author])
    expect(files.filter((path) => textOfCopy(path) !== textOfFile(path))).toEqual([])
  })

  test('It says what is left to do where JSR accepts no scope of that name', () => {
    expect(run(['https://github.com/7up/errors'])).toContain(
      'JSR accepts no scope \'@7up\': set "name" of .jsr.json to a scope that you have there.'
    )
  })

  test.each([
    [['owner/name'], "received 'owner/name'"],
    [[], 'received nothing'],
    [[addressOf(other), ''], "The author must be a name on one line; received ''."],
    [[addressOf(other), 'Jane\nDoe'], 'The author must be a name on one line'],
    [[addressOf(other), 'Jane', 'Doe'], "received 'Doe' too. Put the author in quotes."],
  ])('%j is refused with one message, and nothing is written', (args, message) => {
    expect(() => run(args)).toThrow(message)
    expect(files.filter((path) => textOfCopy(path) !== textOfFile(path))).toEqual([])
  })
})
