/** The tests that mutants are tried with: all that need no build, program, proxy or browser. */

import { defineConfig, mergeConfig } from 'vitest/config'
import config from '../vitest.config.ts'

export default mergeConfig(
  config,
  defineConfig({
    test: {
      exclude: [
        'test/{bench,browser,examples,figures,mutation,package,proxy,runtime,versions}/**',
        'test/layers.test.ts',
      ],
      typecheck: { enabled: false },
      setupFiles: ['test/mutation/setup.ts'],
      pool: 'threads',
      isolate: true,
      maxWorkers: 1,
      fileParallelism: false,
    },
  })
)
