/** A process that tries one mutant after the other, as the process that forked it asks. */

import { Session } from './session.ts'

/** A mutant to try. */
export interface Order {
  readonly id: string
  readonly files: readonly string[]
  readonly hitLimit: number
}

/** What came of it. */
export interface Verdict {
  readonly id: string
  readonly status: 'killed' | 'endless' | 'survived'
  /** The test file that found it. */
  readonly by: string | undefined
  readonly test: string | undefined
}

const session = await Session.open(true)

async function tryMutant({ id, files, hitLimit }: Order): Promise<Verdict> {
  const { outcomes, hasUnhandledError } = await session.run(files, id, hitLimit)
  const endless = outcomes.find(({ hitLimitReached }) => hitLimitReached)
  const failed = outcomes.find(({ hasFailed }) => hasFailed)
  if (failed !== undefined) return { id, status: 'killed', by: failed.file, test: failed.failure }
  if (endless !== undefined) return { id, status: 'endless', by: endless.file, test: undefined }
  // A rejection or an exception outside of every test fails the run, as it does in `npm test`.
  const isKilled = hasUnhandledError || outcomes.length < files.length
  return { id, status: isKilled ? 'killed' : 'survived', by: undefined, test: undefined }
}

process.on('message', (order: Order) => {
  void tryMutant(order).then((verdict) => process.send?.(verdict))
})
process.send?.('ready')
