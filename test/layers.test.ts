/** The order of the folders, executable: a folder imports only from those above it in this list. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** The pipeline from top to bottom, as in .github/CONTRIBUTING.md. */
const rooms = [
  'untrusted',
  'checks',
  'fields',
  'errors',
  'statuses',
  'problem',
  'validation',
  'languages',
  'formatters',
  'recognizers',
  'validators',
  'development',
  'response',
  'hono',
  'node',
  'bun',
  'presets',
  'conformance',
  'index.ts',
]

/** Folders that know Hono by more than its types. */
const honoRooms = ['hono', 'node', 'bun', 'presets', 'index.ts']
/** Files elsewhere that use a function of Hono, and which one. */
const honoFunctions: Readonly<Record<string, string>> = {
  'formatters/html/rendered-page.ts': 'hono/utils/html', // to turn JSX into text
  'languages/localize.ts': 'hono/utils/accept', // to parse Accept-Language
}

const source = new URL('../src/', import.meta.url)
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.tsx?$/.test(name)
)

function roomOf(file: string): string {
  return file.split('/', 1)[0] ?? ''
}

function textOf(file: string): string {
  return readFileSync(new URL(file, source), 'utf8')
}

/** The paths, from `src`, of what a file imports: by `import`, `export … from` and `import()`. */
function importsOf(file: string): readonly string[] {
  const text = textOf(file)
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport\(|\bimport)\s*['"]([^'"]+)['"]/g)]
  return specifiers
    .map((match) => match[1] ?? '')
    .filter((path) => path.startsWith('.'))
    .map((path) => new URL(path, new URL(file, source)).pathname.slice(source.pathname.length))
}

describe('the folders of src', () => {
  test.each(files)('%s lies in a folder of the list', (file) => {
    expect(rooms).toContain(roomOf(file))
  })

  test.each(files)('%s imports only from its own folder and those above it', (file) => {
    const below = importsOf(file).filter(
      (imported) => rooms.indexOf(roomOf(imported)) > rooms.indexOf(roomOf(file))
    )
    expect(below).toEqual([])
  })

  test.each(files)('%s has at most 200 lines', (file) => {
    expect(textOf(file).trimEnd().split('\n').length).toBeLessThanOrEqual(200)
  })
})

test('the conformance kit and the library do not import each other', () => {
  const crossing = files.flatMap((file) =>
    importsOf(file)
      .filter(
        (imported) => (roomOf(imported) === 'conformance') !== (roomOf(file) === 'conformance')
      )
      .map((imported) => `${file} -> ${imported}`)
  )
  expect(crossing).toEqual([])
})

test('no import of src runs in a circle', () => {
  const visited = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
    if (visited.has(file)) return
    visited.add(file)
    for (const imported of importsOf(file)) visit(imported, [...path, file])
  }
  for (const file of files) visit(file, [])
  expect(circles).toEqual([])
})

test('outside of the folders of Hono, only the types of Hono are imported', () => {
  const values = files
    .filter((file) => !honoRooms.includes(roomOf(file)))
    .flatMap((file) => {
      const imports = [
        ...textOf(file).matchAll(/^import (?!type\b)(?:\{[^}]*\}|[^'{\n]*) from '(hono[^']*)'/gm),
      ]
      return imports.map(([, name = '']) => [file, name] as const)
    })
  expect(Object.fromEntries(values)).toEqual(honoFunctions)
})
