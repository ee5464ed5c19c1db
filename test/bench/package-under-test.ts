/** The built package, as users get it: `tsconfig.json` would lead the plain name to the sources. */

import type * as Package from '../../src/index.ts'

/** All that the package exports. */
export type Ours = typeof Package

/** Loads the build that `BENCH_DIST` names. */
export async function packageUnderTest(): Promise<Ours> {
  const entry = process.env['BENCH_DIST']
  if (entry === undefined) throw new Error('BENCH_DIST must name the entry of a build.')
  return (await import(entry)) as Ours
}
