/** The built package, as users get it: `tsconfig.json` would lead the plain name to the sources. */

import type * as Package from '../../src/index.ts'

/** What the apps that are measured need, and every preset exports. */
export type Preset = Pick<typeof Package, 'httpErrors' | 'NotFound' | 'throws'>

/** The main entry of the package, and its smaller preset. */
export interface Ours extends Preset {
  readonly tiny: Preset
}

/** Loads the build that `BENCH_DIST` names. */
export async function packageUnderTest(): Promise<Ours> {
  const entry = process.env['BENCH_DIST']
  if (entry === undefined) throw new Error('BENCH_DIST must name the entry of a build.')
  const { httpErrors, NotFound, throws } = (await import(entry)) as Preset
  return { httpErrors, NotFound, throws, tiny: (await import(tinyEntryOf(entry))) as Preset }
}

/** The file of `./tiny` in the build with that main entry. */
export function tinyEntryOf(entry: string): string {
  return entry.replace(/index\.js$/, 'tiny.js')
}
