/** The combinations of versions that are tested. */

import { copyRepository } from './repository-copy.ts'
import { nodeExecutable, nodeVersions, setup as installNodes } from '../runtime/nodes.ts'
import { checkFramework, jest, vitest } from './framework-checks.ts'
import { checkLoading } from './load-checks.ts'
import { sumOfOutcomes, type Outcome, type RowOutcome } from './outcome.ts'
import { installPackage, lowestVersion, outputFolder } from './registry.ts'
import { checkPeers } from './peer-checks.ts'
import { checkRouteTypes, type RouteTypes } from './route-type-checks.ts'
import { runSuite } from './suite.ts'
import { checkFiles, checkTypes } from './type-checks.ts'

/** A line of the table. */
export interface Row {
  readonly name: string
  /** Runs the tests below these paths, or those that the row has by default. */
  readonly run: (rooms: readonly string[]) => Promise<Omit<RowOutcome, 'seconds'>>
}

/** The tests whose result depends on the version of Hono or of @hono/node-server, without a browser. */
const HONO_ROOMS = ['hono', 'response', 'recognizers', 'formatters', 'presets', 'node'] as const
const honoRooms = HONO_ROOMS.map((room) => `test/${room}/`)

type Ranges = Readonly<Record<string, string>>

/**
 * A row that runs the suite with other versions of some packages, and compiles the files that fit no
 * other versions.
 */
function suiteRow(
  name: string,
  ranges: Ranges,
  defaultRooms: readonly string[] = [],
  compiled: readonly string[] = []
): Row {
  return {
    name,
    async run(rooms) {
      const packages = Object.entries(ranges).map((entry) => installPackage(...entry))
      const folder = copyRepository(name, packages)
      const versions = packages.map((installed) => `${installed.name} ${installed.version}`)
      const suite = runSuite({
        folder,
        reportFile: `${outputFolder}${name}.json`,
        rooms: rooms.length > 0 ? rooms : defaultRooms,
      })
      const types = await checkFiles(folder, compiled)
      return { name: `${name} (${versions.join(', ')})`, ...sumOfOutcomes(suite, types) }
    },
  }
}

/** A row that runs the suite with another version of Node. */
function nodeRow(version: string): Row {
  const name = `node-${version}`
  return {
    name,
    async run(rooms) {
      installNodes()
      return {
        name,
        ...runSuite({
          folder: copyRepository(name, []),
          reportFile: `${outputFolder}${name}.json`,
          rooms,
          node: nodeExecutable(version),
        }),
      }
    },
  }
}

/** A row that does something with the packed package beside other packages. */
function packedRow(
  name: string,
  packages: readonly string[],
  check: (name: string, packages: readonly string[]) => Promise<Outcome>
): Row {
  return {
    name,
    run: async () => ({
      name: `${name} (${packages.join(', ')})`,
      ...(await check(name, packages)),
    }),
  }
}

/** A row that compiles apps with `throws`. */
function routesRow(name: string, version: string, compiler: string, types: RouteTypes): Row {
  return packedRow(name, [`hono@${version}`, `typescript@${compiler}`], (row, packages) =>
    checkRouteTypes(row, packages, types)
  )
}

/** Type tests of the repository that the packed package has to pass. */
const typeTests = ['throws', 'problem-of']

const hono = lowestVersion('hono')
const nodeServer = lowestVersion('@hono/node-server')
const oldest = [`hono@${hono}`, `@hono/node-server@${nodeServer}`]
const newest = ['hono@4', '@hono/node-server@2']

/** The peers with a program in `programs/`. */
const validators = [
  '@hono/arktype-validator',
  '@hono/effect-validator',
  '@hono/standard-validator',
  '@hono/typebox-validator',
  '@hono/typia-validator',
  '@hono/valibot-validator',
  '@hono/zod-openapi',
  '@hono/zod-validator',
  'hono-openapi',
] as const

const upstreamTests = ['upstream', 'network', 'abort'].map(
  (name) => `test/recognizers/${name}.test`
)

/** The tests that send requests with ky. */
const kyTests = ['test/client/recipes', 'test/client/describe-error', ...upstreamTests]

/** The oldest version whose compiler reads the types, and the newest one. */
const typescript = { oldest: '5.5.4', newest: '7' } as const

const compiled = ['typescript@5.9', '@types/node@22']

/** The oldest version of each validator that `package.json` allows, with libraries that fit all of them (typia 7: TypeScript before 5.8). */
const oldestValidators = [
  ...validators.map((peer) => `${peer}@${lowestVersion(peer)}`),
  'zod@3',
  'valibot@1',
  'arktype@2',
  'effect@3',
  '@sinclair/typebox@0.34.0',
  'typia@7',
  '@valibot/to-json-schema@1',
  'openapi-types@12',
  '@types/json-schema@7',
]

/** A row that runs tests with `toBeProblem` in a version of Vitest. */
function vitestRow(version: string, ...others: readonly string[]): Row {
  const packages = [`vitest@${version}`, ...others, 'hono@4', 'zod@4', ...compiled]
  return packedRow(`vitest-${version}`, packages, (...row) => checkFramework(vitest, ...row))
}

/** A row that runs tests with `toBeProblem` in a version of Jest. */
function jestRow(version: string): Row {
  const packages = [`jest@${version}`, `@types/jest@${version}`, 'hono@4', 'zod@4', ...compiled]
  return packedRow(`jest-${version}`, packages, (...row) => checkFramework(jest, ...row))
}

export const rows: readonly Row[] = [
  suiteRow('floors', { hono, '@hono/node-server': nodeServer }, honoRooms),
  suiteRow('hono-oldest', { hono }),
  suiteRow('hono-newest', { hono: '^4' }),
  suiteRow('node-server-oldest', { '@hono/node-server': nodeServer }),
  suiteRow('node-server-oldest-2', { '@hono/node-server': '2.0.0' }),
  suiteRow('node-server-newest-1', { '@hono/node-server': '^1' }),
  suiteRow('node-server-newest-2', { '@hono/node-server': '^2' }),
  suiteRow('ky-2', { ky: '2.1.0' }, kyTests, ['examples/client/with-ky-2.ts']),
  packedRow('types-oldest', [...oldest, `typescript@${typescript.oldest}`], (name, packages) =>
    checkTypes(name, packages, true)
  ),
  packedRow('types-newest', [...newest, `typescript@${typescript.newest}`], (name, packages) =>
    checkTypes(name, packages, false)
  ),
  routesRow('routes-oldest', hono, typescript.oldest, {}),
  routesRow('routes-oldest-typescript', '4', typescript.oldest, { routes: 150, tests: typeTests }),
  routesRow('routes-by-method', '4.10.0', '6', { routes: 400 }),
  routesRow('routes-by-on', '4.12.17', '6', { tests: typeTests }),
  routesRow('routes-newest', '4', typescript.newest, { routes: 400, tests: typeTests }),
  packedRow(
    'validators-oldest',
    [...oldest, ...oldestValidators, 'typescript@5.7', '@types/node@20'],
    checkPeers
  ),
  ...['1.0.0', '2.0.0', '3.0.0', '3.2.0', '4'].map((version) => vitestRow(version)),
  // Vite is a peer of Vitest 5 alone.
  vitestRow('5', 'vite@8'),
  ...['29', '30'].map(jestRow),
  packedRow('load-oldest', oldest, checkLoading),
  packedRow('load-newest', newest, checkLoading),
  ...nodeVersions.map((version) => nodeRow(version)),
]
