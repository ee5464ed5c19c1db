/** Vitest in the sandbox: runs test files one after the other, each in a new worker. */

import { join } from 'node:path'
import { createVitest, type TestModule, type Vitest } from 'vitest/node'
import { sandbox } from './sandbox.ts'

/** What one test file did. */
export interface FileOutcome {
  /** The path from the root, such as `test/fields/fields.test.ts`. */
  readonly file: string
  readonly hasFailed: boolean
  readonly hitLimitReached: boolean
  /** Milliseconds, with the imports. */
  readonly duration: number
  readonly hits: Readonly<Record<string, number>>
  readonly failure: string | undefined
}

/** The order of the specifications as they were given: Vitest would sort them by size. */
class GivenOrder {
  sort<Files>(files: Files): Files {
    return files
  }
  shard<Files>(files: Files): Files {
    return files
  }
}

export class Session {
  readonly #vitest: Vitest

  private constructor(vitest: Vitest) {
    this.#vitest = vitest
  }

  /** @param bail whether the first failed test ends a run */
  static async open(bail: boolean): Promise<Session> {
    const vitest = await createVitest('test', {
      root: sandbox,
      config: join(sandbox, 'test/mutation/vitest.config.ts'),
      watch: false,
      bail: bail ? 1 : 0,
      silent: true,
      reporters: [{}],
      sequence: { sequencer: GivenOrder },
      // A rejection that nobody handles is a difference that a mutant made, as a failed test is.
      dangerouslyIgnoreUnhandledErrors: false,
    })
    return new Session(vitest)
  }

  /** Every test file of the configuration, as a path from the root. */
  async testFiles(): Promise<readonly string[]> {
    const specifications = await this.#vitest.globTestSpecifications()
    return specifications.map(({ moduleId }) => moduleId.slice(sandbox.length + 1)).toSorted()
  }

  /**
   * @param activeMutant the id of the mutant, or an empty text for none
   * @returns the files that ran: after a failure with `bail` the others are missing
   */
  async run(
    files: readonly string[],
    activeMutant: string,
    hitLimit: number
  ): Promise<{ readonly outcomes: readonly FileOutcome[]; readonly hasUnhandledError: boolean }> {
    const vitest = this.#vitest
    vitest.provide('activeMutant', activeMutant)
    vitest.provide('hitLimit', hitLimit)
    vitest.state.filesMap.clear()
    const project = vitest.getRootProject()
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(
      files.map((file) => project.createSpecification(join(sandbox, file))),
      false
    )
    return {
      outcomes: testModules.filter((module) => module.state() !== 'skipped').map(outcomeOf),
      hasUnhandledError: unhandledErrors.length > 0,
    }
  }

  async close(): Promise<void> {
    await this.#vitest.close()
  }
}

function outcomeOf(module: TestModule): FileOutcome {
  const meta = module.meta()
  const { duration, collectDuration, setupDuration } = module.diagnostic()
  const failed = [...module.children.allTests('failed')][0]
  return {
    file: module.moduleId.slice(sandbox.length + 1),
    hasFailed: module.state() === 'failed',
    hitLimitReached: meta.hitLimitReached === true,
    duration: Math.round(duration + collectDuration + setupDuration),
    hits: meta.hits ?? {},
    failure: failed?.fullName ?? module.errors()[0]?.message,
  }
}
