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
        'test/bench/**',
        'test/figures/**',
        'test/package/**',
        'test/examples/**',
        'test/development/**',
        'test/layers.test.ts',
        'test/hono/{interim-responses,stream-errors}.test.ts',
        'test/response/handle-error.{wire,property}.test.ts',
      ],
      typecheck: { enabled: false },
      // To import the sources anew for each file would take longer than its tests.
      isolate: false,
      pool: 'threads',
      maxWorkers: 1,
    },
  })
)
