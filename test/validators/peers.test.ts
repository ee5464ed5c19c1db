import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importsIn } from '../support/source-imports.ts'

const source = new URL('../../src/', import.meta.url)
const modules = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts')
)
/** The modules that import a package, or its types. The examples in docstrings do not count. */
const importing = (peer: RegExp): readonly string[] =>
  modules.filter((name) =>
    importsIn(readFileSync(new URL(name, source), 'utf8')).some(({ specifier }) =>
      peer.test(specifier)
    )
  )

test('No module but the adapters of OpenAPI needs a schema library, a validator or a database driver to be installed', () => {
  const peer =
    /^(?:@hono\/(?!node-server$)|@standard-schema\/|zod|valibot|arktype|@sinclair|typebox|typia|effect|ajv|class-validator|hono-openapi|http-errors|@curveball|@trpc|better-|pg|postgres|mysql2|drizzle|@prisma|got)/
  expect(importing(peer).toSorted()).toEqual(['openapi/hono-openapi.ts', 'openapi/zod-openapi.ts'])
})

test('only `node`, its preset and the conformance kit import modules of Node and @hono/node-server', () => {
  const needing = importing(/^(?:node:|@hono\/node-server)/)
  expect(needing).toContain('node/serve.ts')
  expect(
    needing.filter((name) => !/^(?:node\/|conformance\/|presets\/node\.ts$)/.test(name))
  ).toEqual([])
})
