import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import tsconfig from '../tsconfig.json' with { type: 'json' }
import { filesWithoutProgram } from './runtime/programs.ts'

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
    testTimeout: 20_000,
  },
})
