/** The index of guides and public paths for programs that read documentation: `examples/llms.txt`. */
import manifest from '../../package.json' with { type: 'json' }
import { rawAddress, textOfFile } from './repository.ts'

/** Where the index is, as a path from the root. */
export const INDEX_FILE = 'examples/llms.txt'

/** The text of the index, of `examples/README.md`, `exports` and the docstrings of their sources. */
export function llmsIndex(): string {
  return [
    `# ${manifest.name}`,
    `> ${manifest.description}`,
    [
      '## Guides',
      '',
      `- [start](${rawAddress('README.md')}): install, errors, options, bodies, validators, problem types`,
      ...guideLines(textOfFile('examples/README.md')),
      `- [changes](${rawAddress('CHANGELOG.md')}): what each version has added, changed and fixed`,
    ].join('\n'),
    ['## Public paths', '', ...publicPaths().map(pathLine)].join('\n'),
    '',
  ].join('\n\n')
}

/** The rows of the table of guides: a link, and what the guide answers. */
function guideLines(listing: string): readonly string[] {
  const rows = [...listing.matchAll(/^\| \[([^\]]+)\]\(([^)]+)\) *\| (.+?) *\|$/gm)]
  if (rows.length === 0) throw new Error('examples/README.md has no table of guides.')
  return rows.map(
    ([, title, path, answers]) => `- [${title}](${rawAddress(`examples/${path}`)}): ${answers}`
  )
}

/** The names by which the package is imported, and the source of each. */
function publicPaths(): readonly (readonly [path: string, source: string])[] {
  const sources: Readonly<Record<string, string>> = Object.assign(
    {},
    ...manifest.tsdown.map(({ entry }) => entry)
  )
  return Object.entries(manifest.exports).flatMap(([subpath, target]) => {
    if (typeof target === 'string') return []
    const { default: file } = 'import' in target ? target.import : target
    const source = sources[file.replace(/^\.\/dist\/|\.js$/g, '')]
    if (source === undefined) throw new Error(`No source of '${subpath}' is in tsdown.`)
    return [[subpath.replace('.', manifest.name), source] as const]
  })
}

function pathLine([path, source]: readonly [path: string, source: string]): string {
  return `- [${path}](${rawAddress(source)}): ${describedBy(source, textOfFile(source))}`
}

/** The first sentence of the docstring of the module, or of what it exports. */
export function describedBy(source: string, text: string): string {
  const comment = /^\/\*\*(?:(?!\*\/)[^])*\*\//.exec(text) ?? ofFirstValue(text)
  const lines = comment?.[0].replaceAll(/^\/\*\*|\*\/$|^ *\*(?!\/) ?/gm, '').trim()
  // A paragraph ends before a list, and before a tag such as `@module`.
  const [paragraph = ''] = lines?.split(/\n\s*(?:\n|[-@])/) ?? []
  const sentences = paragraph.replaceAll(/\s+/g, ' ').split(/(?<=\.) (?=[A-Z`])/)
  const sentence = sentences.find((one) => !/^(?:RFC \d+[^a-z]*)?$/.test(one))
  if (sentence !== undefined) return sentence.trim()
  throw new Error(`${source} has no docstring of the module or of what it exports.`)
}

/** The docstring of an exported value that has an example, as what is public does; else of the first one. */
function ofFirstValue(text: string): RegExpMatchArray | undefined {
  const docstrings = text.matchAll(
    /\/\*\*(?:(?!\*\/)[^])*\*\/(?=\nexport (?:async )?(?:function|const|class) )/g
  )
  const found = [...docstrings]
  return found.find(([docstring]) => docstring.includes('@example')) ?? found[0]
}
