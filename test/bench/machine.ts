/** When and where something was measured, without which a number says little. */

import { cpus } from 'node:os'

/** For the file of results and under the chart. */
export function dateAndMachine(): { readonly date: string; readonly machine: string } {
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores of ${cpus()[0]?.model}, Node ${process.versions.node}`,
  }
}
