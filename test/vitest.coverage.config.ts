/** The coverage of `src` by all tests: `npm run coverage`. */

import { defineConfig, mergeConfig } from 'vitest/config'
import config from './vitest.config.ts'

export default mergeConfig(
  config,
  defineConfig({
    test: {
      typecheck: { enabled: false },
      // Counting slows the tests down: a test that is slow for this reason does not fail.
      testTimeout: 120_000,
      hookTimeout: 120_000,
      coverage: {
        enabled: true,
        provider: 'v8',
        // Files that no test imports count too.
        include: ['src/**/*.ts'],
        reporter: ['text-summary', 'json', 'json-summary'],
        reportsDirectory: 'test/output/coverage',
        // A failed test must not hide which lines it left out.
        reportOnFailure: true,
        thresholds: { 100: true },
      },
    },
  })
)
