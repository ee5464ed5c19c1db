/** The smaller preset beside the main entry: the same errors and the same happy path. */

import type { Ours } from '../package-under-test.ts'
import type { Cases } from '../rounds.ts'
import * as apps from './apps.ts'
import { happy } from './happy.ts'
import { fetching } from './throw.ts'

export function presetCases(ours: Ours): Cases {
  const [ofMain, ofTiny] = [apps.throwing(ours), apps.throwing(ours.tiny)]
  return {
    'main throw': fetching(ofMain, '/nf'),
    'tiny throw': fetching(ofTiny, '/nf'),
    'main unknown': fetching(ofMain, '/unknown'),
    'tiny unknown': fetching(ofTiny, '/unknown'),
    'main happy': fetching(happy(ofMain), '/sync'),
    'tiny happy': fetching(happy(ofTiny), '/sync'),
  }
}
