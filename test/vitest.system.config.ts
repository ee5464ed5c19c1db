/** What needs more than `npm ci` brings: other versions of Node, proxies, clients of the system. */
import { defineConfig, mergeConfig } from 'vitest/config'
import shared from './vitest.config.ts'

const { test, ...rest } = shared

export default mergeConfig(
  rest,
  defineConfig({
    test: {
      include: ['test/**/*.system.ts'],
      // It has copies of the repository.
      exclude: ['test/output/**'],
      globalSetup: ['test/runtime/nodes.ts'],
      testTimeout: test?.testTimeout ?? 60_000,
      hookTimeout: test?.hookTimeout ?? 60_000,
      // Load is part of what is tested, and two loads at once tell nothing.
      fileParallelism: false,
    },
  })
)
