/** Multiplies the random values of each property, for `npm run fuzz`. */
import type * as FastCheck from 'fast-check'
import { vi } from 'vitest'
import { times } from './times.ts'

const seed = Number(process.env['FUZZ_SEED'])
if (!Number.isInteger(seed)) {
  throw new RangeError('Start this by `npm run fuzz`, which sets FUZZ_TIMES and FUZZ_SEED.')
}

/** The number of runs of a property that does not state it, as fast-check has it. */
const DEFAULT_RUNS = 100

vi.mock('fast-check', async (importOriginal) => {
  const original = await importOriginal<typeof FastCheck>()
  const multiplied = <Values>(
    property: FastCheck.IRawProperty<Values>,
    parameters?: FastCheck.Parameters<Values>
  ): void | Promise<void> => {
    const numRuns = (parameters?.numRuns ?? DEFAULT_RUNS) * times
    return original.assert(property, { ...parameters, seed, numRuns })
  }
  // Returns what the function of that type returns, for each kind of property.
  const assert = multiplied as typeof original.assert
  return { ...original, assert, default: { ...original.default, assert } }
})
