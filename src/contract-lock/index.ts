/**
 * The lock of a contract: problem types as a file, and what has changed since it was written.
 *
 * @module
 */

export { lockOf } from './lock.ts'
export { changes } from './changes.ts'
export type { Lock, LockedMember, LockedProblem } from './lock.ts'
export type { Change } from './changes.ts'
