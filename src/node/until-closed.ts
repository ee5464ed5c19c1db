/** Sets of what is open. */

import type { EventEmitter } from 'node:events'

/** Adds a connection or session to a set until it closes. */
export function addUntilClosed<Ending extends EventEmitter>(one: Ending, all: Set<Ending>): void {
  all.add(one)
  one.once('close', () => all.delete(one))
}
