/** The lists of subpaths: what is exported, what is built, and what the compiler finds. */
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { compilerOptions } from '../../tsconfig.json'

const paths: Readonly<Record<string, readonly string[]>> = compilerOptions.paths
const sources: Readonly<Record<string, string>> = Object.assign(
  {},
  ...manifest.tsdown.map(({ entry }) => entry)
)
const subpaths = Object.entries(manifest.exports).flatMap(([subpath, target]) => {
  if (typeof target === 'string') return []
  return [[subpath, 'import' in target ? target.import : target] as const]
})

test.each(subpaths)(
  'The subpath %s leads to the build of the source that the compiler finds',
  (subpath, target) => {
    const name = target.default.replace('./dist/', '').replace(/\.js$/, '')
    expect(target.types).toBe(`./dist/${name}.d.ts`)
    expect(paths[subpath.replace('.', manifest.name)]).toEqual([`./${sources[name]}`])
  }
)

test('Every source that is built has a subpath, save for the program', () => {
  const exported = subpaths.map(([, target]) => target.default)
  const built = Object.keys(sources).map((name) => `./dist/${name}.js`)
  expect(built.filter((file) => !exported.includes(file))).toEqual([
    manifest.bin['hono-http-errors'].replace(/^(?!\.\/)/, './'),
  ])
})

test('The compiler finds no name that is not exported', () => {
  const names = subpaths.map(([subpath]) => subpath.replace('.', manifest.name))
  expect(Object.keys(paths).filter((name) => !names.includes(name))).toEqual([])
})
