/** What a runtime does of its own, before the app is asked or after it has answered. */
import type { Case, Channel } from './case.ts'
import type { WireResponse } from '../../src/conformance/clients/raw-client.ts'
import type { RuntimeName } from './runtimes.ts'

/** Where a limit shows. */
export interface Place {
  readonly channel: Channel
  readonly one: Case
  readonly response: WireResponse
}

/** One known limit. A limit that no longer shows fails the suite: the list has to stay true. */
export interface Limit {
  readonly runtime: RuntimeName
  /** The rules of the conformance kit, and the promises (`OWN-…`), that are broken by it. */
  readonly rules: readonly string[]
  readonly where: (place: Place) => boolean
  /** Whether it shows only when one of two is faster: then it need not show in every run. */
  readonly isRace?: boolean
  /** What happens, in a sentence for the table. */
  readonly happens: string
  /** What this package does about it, or what its user can do. */
  readonly answer: string
}
