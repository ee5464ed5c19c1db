/** The README is true: its code compiles and runs, its table has the options of the rows. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { errorClassesByStatus } from '../../src/errors/classes-by-status.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const blocks = [...readme.matchAll(/```ts\n([^]*?)```/g)].map((match) => match[1] ?? '')

/** What the short examples take for granted. */
const prelude = `
import { Hono } from 'hono'
import * as everything from 'hono-http-errors'
const { NotFound, ServiceUnavailable, Forbidden, Conflict, ensure, assert, createHttpError } = everything
const { instanceFromRequestId, fromUpstream, fromNetwork, jsonFormatter, htmlFormatter, problemJsonFormatter } = everything
const app = new Hono()
// Several examples wrap the app of the reader, which can be wrapped only once.
const httpErrors = (_app: Hono, options?: everything.HttpErrorsOptions) => everything.httpErrors(new Hono(), options)
const user = { isAdmin: true }, id = 'dune', status = 404
const shelf = { find: async (id: string) => id }
const logger = { debug: (_: unknown) => {}, error: (_: unknown) => {} }
`

beforeAll(() => {
  // The server of an example listens where there is room.
  process.env['PORT'] = '0'
  mkdirSync(new URL('../output/', import.meta.url), { recursive: true })
})

describe('the code of the README', () => {
  test('The README has more than four blocks of code', () => {
    expect(blocks.length).toBeGreaterThan(4)
  })

  test.each(blocks.map((code, index) => [index, code] as const))(
    'The block %i of the code of the README runs',
    async (index, code) => {
      const complete = /^import /m.test(code)
      const body = complete ? code : `${prelude}export const run = async () => {\n${code}\n}`
      const path = fileURLToPath(new URL(`../output/readme-${index}.ts`, import.meta.url))
      writeFileSync(path, body)
      const module: { run?: () => Promise<unknown> } = await import(path)
      const outcome: unknown = await module.run?.().catch((error: unknown) => error)
      // The one block that throws does so on purpose.
      if (code.includes('throw createHttpError')) expect(outcome).toMatchObject({ status: 404 })
      else expect(outcome).toBeUndefined()
    }
  )
})

describe('the table of the README', () => {
  const table = readme.slice(readme.indexOf('| status'), readme.indexOf('408 sends'))

  test.each([...errorClassesByStatus.values()])(
    'The table of the README has the options of $status',
    ({ status, definition: row }) => {
      const line = table
        .split('\n')
        .find((text) => text.startsWith('|') && text.slice(0, 40).includes(String(status)))
      const options = Object.entries(row.rules)
      for (const [option, rule] of options) {
        expect(line).toContain(`\`${option}\``)
        expect(line?.includes('required')).toBe(rule.strength === 'must')
      }
      if (options.length === 0) expect(line).toBeUndefined()
    }
  )
})
