/** Compiles what `throws` promises to the types of `hc`, with other versions of TypeScript and of Hono. */

import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compilerOptions } from '../../tsconfig.json' with { type: 'json' }
import { runChecks, runNode, type Check } from './checks.ts'
import { installCheck, installProject } from './packed-project.ts'
import type { Outcome } from './outcome.ts'

const types = fileURLToPath(new URL('../types/', import.meta.url))

/** What the type tests import of vitest: `expectTypeOf` is that of the package expect-type. */
const shim = `
export { expectTypeOf } from 'expect-type'
export declare function describe(name: string, run: () => unknown): void
export declare function test(name: string, run: () => unknown): void
`

/** What a route with `throws` promises on every version of Hono, with `createHandlers` only that it compiles: the types of `hc` by `WithErrors`. */
const programOfEveryHono = `
import { Hono } from 'hono'
import { hc } from 'hono/client'
import { createFactory } from 'hono/factory'
import { validator } from 'hono/validator'
import { defineProblem, Forbidden, httpErrors, NotFound, throws, type InternalServerError, type WithErrors } from 'hono-http-errors'
export class Suspended extends defineProblem(Forbidden, { type: 'https://example.org/suspended', title: 'Suspended.' }) {}
const sub = new Hono().get('/a', throws(NotFound, Suspended), (c) => c.json({ pages: 1 }, 200))
const input = validator('json', () => ({ pages: 1 }))
export const app = httpErrors(new Hono())
  .use(throws(NotFound))
  .post('/books/:id', throws(NotFound, Suspended), input, (c) => c.json({ pages: c.req.valid('json').pages, id: c.req.param('id') }, 200))
  .on('PUT', '/on', throws(NotFound), async (c) => c.json({ pages: 1 }, 200))
  .get('/made', ...createFactory().createHandlers(throws(NotFound), (c) => c.json({ pages: 1 }, 200)))
  .route('/sub', sub)
const client = hc<WithErrors<typeof app, typeof InternalServerError | typeof Suspended>>('http://localhost')
export async function use() {
  const response = await client.books[':id'].$post({ param: { id: '1' }, json: { pages: 1 } })
  if (response.status === 403) {
    const { type } = await response.json()
    const suspended: 'https://example.org/suspended' = type
    // @ts-expect-error another type
    const other: 'https://example.org/other' = type
    return [suspended, other]
  }
  if (response.status === 200) return (await response.json()).pages
  const put = await client.on.$put()
  if (put.status === 500) return (await put.json()).detail
  // @ts-expect-error a parameter is missing
  return client.books[':id'].$post({ json: { pages: 1 } })
}
`

/** The program of an app with many routes in one chain, each with five errors. */
function programOfManyRoutes(count: number): string {
  const routes = Array.from(
    { length: count },
    (_, index) =>
      `  .get('/r${index}/:id', throws(NotFound, Conflict, Gone, Broke, Suspended), (c) => c.json({ n${index}: c.req.param('id') }, 200))`
  )
  return `
import { Hono } from 'hono'
import { hc } from 'hono/client'
import { z } from 'zod'
import { Conflict, defineProblem, Forbidden, Gone, httpErrors, NotFound, throws, type InternalServerError, type WithErrors } from 'hono-http-errors'
class Broke extends defineProblem(Forbidden, { type: 'https://example.org/broke', title: 'Broke.', extensions: z.object({ balance: z.number() }) }) {}
class Suspended extends defineProblem(Forbidden, { type: 'https://example.org/suspended', title: 'Suspended.', extensions: z.object({ until: z.string() }) }) {}
const app = httpErrors(new Hono())
${routes.join('\n')}
const client = hc<typeof app>('http://localhost')
const all = hc<WithErrors<typeof app, typeof InternalServerError>>('http://localhost')
export async function use(): Promise<number | string | 500 | undefined> {
  const response = await client.r${count - 1}[':id'].$get({ param: { id: '1' } })
  if (response.status === 200) return (await response.json()).n${count - 1}
  if (response.status === 403) {
    const problem = await response.json()
    return problem.type === 'https://example.org/broke' ? problem.balance : problem.until
  }
  const failed = await all.r0[':id'].$get({ param: { id: '1' } })
  return failed.status === 500 ? (await failed.json()).status : undefined
}
`
}

/** What to compile beside the program of every version of Hono. */
export interface RouteTypes {
  /** How many routes one chain has; none where Hono does not read the types of middleware, before 4.10. */
  readonly routes?: number
  /** Type tests. That of `throws` passes from Hono 4.12.17 on, which reads those in `on`. */
  readonly tests?: readonly string[]
}

/** Compiles the programs against the packed package. */
export function checkRouteTypes(
  name: string,
  packages: readonly string[],
  { routes = 0, tests = [] }: RouteTypes
): Promise<Outcome> {
  const project = installProject(name, [...packages, ...beside])
  const { folder } = project
  writeFileSync(`${folder}shim.ts`, shim)
  writeFileSync(`${folder}every-hono.ts`, programOfEveryHono)
  if (routes > 0) writeFileSync(`${folder}many.ts`, programOfManyRoutes(routes))
  for (const file of tests) writeFileSync(`${folder}${file}.ts`, typeTestOf(file))
  const many: Check = [
    `${routes} routes with 5 errors each compile in one chain`,
    compile(folder, 'many'),
  ]
  return runChecks([
    installCheck(project),
    ['a route with throws compiles, and hc narrows by WithErrors', compile(folder, 'every-hono')],
    ...tests.map((file): Check => [`the type test ${file} compiles`, compile(folder, file)]),
    ...(routes > 0 ? [many] : []),
  ])
}

const beside = ['zod@4', 'expect-type@1', '@types/node@20']

/** A type test whose imports lead to the packed package. */
function typeTestOf(file: string): string {
  const paths: Readonly<Record<string, readonly string[]>> = compilerOptions.paths
  const entries = Object.entries(paths).map(([entry, [path = '']]) => [path, entry] as const)
  return entries.reduce(
    (text, [path, entry]) => text.replaceAll(path.replace('./', '../../'), entry),
    readFileSync(`${types}${file}.test-d.ts`, 'utf8').replace(`'vitest'`, `'./shim.ts'`)
  )
}

function compile(folder: string, file: string): () => void {
  return () => {
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
      // The declarations of an app that others import: TypeScript must have a name for each of its types.
      declaration: true,
      emitDeclarationOnly: true,
      outDir: `${folder}declarations`,
      target: 'es2022',
      lib: ['es2023', 'dom', 'dom.iterable'],
      types: ['node'],
      module: 'es2022',
      moduleResolution: 'bundler',
      allowImportingTsExtensions: true,
    }
    const config = `${folder}${file}.json`
    writeFileSync(config, JSON.stringify({ compilerOptions, files: [`${file}.ts`] }))
    runNode(['node_modules/typescript/bin/tsc', '-p', config], folder)
  }
}
