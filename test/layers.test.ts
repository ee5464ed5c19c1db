/** The order of the folders of `src`: a folder imports only from those above it in this list. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compilerOptions } from '../tsconfig.json'
import { COMPUTED, importsIn } from './support/source-imports.ts'

/**
 * The pipeline from top to bottom, as in .github/CONTRIBUTING.md, and by folder the packages of
 * which it imports values. Types of Hono and of Node are free: they are not in the build.
 */
const packagesByFolder: Readonly<Record<string, readonly string[]>> = {
  untrusted: [],
  checks: [],
  fields: [],
  errors: [],
  statuses: [],
  problem: [],
  'problem-types': [],
  validation: [],
  languages: ['hono/utils/accept'], // accept-language.ts parses Accept-Language
  formatters: ['hono/utils/html'], // html/rendered-page.ts turns JSX into text
  recognizers: [],
  validators: [],
  development: ['youch'],
  response: [],
  hono: ['hono'],
  node: ['@hono/node-server', 'node:'],
  bun: [],
  presets: [],
  openapi: ['@hono/zod-openapi', 'hono-openapi'], // an adapter each
  'contract-lock': [],
  'problem-docs': ['hono'],
  client: [],
  testing: ['vitest'],
  conformance: ['@hono/node-server', 'node:'],
  'index.ts': [],
}
const folders = Object.keys(packagesByFolder)

/** The packages of which a folder imports types only, besides those of Hono and Node. */
const typesByFolder: Readonly<Record<string, readonly string[]>> = {
  presets: ['@hono/node-server'],
  testing: ['expect'],
}

const source = new URL('../src/', import.meta.url)
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.tsx?$/.test(name)
)

interface FileImport {
  /** The path from `src` of what is imported, or undefined for another package. */
  readonly file: string | undefined
  readonly specifier: string
  readonly isTypeOnly: boolean
}

const importsByFile: ReadonlyMap<string, readonly FileImport[]> = new Map(
  files.map((file) => {
    const imports = importsIn(textOf(file))
    return [file, imports.map((found) => ({ ...found, file: fileOf(found.specifier, file) }))]
  })
)

function textOf(file: string): string {
  return readFileSync(new URL(file, source), 'utf8')
}

/** Finds a relative path, and the package by its own name, as `tsconfig.json` does. */
function fileOf(specifier: string, importer: string): string | undefined {
  const paths: Readonly<Record<string, readonly string[]>> = compilerOptions.paths
  const [ownFile] = paths[specifier] ?? []
  if (ownFile !== undefined) return ownFile.replace('./src/', '')
  if (!specifier.startsWith('.')) return undefined
  return new URL(specifier, new URL(importer, source)).pathname.slice(source.pathname.length)
}

function importsOf(file: string): readonly FileImport[] {
  return importsByFile.get(file) ?? []
}

/** The files of `src` that a file imports. */
function filesImportedBy(file: string): readonly string[] {
  return importsOf(file).flatMap((found) => found.file ?? [])
}

function folderOf(file: string): string {
  return file.split('/', 1)[0] ?? ''
}

function isOneOf(packages: readonly string[], specifier: string): boolean {
  return packages.some((name) => `${specifier}/`.startsWith(name.endsWith(':') ? name : `${name}/`))
}

test('The parser of imports sees every form of import', () => {
  const text = `
    import './only-run.ts'
    import a, { type A } from './values.ts'
    import type { B } from './types.ts'
    export { c } from './exported.ts'
    export * from './all.ts'
    export type { D } from './exported-types.ts'
    const e = await import('./dynamic.ts')
    const f = await import(\`./template.ts\`)
    const g = await import('./' + name)
    let h: import('./type-position.ts').H
    import i = require('./required.ts')
    const j = require('bare')
    // import './comment.ts'
    const text = "import './string.ts'"`
  const values = ['only-run', 'values', 'exported', 'all', 'dynamic', 'template', 'required']
  const types = ['types', 'exported-types', 'type-position']
  const specifiersOf = (isTypeOnly: boolean): readonly string[] =>
    importsIn(text)
      .filter((found) => found.isTypeOnly === isTypeOnly)
      .map(({ specifier }) => specifier)
  const filesOf = (names: readonly string[]): readonly string[] =>
    names.map((name) => `./${name}.ts`)
  expect(specifiersOf(true).toSorted()).toEqual(filesOf(types).toSorted())
  expect(specifiersOf(false).toSorted()).toEqual([...filesOf(values), COMPUTED, 'bare'].toSorted())
})

