/** The combinations of versions that are tested. */

import { copyRepository } from './repository-copy.ts'
import type { RowOutcome } from './outcome.ts'
import { installPackage, lowestVersion, outputFolder } from './registry.ts'
import { runSuite } from './suite.ts'

/** A line of the table. */
export interface Row {
  readonly name: string
  /** Runs the tests below these paths, or those that the row has by default. */
  readonly run: (rooms: readonly string[]) => Omit<RowOutcome, 'seconds'>
}

/** The tests whose result depends on the version of Hono or of @hono/node-server, without a browser. */
const HONO_ROOMS = ['hono', 'response', 'recognizers', 'formatters', 'presets', 'node'] as const
const honoRooms = HONO_ROOMS.map((room) => `test/${room}/`)

type Ranges = Readonly<Record<string, string>>

/** A row that runs the suite with other versions of some packages. */
function suiteRow(name: string, ranges: Ranges, defaultRooms: readonly string[] = []): Row {
  return {
    name,
    run(rooms) {
      const packages = Object.entries(ranges).map((entry) => installPackage(...entry))
      const folder = copyRepository(name, packages)
      const versions = packages.map((installed) => `${installed.name} ${installed.version}`)
      return {
        name: `${name} (${versions.join(', ')})`,
        ...runSuite({
          folder,
          reportFile: `${outputFolder}${name}.json`,
          rooms: rooms.length > 0 ? rooms : defaultRooms,
        }),
      }
    },
  }
}

const hono = lowestVersion('hono')
const nodeServer = lowestVersion('@hono/node-server')

export const rows: readonly Row[] = [
  suiteRow('floors', { hono, '@hono/node-server': nodeServer }, honoRooms),
  suiteRow('hono-oldest', { hono }),
  suiteRow('hono-newest', { hono: '^4' }),
  suiteRow('node-server-oldest', { '@hono/node-server': nodeServer }),
  suiteRow('node-server-newest-1', { '@hono/node-server': '^1' }),
  suiteRow('node-server-newest-2', { '@hono/node-server': '^2' }),
]
