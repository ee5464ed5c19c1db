/** The published files in one bundle, as each bundler makes it, minified. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build, transform, type Metafile } from 'esbuild'
import { rollup } from 'rollup'
import webpack from 'webpack'
import { output } from './worker.ts'

/** What the user has anyway. */
const isForeign = /^hono(?:$|\/)/

/** What is imported, and from which file of the build. */
export interface Import {
  readonly names: string
  readonly from: string
}

/** A bundle, and how many bytes of it each module has, where the bundler tells. */
export interface Bundle {
  readonly code: string
  readonly modules: ReadonlyMap<string, number>
}

/** Takes a file that imports, and the folder of the package without the word of package.json. */
export type Bundler = (entry: string) => Promise<Bundle>

/** Bytes after gzip, as servers have it. */
export function gzipped(code: string): number {
  return gzipSync(code, { level: 9 }).length
}

/** A file that exports just these names, outside of any package that promises no side effects. */
export function entryOf(name: string, { names, from }: Import): string {
  mkdirSync(`${output}/entries`, { recursive: true })
  writeFileSync(`${output}/package.json`, '{ "type": "module", "sideEffects": true }\n')
  const file = `${output}/entries/${name}.js`
  writeFileSync(file, `export ${names} from '../dist/${from}.js'\n`)
  return file
}

const withEsbuild: Bundler = async (entry) => {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    external: ['hono', 'hono/*'],
  })
  return { code: outputFiles[0]?.text ?? '', modules: modulesOf(metafile) }
}

function modulesOf({ outputs }: Metafile): ReadonlyMap<string, number> {
  const inputs = Object.values(outputs).flatMap((made) => Object.entries(made.inputs))
  return new Map(inputs.map(([path, { bytesInOutput }]) => [path, bytesInOutput]))
}

const withRollup: Bundler = async (entry) => {
  const bundle = await rollup({
    input: entry,
    external: isForeign,
    treeshake: { moduleSideEffects: true },
    onwarn: () => {},
  })
  const { output: made } = await bundle.generate({ format: 'esm' })
  // Rollup itself does not minify.
  const { code } = await transform(made[0].code, { minify: true, format: 'esm' })
  return { code, modules: new Map() }
}

const withWebpack: Bundler = (entry) =>
  new Promise((resolve, reject) => {
    const folder = `${output}/webpack`
    const compiler = webpack({
      entry,
      mode: 'production',
      target: 'es2022',
      experiments: { outputModule: true },
      output: { path: folder, filename: 'bundle.js', library: { type: 'module' } },
      externalsType: 'module',
      externals: [({ request = '' }, done) => done(undefined, isForeign.test(request) && request)],
      performance: false,
    })
    let code = ''
    compiler.hooks.assetEmitted.tap('size', (_file, { content }) => {
      code = content.toString()
    })
    compiler.run((failure, stats) => {
      if (failure || stats?.hasErrors()) reject(failure ?? new Error(stats?.toString()))
      else resolve({ code, modules: new Map() })
    })
  })

export const bundlers: Readonly<Record<string, Bundler>> = {
  esbuild: withEsbuild,
  rollup: withRollup,
  webpack: withWebpack,
}
