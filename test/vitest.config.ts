import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import tsconfig from '../tsconfig.json' with { type: 'json' }
import figures from './bench/figures.json' with { type: 'json' }
import { filesWithoutProgram } from './runtime/programs.ts'

/** Whether `npm test` runs all tests: without the path of some, and not as a part of another command. */
const isWhole =
  process.env['npm_lifecycle_event'] === 'test' &&
  !process.argv.slice(3).some((path) => /^test\/(?!vitest)/.test(path))

if (isWhole) {
  console.info(
    `All tests take about ${Math.round(figures.tests.seconds / 60)} minutes on 2 cores. ` +
      'To run less: npm run test:quick (10 to 20 seconds), or npm test -- test/fields for one folder.'
  )
}

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  resolve: {
    // Without a build, the public paths lead to the sources, as for the compiler.
    alias: Object.entries(tsconfig.compilerOptions.paths).map(([path, [file = '']]) => ({
      find: new RegExp(`^${path}$`),
      replacement: `${root}${file}`,
    })),
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/output/**', ...filesWithoutProgram()],
    typecheck: { enabled: true, include: ['test/**/*.test-d.ts'] },
    // On two cores that other programs use as well, a test of a second takes half a minute.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What the app under test reports is shown of the tests that fail.
    silent: 'passed-only',
  },
})
