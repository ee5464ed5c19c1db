/** Loads the packed package outside of this repository: by Node, Jest, Bun, Deno and in bundles. */

import { writeFileSync } from 'node:fs'
import { build as buildWithEsbuild } from 'esbuild'
import { build as buildWithVite } from 'vite'
import webpack from 'webpack'
import { bunProgram, denoProgram, requiredPath } from '../runtime/programs.ts'
import { runChecks, runNode, runProgram, type Check } from './checks.ts'
import { installCheck, installProject } from './packed-project.ts'
import type { Outcome } from './outcome.ts'

const body = `
  const app = httpErrors(new Hono()).get('/', () => {
    throw new NotFound('No book has that id.')
  })
  const response = await app.request('/')
  const problem = await response.json()
  if (response.status !== 404 || problem.detail !== 'No book has that id.') {
    throw new Error(JSON.stringify(problem))
  }
`
const required =
  "const { Hono } = require('hono')\nconst { httpErrors, NotFound } = require('hono-http-errors')\n"
const imported =
  "import { Hono } from 'hono'\nimport { httpErrors, NotFound } from 'hono-http-errors'\n"

/** A program for each format, and a test of Jest. */
const programs: Readonly<Record<string, string>> = {
  'app.cjs': `${required}void (async () => {${body}})()\n`,
  'app.mjs': `${imported}${body}`,
  'app.test.js': `${required}test('a 404', async () => {${body}})\n`,
}

/** Loads the package beside these other packages. */
export function checkLoading(name: string, packages: readonly string[]): Promise<Outcome> {
  const project = installProject(name, [...packages, 'jest@30'])
  const { folder } = project
  for (const [file, text] of Object.entries(programs)) writeFileSync(`${folder}${file}`, text)
  const deno = requiredPath(denoProgram)
  const bun = requiredPath(bunProgram)
  return runChecks([
    installCheck(project),
    ...['app.cjs', 'app.mjs'].flatMap((entry): readonly Check[] => [
      [`Node runs ${entry}`, () => runNode([entry], folder)],
      [`Bun runs ${entry}`, () => runProgram(bun, [entry], folder)],
      [`Deno runs ${entry}`, () => runProgram(deno, ['run', '-A', entry], folder)],
      [`esbuild bundles ${entry} so that it runs`, () => bundleWithEsbuild(folder, entry)],
      [`webpack bundles ${entry} so that it runs`, () => bundleWithWebpack(folder, entry)],
    ]),
    ['Vite bundles app.mjs so that it runs', () => bundleWithVite(folder, 'app.mjs')],
    [
      'Jest runs a test that requires the package, without a flag',
      () => runNode(['node_modules/jest/bin/jest.js'], folder),
    ],
  ])
}

async function bundleWithEsbuild(folder: string, entry: string): Promise<void> {
  const outfile = `${folder}esbuild-${entry}`
  await buildWithEsbuild({
    absWorkingDir: folder,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: entry.endsWith('.cjs') ? 'cjs' : 'esm',
  })
  runNode([outfile], folder)
}

async function bundleWithWebpack(folder: string, entry: string): Promise<void> {
  const filename = `webpack-${entry}.cjs`
  await new Promise<void>((resolve, reject) => {
    webpack(
      {
        context: folder,
        entry: `./${entry}`,
        mode: 'production',
        target: 'node20',
        output: { path: folder, filename },
      },
      (failure, stats) => {
        if (failure) reject(failure)
        else if (stats?.hasErrors() || stats?.hasWarnings()) reject(new Error(stats.toString()))
        else resolve()
      }
    )
  })
  runNode([filename], folder)
}

async function bundleWithVite(folder: string, entry: string): Promise<void> {
  await buildWithVite({
    root: folder,
    logLevel: 'error',
    build: { ssr: entry, outDir: 'vite', rollupOptions: { output: { entryFileNames: 'app.mjs' } } },
    ssr: { noExternal: true },
  })
  runNode(['vite/app.mjs'], folder)
}
