/** The tests that a mutation of `src` is tried with: those that need no build, program or browser. */

import { defineConfig, mergeConfig } from 'vitest/config'
import config from './vitest.config.ts'

export default mergeConfig(
  config,
  defineConfig({
    test: {
      exclude: [
        'test/runtime/**',
        'test/browser/**',
        'test/proxy/**',
        'test/node/**',
        'test/conformance/**',
        'test/{published,shake,bookshop,explorer,layers,readme,readme-limits,surface,interim,stream-errors,thrown-on-the-wire,total,development}.test.ts',
      ],
      typecheck: { enabled: false },
      // To import the sources anew for each file would take longer than its tests.
      isolate: false,
      pool: 'threads',
      maxWorkers: 1,
    },
  })
)
