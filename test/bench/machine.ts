/** When and where something was measured, without which a number says little. */

import { cpus } from 'node:os'

/** The date (UTC) and the machine of a measurement. */
export interface DateAndMachine {
  readonly date: string
  readonly machine: string
}

/** For the files of results and under the chart. */
export function dateAndMachine(): DateAndMachine {
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores of ${cpus()[0]?.model}, Node ${process.versions.node}`,
  }
}
