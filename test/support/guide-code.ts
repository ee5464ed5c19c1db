/** The code of the guides: each block is a whole module, with its imports. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)
const output = new URL('../output/guides/', import.meta.url)

/** Guides whose code is that of files beside them, which have tests of their own. */
const withFiles = ['client', 'conformance', 'contract', 'reporting', 'testing']

/** The paths of the guides whose blocks are modules. */
export const guides: readonly string[] = [
  'README.md',
  ...readdirSync(new URL('examples/', root))
    .filter((name) => !name.includes('.') && !withFiles.includes(name))
    .map((name) => `examples/${name}/README.md`)
    .filter((path) => textOf(path) !== ''),
]

/** A block of code, written to a file of its own. */
export interface GuideBlock {
  readonly guide: string
  readonly index: number
  readonly code: string
  readonly path: string
}

/** Writes every block of every guide to a file, and returns them. */
export function writeGuideBlocks(): readonly GuideBlock[] {
  mkdirSync(output, { recursive: true })
  return guides.flatMap((guide) => {
    const blocks = [...textOf(guide).matchAll(/^```(tsx?)\n([^]*?)^```/gm)]
    return blocks.map(([, extension = '', code = ''], index) => {
      const name = `${guide.replaceAll('/', '-').replace('.md', '')}-${index}.${extension}`
      const path = fileURLToPath(new URL(name, output))
      // Test files run side by side: none may see a file that is half written.
      if (textOfFile(path) !== code) writeFileSync(path, code)
      return { guide, index, code, path }
    })
  })
}

/** The text of a file of the repository; empty where there is none. */
export function textOf(path: string): string {
  return textOfFile(fileURLToPath(new URL(path, root)))
}

function textOfFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
