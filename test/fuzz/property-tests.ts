/** The files with property tests. */
import { readdirSync, readFileSync } from 'node:fs'

/** The test files that import fast-check, as paths from the root, sorted. */
export function propertyTests(root: string): readonly string[] {
  return readdirSync(`${root}test`, { recursive: true, encoding: 'utf8' })
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.ts') && !path.startsWith('test/output/'))
    .filter((path) => /^import .* from 'fast-check'$/m.test(readFileSync(root + path, 'utf8')))
    .toSorted()
}
