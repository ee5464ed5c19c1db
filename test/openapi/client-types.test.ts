/** The types that openapi-typescript makes of a document, as a client of openapi-fetch uses them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import createClient from 'openapi-fetch'
import { Hono } from 'hono'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { Conflict, httpErrors, NotFound, ValidationFailed } from '../../src/index.ts'
import { errorResponses, errorSchemas } from '../../src/openapi/index.ts'
import { documentOf } from './document.ts'
import { BeingEdited, FolderNotEmpty, OutOfCredit, PlanNeeded, Refused } from './problem-types.ts'

const folder = fileURLToPath(new URL('../output/openapi-types', import.meta.url))
const classes = [
  OutOfCredit,
  PlanNeeded,
  BeingEdited,
  FolderNotEmpty,
  Refused,
  Conflict,
  NotFound,
] as const
const document = documentOf(
  { '/books': errorResponses(...classes), '/orders': errorResponses(ValidationFailed) },
  errorSchemas(...classes, ValidationFailed)
)

/** The errors of the compiler for a program that uses the types of the document. */
async function compile(program: string): Promise<readonly string[]> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/api.d.ts`, astToString(await openapiTS(JSON.stringify(document))))
  writeFileSync(`${folder}/client.ts`, program)
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Preserve,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  }
  const found = ts.getPreEmitDiagnostics(ts.createProgram([`${folder}/client.ts`], options))
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

const start = `
import createClient from 'openapi-fetch'
import type { components, paths } from './api.d.ts'
const { error } = await createClient<paths>({ baseUrl: 'http://localhost' }).GET('/books')
if (!error) throw new Error()
`

describe('a client of openapi-fetch', () => {
  test('An error is narrowed by its type, and by its status', async () => {
    const program = `${start}
      if (error.type === 'https://api.example.com/problems/out-of-credit') {
        const balance: number = error.balance
        const status: 403 = error.status
      }
      if (error.status === 409) {
        if (error.type === '/problems/folder-not-empty') {
          const name: string | undefined = error.folders?.[0]?.folders?.[0]?.name
        } else if (error.type === 'about:blank') {
          const type: 'about:blank' = error.type
        } else {
          const by: string = error.by
        }
      }
      if (error.status === 403 && error.type !== 'https://api.example.com/problems/out-of-credit') {
        const plan: 'team' | 'company' = error.plan
      }
      if (error.status === 404) {
        const condition: 'temporary' | 'permanent' | 'unknown' = error.condition
      }
      if (error.type === 'https://api.example.com/problems/refused') {
        if (error.reason === 'stock') {
          const left: number = error.left
        } else {
          const country: string = error.country
        }
      }
      type Fault = components['schemas']['ValidationFailed']['errors'][number]
      export const fault: Fault = { detail: 'Too small', pointer: '#/pages', in: 'query' }`
    expect(await compile(program)).toEqual([])
  }, 60_000)

  test('The compiler refuses members of other problems, and statuses that are not declared', async () => {
    const program = `${start}
      error.balance
      if (error.status === 418) throw error
      if (error.type === 'about:blank') error.balance`
    expect(await compile(program)).toEqual([
      expect.stringContaining("Property 'balance' does not exist on type"),
      expect.stringContaining('This comparison appears to be unintentional'),
      expect.stringContaining("Property 'balance' does not exist on type"),
    ])
  }, 60_000)

  test('The error that the client gets is the documented one', async () => {
    const app = httpErrors(new Hono(), { report: false }).get('/books', () => {
      throw new OutOfCredit({ balance: 30, accounts: ['/account/1'] })
    })
    const client = createClient<{ '/books': { get: { responses: object } } }>({
      baseUrl: 'http://localhost',
      fetch: async (request) => app.fetch(request),
    })
    const { error, response } = await client.GET('/books')
    const { examples } = errorResponses(OutOfCredit)[403].content['application/problem+json']
    expect(response.status).toBe(403)
    expect(error).toEqual(examples['OutOfCredit']?.value)
  })
})