describe('the folders of src', () => {
  test.each(folders)('%s stands in the list and has a file', (folder) => {
    expect(files.filter((file) => folderOf(file) === folder).length).toBeGreaterThan(0)
  })

  test.each(files)('%s lies in a folder of the list', (file) => {
    expect(folders).toContain(folderOf(file))
  })

  test.each(files)('%s imports only files that exist', (file) => {
    expect(filesImportedBy(file).filter((imported) => !files.includes(imported))).toEqual([])
  })

  test.each(files)('%s imports only from its own folder and those above it', (file) => {
    const below = filesImportedBy(file).filter(
      (imported) => folders.indexOf(folderOf(imported)) > folders.indexOf(folderOf(file))
    )
    expect(below).toEqual([])
  })

  test.each(files)('%s imports values only of the packages that its folder may use', (file) => {
    const folder = folderOf(file)
    const ofHono = ['client', 'conformance'].includes(folder) ? [] : ['hono']
    const types = ['node:', ...ofHono, ...(typesByFolder[folder] ?? [])]
    const unexpected = importsOf(file).filter(({ file: imported, specifier, isTypeOnly }) => {
      if (imported !== undefined) return false
      const packages = packagesByFolder[folder] ?? []
      return !isOneOf(isTypeOnly ? [...packages, ...types] : packages, specifier)
    })
    expect(unexpected).toEqual([])
  })

  test.each(files)('%s has at most 200 lines', (file) => {
    expect(textOf(file).trimEnd().split('\n').length).toBeLessThanOrEqual(200)
  })
})

test('The conformance kit and the library do not import each other', () => {
  const crossing = files.flatMap((file) =>
    filesImportedBy(file)
      .filter(
        (imported) => (folderOf(imported) === 'conformance') !== (folderOf(file) === 'conformance')
      )
      .map((imported) => `${file} -> ${imported}`)
  )
  expect(crossing).toEqual([])
})

test('Of the client, only describeError imports values of other folders', () => {
  const values = files
    .filter((file) => folderOf(file) === 'client')
    .flatMap((file) =>
      importsOf(file)
        .filter(
          ({ file: imported, isTypeOnly }) => !isTypeOnly && folderOf(imported ?? '') !== 'client'
        )
        .map(({ file: imported, specifier }) => `${file} -> ${imported ?? specifier}`)
    )
  expect(values).toEqual([
    'client/describe-error.ts -> formatters/condition-text.ts',
    'client/describe-error.ts -> languages/failure-texts.ts',
    'client/describe-error.ts -> languages/page-texts.ts',
    'client/describe-error.ts -> untrusted/inspect.ts',
    'client/failure-kind.ts -> untrusted/inspect.ts',
  ])
})

test('No import of src runs in a circle', () => {
  const visited = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
    if (visited.has(file)) return
    visited.add(file)
    for (const imported of filesImportedBy(file)) visit(imported, [...path, file])
  }
  for (const file of files) visit(file, [])
  expect(visited.size).toBe(files.length)
  expect(circles).toEqual([])
})

test('Outside of the folders of Hono, only two files import a value of Hono', () => {
  const values = files
    .filter((file) => !packagesByFolder[folderOf(file)]?.includes('hono'))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ specifier, isTypeOnly }) => !isTypeOnly && isOneOf(['hono'], specifier))
        .map(({ specifier }) => [file, specifier] as const)
    )
  expect(Object.fromEntries(values)).toEqual({
    'formatters/html/rendered-page.ts': 'hono/utils/html',
    'languages/accept-language.ts': 'hono/utils/accept',
  })
})
