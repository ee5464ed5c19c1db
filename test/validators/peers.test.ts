import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const source = new URL('../../src/', import.meta.url)
const peer = /from '(?:@hono\/|@standard-schema\/|zod|valibot|arktype)/

test('no module needs a schema library or a validator to be installed', () => {
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' })
  const modules = names.filter((name) => name.endsWith('.ts'))
  const dependent = modules.filter((name) => peer.test(readFileSync(new URL(name, source), 'utf8')))
  expect(dependent).toEqual([])
})
