/** The groups of cases by name, for those who measure them and for those who look into them. */

import type { Ours } from '../package-under-test.ts'
import type { Cases } from '../rounds.ts'
import { acceptCases, issueCases, routeCases } from './growth.ts'
import { happyCases } from './happy.ts'
import { pageCases } from './page.ts'
import { presetCases } from './presets.ts'
import { throwCases, throwFewCases } from './throw.ts'
import { unroutedCases } from './unrouted.ts'

const groups: Readonly<Record<string, (ours: Ours) => Cases>> = {
  throw: throwCases,
  happy: happyCases,
  presets: presetCases,
  unrouted: unroutedCases,
  page: pageCases,
  routes: routeCases,
  issues: issueCases,
  accept: acceptCases,
  'other runtimes': throwFewCases,
}

/** The cases of a group. Throws for a name that is none. */
export function casesOf(group: string | undefined, ours: Ours): Cases {
  const make = groups[group ?? '']
  if (make === undefined) throw new Error(`One of ${Object.keys(groups).join(', ')} expected.`)
  return make(ours)
}
