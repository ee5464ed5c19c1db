/** One bundle of an import, as each bundler makes it: minified, ESM, without Hono. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, transform } from 'esbuild'
import { rollup } from 'rollup'
import webpack from 'webpack'
import { fileOfExport } from './packed-package.ts'

/** Every app has Hono anyway. */
const isExternal = (specifier: string): boolean => /^hono(?:$|\/)/.test(specifier)

/** Takes a file that imports the package by its name; returns the code of its bundle. */
export type Bundler = (entry: string) => Promise<string>

/** Bytes after gzip at its highest level. */
export function gzippedBytes(code: string): number {
  return gzipSync(code, { level: 9 }).length
}

/** Bundles with esbuild; with a source map, if wanted, as the last line of the code. */
export async function bundleWithEsbuild(entry: string, sourceMap = false): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['hono', 'hono/*'],
    // The `paths` of the repository's tsconfig.json would lead to the sources.
    tsconfigRaw: {},
    sourcemap: sourceMap ? 'inline' : false,
    sourcesContent: false,
  })
  return outputFiles[0]?.text ?? ''
}

async function bundleWithRollup(entry: string): Promise<string> {
  const bundle = await rollup({
    input: entry,
    external: isExternal,
    treeshake: { moduleSideEffects: true },
    plugins: [
      {
        // Rollup itself finds files only by their paths.
        name: 'the package by its name',
        resolveId: (specifier) => fileOfExport(dirname(dirname(entry)), specifier),
      },
    ],
    onwarn: () => {},
  })
  const { output } = await bundle.generate({ format: 'esm' })
  // Rollup itself does not minify.
  const { code } = await transform(output[0].code, { minify: true, format: 'esm' })
  return code
}

function bundleWithWebpack(entry: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const compiler = webpack({
      entry,
      mode: 'production',
      target: 'es2022',
      experiments: { outputModule: true },
      output: {
        path: `${dirname(entry)}/webpack`,
        filename: 'bundle.js',
        library: { type: 'module' },
      },
      externalsType: 'module',
      externals: [({ request = '' }, done) => done(undefined, isExternal(request) && request)],
      // As for esbuild: on Node 22 and later, webpack follows the `paths` of tsconfig.json.
      resolve: { tsconfig: false },
      performance: false,
    })
    let code = ''
    compiler.hooks.assetEmitted.tap('size', (_file, { content }) => {
      code = content.toString()
    })
    compiler.run((failure, stats) => {
      if (failure || stats?.hasErrors()) reject(failure ?? new Error(stats?.toString()))
      else resolve(code)
    })
  })
}

export const bundlers: Readonly<Record<string, Bundler>> = {
  esbuild: (entry) => bundleWithEsbuild(entry),
  rollup: bundleWithRollup,
  webpack: bundleWithWebpack,
}

/** Writes a file of the project that exports what is imported, and returns its path. */
export function writeEntry(project: string, name: string, code: string): string {
  mkdirSync(`${project}/entries`, { recursive: true })
  const file = `${project}/entries/${name}.js`
  writeFileSync(file, code)
  return file
}
