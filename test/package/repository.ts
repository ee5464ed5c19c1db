/** The address of the repository: `repository.url` of package.json, and the other places that have it. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }

const root = new URL('../../', import.meta.url)

/** A repository of GitHub. */
export interface Repository {
  readonly owner: string
  readonly name: string
}

// What GitHub allows: an owner has at most 39 characters without a hyphen at its ends, a name at most 100.
const ADDRESS =
  /^https:\/\/github\.com\/(?<owner>[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38})\/(?<name>(?!\.{1,2}$)[\w.-]{1,100}?)(?:\.git)?\/?$/i

/** The scopes that JSR accepts. */
const SCOPE = /^[a-z][a-z\d-]{1,19}$/

/**
 * Reads the address of a repository.
 *
 * @throws {Error} that states which form is expected.
 */
export function repositoryOf(address: string | undefined): Repository {
  const { owner, name } = ADDRESS.exec(address ?? '')?.groups ?? {}
  if (owner !== undefined && name !== undefined) return { owner, name }
  const received = address === undefined ? 'nothing' : `'${address}'`
  throw new Error(
    `The address of the repository must have the form https://github.com/owner/name; received ${received}. ` +
      'Run: npm run repository -- https://github.com/owner/name "Name of the author <mail@example.org>"'
  )
}

/** The repository that package.json names. */
export const repository: Repository = repositoryOf(manifest.repository.url.replace(/^git\+/, ''))

/** The address of a repository, without a slash at its end. */
export function addressOf({ owner, name }: Repository): string {
  return `https://github.com/${owner}/${name}`
}

/** Where GitHub shows a file of the repository; with a heading, if wanted. */
export function fileAddress(path: string, of: Repository = repository): string {
  return `${addressOf(of)}/blob/main/${path}`
}

/** Where GitHub serves the content of a file, for pictures and for programs. */
export function rawAddress(path: string, { owner, name }: Repository = repository): string {
  return `https://raw.githubusercontent.com/${owner}/${name}/main/${path}`
}

/** The path and the fragment that an address of GitHub leads to in the repository; undefined for others. */
export function pathOfAddress(address: string): string | undefined {
  for (const start of [
    fileAddress(''),
    rawAddress(''),
    fileAddress('').replace('/blob/', '/tree/'),
  ]) {
    if (address.startsWith(start)) return address.slice(start.length)
  }
  return undefined
}

/** The repositories of the addresses in a text, each as `owner/name`. */
export function repositoriesIn(text: string): readonly string[] {
  const addresses = text.matchAll(
    /\b(?:github\.com|raw\.githubusercontent\.com)\/([\w-]+\/[\w.-]*[\w-])/g
  )
  return [...addresses].map(([, found = '']) => found.replace(/\.git$/, ''))
}

/** The files that have or may have the address, as paths from the root. */
export function filesWithAddresses(): readonly string[] {
  const below = ['.github', 'examples', 'test'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => /\.(?:md|yml|txt)$/.test(path))
      .filter((path) => !/\/(?:output|node_modules|fixtures)\//.test(path))
  )
  return ['package.json', '.jsr.json', 'LICENSE', 'README.md', 'CHANGELOG.md', ...below].toSorted()
}

/** The text of a file of the repository. */
export function textOfFile(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, root)), 'utf8')
}

/** The text of a file after the repository has another address; and after the author has another name. */
export function rewritten(path: string, text: string, to: Repository, author?: string): string {
  if (path === 'package.json') return rewrittenManifest(text, to, author)
  if (path === 'LICENSE') return author === undefined ? text : withHolder(text, author)
  const from = `${repository.owner}/${repository.name}`
  const address = new RegExp(
    `(?<=\\b(?:github\\.com|raw\\.githubusercontent\\.com)/)${escaped(from)}(?![\\w-]|\\.(?!git\\b)\\w)`,
    'g'
  )
  const linked = text.replaceAll(address, () => `${to.owner}/${to.name}`)
  return path === '.jsr.json' ? withScope(linked, to) : linked
}

function rewrittenManifest(text: string, to: Repository, author: string | undefined): string {
  const changed = {
    ...(JSON.parse(text) as typeof manifest),
    homepage: `${addressOf(to)}#readme`,
    bugs: `${addressOf(to)}/issues`,
    repository: { type: 'git', url: `git+${addressOf(to)}.git` },
    ...(author !== undefined && { author }),
  }
  return `${JSON.stringify(changed, null, 2)}\n`
}

/** The name for JSR: `@owner/…`, or undefined where JSR accepts no such scope. */
export function jsrName({ owner }: Repository): string | undefined {
  const scope = owner.toLowerCase()
  return SCOPE.test(scope) ? `@${scope}/${manifest.name}` : undefined
}

function withScope(text: string, to: Repository): string {
  const name = jsrName(to)
  return name === undefined ? text : text.replace(/(?<="name": ")[^"]*/, () => name)
}

/** The name of an author of package.json, without address, as a sentence continues with it. */
export function holderOf(author: string): string {
  return author.replace(/\s*[<(].*$/, '').replace(/^The /, 'the ')
}

function withHolder(license: string, author: string): string {
  return license.replace(/(?<=^Copyright \(c\) [\d-]+ ).*$/m, () => holderOf(author))
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\-]/g, '\\$&')
}
