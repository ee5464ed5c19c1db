/** What JSR publishes is what npm publishes; `npm run jsr` asks Deno whether JSR takes it. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }

interface JsrManifest {
  readonly version: string
  readonly exports: Readonly<Record<string, string>>
  readonly imports: Readonly<Record<string, string>>
}

const jsr = JSON.parse(
  readFileSync(new URL('../../.jsr.json', import.meta.url), 'utf8')
) as JsrManifest

/** JSR takes no module that adds to the types of another. */
const onlyInNpm = ['testing/jest', 'testing/vitest']

test('JSR has the exports of package.json, each with its source', () => {
  const [library, kit] = manifest.tsdown
  const entries = Object.entries({
    ...library?.entry,
    conformance: kit?.entry['conformance/index'],
  }).filter(([name]) => !onlyInNpm.includes(name))
  const sources = entries.map(([name, source]) => [
    name === 'index' ? '.' : `./${name}`,
    `./${source}`,
  ])
  expect(jsr.exports).toEqual(Object.fromEntries(sources))
  const others = ['package.json', ...onlyInNpm].map((name) => `./${name}`)
  const paths = Object.keys(manifest.exports).filter((path) => !others.includes(path))
  expect(Object.keys(jsr.exports).toSorted()).toEqual(paths.toSorted())
})

test('JSR has the version of package.json, and the versions of Hono that it allows', () => {
  expect(jsr.version).toBe(manifest.version)
  expect(jsr.imports['hono']).toBe(`npm:hono@${manifest.peerDependencies.hono}`)
  expect(jsr.imports['youch']).toBe(`npm:youch@${manifest.peerDependencies.youch}`)
})
