import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^hono-http-errors$/, replacement: `${root}src/index.ts` },
      {
        find: /^hono-http-errors\/conformance$/,
        replacement: `${root}src/conformance/index.ts`,
      },
      { find: /^hono-http-errors\/(.*)$/, replacement: `${root}src/$1.ts` },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/output/**'],
    typecheck: { enabled: true, include: ['test/**/*.test-d.ts'] },
    testTimeout: 20_000,
  },
})
