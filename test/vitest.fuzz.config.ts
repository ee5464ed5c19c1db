/** The property tests with the number of runs of `npm run fuzz`, and without a limit of time. */
import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config.ts'

export default mergeConfig(
  base,
  defineConfig({
    test: {
      setupFiles: ['test/fuzz/setup.ts'],
      testTimeout: 0,
      hookTimeout: 0,
      typecheck: { enabled: false },
    },
  })
)
