import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const source = new URL('../../src/', import.meta.url)
const modules = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts')
)
const importing = (peer: RegExp) =>
  modules.filter((name) => peer.test(readFileSync(new URL(name, source), 'utf8')))

test('No module but the adapters of OpenAPI needs a schema library, a validator or a database driver to be installed', () => {
  const peer =
    /from '(?:@hono\/(?!node-server')|@standard-schema\/|zod|valibot|arktype|@sinclair|typebox|typia|effect|ajv|class-validator|hono-openapi|http-errors|@curveball|@trpc|better-|pg|postgres|mysql2|drizzle|@prisma|got)/
  expect(importing(peer).toSorted()).toEqual(['openapi/hono-openapi.ts', 'openapi/zod-openapi.ts'])
})

test('only `node`, its preset and the conformance kit import modules of Node and @hono/node-server', () => {
  const needing = importing(/from '(?:node:|@hono\/node-server)/)
  expect(needing).toContain('node/serve.ts')
  expect(
    needing.filter((name) => !/^(?:node\/|conformance\/|presets\/node\.ts$)/.test(name))
  ).toEqual([])
})
