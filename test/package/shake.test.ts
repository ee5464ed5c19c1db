/** An import of one class must not bring the other rows into a bundle of the published files. */
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const output = `${root}test/output/dist`

beforeAll(() => {
  const tsdown = `${root}node_modules/tsdown/dist/run.mjs`
  execFileSync(process.execPath, [tsdown, '--out-dir', output, '--no-dts', '--no-sourcemap'], {
    cwd: root,
    stdio: 'pipe',
  })
}, 120_000)

const forced: Plugin = {
  name: 'side effects forced on',
  setup: (plugin) => {
    plugin.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path),
      sideEffects: true,
    }))
  },
}

/** The bundle of an entry; that of the table must be pure without the word of package.json. */
async function bundle(entry: string, names: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${names} } from './${entry}.js'`, resolveDir: output },
    bundle: true,
    write: false,
    format: 'esm',
    external: ['hono', 'hono/*'],
    plugins: entry === 'errors' ? [forced] : [],
  })
  return outputFiles[0]?.text ?? ''
}

describe.each(['index', 'tiny', 'errors'])('importing from ./%s', (entry) => {
  test(`NotFound of ./${entry} brings no other row and no field into a bundle`, async () => {
    const code = await bundle(entry, 'NotFound')
    expect(code).toContain('Not Found')
    for (const other of [
      'Method Not Allowed',
      'Payment Required',
      'Retry-After',
      'WWW-Authenticate',
    ]) {
      expect(code).not.toContain(other)
    }
  })

  test(`MethodNotAllowed of ./${entry} brings its field into a bundle, and no other field`, async () => {
    const code = await bundle(entry, 'MethodNotAllowed')
    expect(code).toContain('Allow')
    expect(code).not.toContain('WWW-Authenticate')
  })
})

test('NotFound of ./errors does not bring Hono into a bundle', async () => {
  expect(await bundle('errors', 'NotFound')).not.toMatch(/from "hono/)
})
