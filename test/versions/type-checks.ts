/** Compiles a program outside of this repository against the types of the packed package. */

import { mkdirSync, writeFileSync } from 'node:fs'
import manifest from '../../package.json' with { type: 'json' }
import { runChecks, runNode, type Check } from './checks.ts'
import { installCheck, installProject } from './packed-project.ts'
import type { Outcome } from './outcome.ts'

/** The names under which everything is there without optional peers. */
const entries = Object.entries(manifest.exports)
  .filter(([path, target]) => typeof target !== 'string' && !/validators|conformance/.test(path))
  .map(([path]) => path.replace('.', manifest.name))

const program = `
import { Hono } from 'hono'
import { hc } from 'hono/client'
import { httpErrors, NotFound } from 'hono-http-errors'
${entries.map((entry, index) => `import * as entry${index} from '${entry}'`).join('\n')}
export const entries = [${entries.map((_, index) => `entry${index}`).join(', ')}]
const app = httpErrors(new Hono()).get('/books/:id', (c) => {
  if (c.req.param('id') === '') throw new NotFound('No book has that id.')
  return c.json({ title: 'Dune' })
})
export const title: Promise<string> = hc<typeof app>('http://localhost')
  .books[':id'].$get({ param: { id: '1' } })
  .then((response) => response.json())
  .then((book) => book.title)
export const status: 404 = new NotFound().status
// @ts-expect-error there is no such option
httpErrors(new Hono(), { unknown: 1 })
// @ts-expect-error a 404 has no such option
new NotFound({ retryAfter: 1 })
`

/** How TypeScript finds the types, in a project of ES modules or of CommonJS. */
interface Mode {
  readonly type: 'module' | 'commonjs'
  readonly module: string
  readonly moduleResolution: string
}

const modes: readonly Mode[] = [
  { type: 'module', module: 'node16', moduleResolution: 'node16' },
  { type: 'module', module: 'nodenext', moduleResolution: 'nodenext' },
  { type: 'module', module: 'es2022', moduleResolution: 'bundler' },
  { type: 'commonjs', module: 'node16', moduleResolution: 'node16' },
  { type: 'commonjs', module: 'nodenext', moduleResolution: 'nodenext' },
]

/** Deprecated since TypeScript 6, and not in 7: resolved by `typesVersions`. */
const node10: Mode = { type: 'commonjs', module: 'commonjs', moduleResolution: 'node10' }

/** Compiles the program in each mode with `skipLibCheck: false`. */
export function checkTypes(
  name: string,
  packages: readonly string[],
  hasNode10: boolean
): Promise<Outcome> {
  const project = installProject(name, [...packages, '@types/node@20'])
  const checks = [...modes, ...(hasNode10 ? [node10] : [])].map((mode) =>
    compileCheck(project.folder, mode)
  )
  return runChecks([installCheck(project), ...checks])
}

/** Compiles files of a copy of the repository, each by itself and with the repository's options. */
export function checkFiles(folder: string, files: readonly string[]): Promise<Outcome> {
  return runChecks(
    files.map((file) => [
      `${file} compiles`,
      () => {
        const config = `${folder}tsconfig.of-file.json`
        writeFileSync(
          config,
          JSON.stringify({ extends: './tsconfig.json', files: [file], include: [] })
        )
        runNode(['node_modules/typescript/bin/tsc', '-p', config], folder)
      },
    ])
  )
}

function compileCheck(folder: string, { type, ...mode }: Mode): Check {
  return [
    `the types compile with ${mode.moduleResolution} in a project of the type ${type}`,
    () => {
      const sources = `${folder}${type}/`
      mkdirSync(sources, { recursive: true })
      writeFileSync(`${sources}package.json`, JSON.stringify({ type }))
      writeFileSync(`${sources}program.ts`, program)
      const compilerOptions = {
        strict: true,
        skipLibCheck: false,
        noEmit: true,
        target: 'es2022',
        lib: ['es2023', 'dom', 'dom.iterable'],
        types: ['node'],
        ...mode,
      }
      const config = `${sources}tsconfig.json`
      writeFileSync(config, JSON.stringify({ compilerOptions, files: ['program.ts'] }))
      runNode(['node_modules/typescript/bin/tsc', '-p', config], folder)
    },
  ]
}
