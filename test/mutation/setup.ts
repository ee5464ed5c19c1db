/**
 * Runs in each worker before a test file imports a source, so that the mutant is active while the
 * modules are evaluated as well. Vitest makes a new worker, with new modules, for each test file.
 */
import { afterAll, inject } from 'vitest'

interface Switches {
  activeMutant?: string
  hitCount?: number
  hitLimit?: number
  mutantCoverage?: { readonly static: Record<string, number> }
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** The id of the mutant, or an empty text while coverage is measured. */
    activeMutant: string
    /** How often the code of the mutant may run: an endless loop ends there. */
    hitLimit: number
  }
  interface TaskMeta {
    /** How often the code of each mutant was reached, by id. */
    hits?: Record<string, number>
    hitLimitReached?: boolean
  }
}

// The name that the code of Stryker's instrumenter reads.
const holder = globalThis as typeof globalThis & { __stryker__?: Switches }
const switches: Switches = (holder.__stryker__ = {})
const activeMutant = inject('activeMutant')
if (activeMutant !== '') {
  switches.activeMutant = activeMutant
  switches.hitCount = 0
  switches.hitLimit = inject('hitLimit')
  // For the programs that a test starts.
  process.env['__STRYKER_ACTIVE_MUTANT__'] = activeMutant
}

// Vitest reads the first parameter, and wants a pattern there.
// oxlint-disable-next-line no-empty-pattern
afterAll(({}, suite) => {
  if (activeMutant === '') suite.meta.hits = switches.mutantCoverage?.static ?? {}
  else if ((switches.hitCount ?? 0) > (switches.hitLimit ?? Infinity))
    suite.meta.hitLimitReached = true
})
