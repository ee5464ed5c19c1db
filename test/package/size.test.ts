/** The budgets of size, held on the package as npm delivers it, with side effects forced on. */
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { budgets, KILOBYTE } from '../bench/budgets.ts'
import { bundlers, bundleWithEsbuild, gzippedBytes, writeEntry } from '../bench/bundle.ts'
import { unpackInto } from '../bench/packed-package.ts'
import { bytesBySource } from '../bench/source-bytes.ts'

const project = fileURLToPath(new URL('../output/size', import.meta.url))
const withBudget = budgets.filter(({ budget }) => budget !== undefined)

beforeAll(() => unpackInto(project), 120_000)

describe.each(withBudget)(
  'the bundle of $what',
  ({ name, what, code, budget = 0, held = budget }) => {
    test.each(Object.entries(bundlers))(
      `The bundle of %s has at most ${held} kB after gzip for ${what}`,
      async (_name, bundle) => {
        const bytes = gzippedBytes(await bundle(writeEntry(project, name, code)))
        expect(bytes).toBeGreaterThan(0)
        expect(bytes / KILOBYTE).toBeLessThanOrEqual(held)
      },
      60_000
    )

    test(`The list of budgets holds a size for ${what} only while it is above its budget`, () => {
      expect(held).toBeGreaterThanOrEqual(budget)
    })
  }
)

test('The bytes by source file add up to the bundle, and name the files of src', async () => {
  const entry = writeEntry(project, 'sources', "export { httpErrors } from 'hono-http-errors'")
  const [code, bytes] = [
    await bundleWithEsbuild(entry),
    bytesBySource(await bundleWithEsbuild(entry, true)),
  ]
  const sum = (paths: readonly string[]): number =>
    paths.reduce((total, path) => total + (bytes.get(path) ?? 0), 0)
  const paths = [...bytes.keys()]
  expect(sum(paths)).toBe(Buffer.byteLength(code))
  expect(sum(paths.filter((path) => /^src\/.*\.ts$/.test(path)))).toBeGreaterThan(0.99 * sum(paths))
  expect(bytes.get('src/hono/http-errors.ts')).toBeGreaterThan(100)
})
