/** The same error for a program and for a browser. */

import type { Preset } from '../package-under-test.ts'
import type { Cases } from '../rounds.ts'
import * as apps from './apps.ts'
import { fetching } from './throw.ts'

/** What Firefox sends. */
export const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

export function pageCases(ours: Preset): Cases {
  const app = apps.throwing(ours)
  const accepting = (accept: string): (() => unknown) =>
    fetching(app, '/nf', { headers: { accept } })
  return {
    'no preference': fetching(app, '/nf'),
    json: accepting('application/json'),
    text: accepting('text/plain'),
    xml: accepting('application/problem+xml'),
    html: accepting(browser),
  }
}
