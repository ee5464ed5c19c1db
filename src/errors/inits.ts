/** The options of every status that has its own: an interface for each class. */

export type * from './inits-401-to-415.ts'
export type * from './inits-416-to-511.ts'
