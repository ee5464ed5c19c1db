/** The size of what npm delivers, built as `npm run build` builds it. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { npmCommand } from '../support/npm.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const contents = `${root}test/output/tarball`

/** What `npm pack --json` prints of a package. */
interface Packed {
  /** In bytes. */
  readonly size: number
  readonly files: readonly { readonly path: string }[]
}

let packed: Packed

beforeAll(() => {
  rmSync(contents, { recursive: true, force: true })
  mkdirSync(contents, { recursive: true })
  for (const name of ['package.json', 'README.md', 'LICENSE']) {
    cpSync(`${root}${name}`, `${contents}/${name}`)
  }
  // The commands of the script `build`, with another folder.
  for (const command of manifest.scripts.build.split(' && ').slice(0, 2)) {
    const [, ...args] = command.split(' ')
    const tsdown = [
      `${root}node_modules/tsdown/dist/run.mjs`,
      ...args,
      '--out-dir',
      `${contents}/dist`,
    ]
    execFileSync(process.execPath, tsdown, { cwd: root, stdio: 'ignore' })
  }
  const [file, ...first] = npmCommand('npm')
  const pack = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline']
  // The home of who runs the tests may be read-only.
  const cache = `--cache=${contents}/cache`
  const [only] = JSON.parse(
    execFileSync(file, [...first, ...pack, cache], {
      cwd: contents,
      encoding: 'utf8',
      stdio: 'pipe',
    })
  ) as [Packed]
  packed = only
}, 120_000)

// 300 kB for the server's half; the contract (client, OpenAPI, pages, matchers, in both formats) adds the rest.
test('The package that npm delivers has at most 400 kB', () => {
  expect(packed.size).toBeGreaterThan(100_000)
  expect(packed.size).toBeLessThanOrEqual(400_000)
})

test('The package has the program, the types of both formats, and neither sources nor maps', () => {
  const paths = packed.files.map(({ path }) => path)
  for (const path of ['index.js', 'index.cjs', 'index.d.ts', 'index.d.cts', 'conformance/cli.js']) {
    expect(paths).toContain(`dist/${path}`)
  }
  expect(paths.filter((path) => /^(?:src|test|examples)\/|\.map$/.test(path))).toEqual([])
})
