/** Compiles and runs an app for each validator, outside of this repository. */

import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runChecks, runNode, type Check } from './checks.ts'
import type { Outcome } from './outcome.ts'
import { installCheck, installProject } from './packed-project.ts'

const programs = fileURLToPath(new URL('./programs/', import.meta.url))

/** Sends a request of each kind to the app of a program, and compares the responses. */
const runner = `
import { deepEqual } from 'node:assert/strict'
const { app } = await import(process.argv[2])
const send = (content) =>
  app.request('/books', { method: 'POST', body: content, headers: { 'Content-Type': 'application/json' } })
const created = await send('{"copies":1}')
deepEqual([created.status, await created.json()], [201, 2])
const failed = await send('{"copies":"x"}')
const { status, errors } = await failed.json()
deepEqual([failed.status, status, errors.map(({ pointer }) => pointer)], [422, 422, ['#/copies']])
const malformed = await send('{')
deepEqual([malformed.status, (await malformed.json()).status], [400, 400])
if (process.argv[2].includes('openapi')) {
  const document = await (await app.request('/openapi')).json()
  const { responses } = document.paths['/books'].post
  deepEqual(Object.keys(responses).filter((code) => code >= 400), ['404', '422'])
  deepEqual(Object.keys(document.components.schemas).sort(), ['NotFound', 'ValidationFailed'])
}
`

/** Installs the peers in these versions in one project, and checks the program of each. */
export function checkPeers(name: string, packages: readonly string[]): Promise<Outcome> {
  const project = installProject(name, packages)
  const { folder } = project
  writeFileSync(`${folder}package.json`, '{ "private": true, "type": "module" }')
  writeFileSync(`${folder}runner.js`, runner)
  mkdirSync(`${folder}programs`)
  const checks = readdirSync(programs).flatMap((file): readonly Check[] => {
    cpSync(`${programs}${file}`, `${folder}programs/${file}`)
    return [
      [`programs/${file} compiles`, () => compile(folder, file)],
      [`programs/${file} responds`, () => run(folder, file)],
    ]
  })
  return runChecks([installCheck(project), ...checks])
}

function compile(folder: string, file: string): void {
  const config = `${folder}tsconfig.json`
  writeFileSync(
    config,
    JSON.stringify({
      compilerOptions: {
        strict: true,
        // The types of other packages have faults of their own, in versions as old as these.
        skipLibCheck: true,
        target: 'es2022',
        lib: ['es2023', 'dom', 'dom.iterable'],
        module: 'nodenext',
        outDir: 'out',
        rootDir: 'programs',
        types: ['node'],
      },
      files: [`programs/${file}`],
    })
  )
  runNode(['node_modules/typescript/bin/tsc', '-p', config], folder)
}

function run(folder: string, file: string): void {
  runNode(['runner.js', `./out/${file.replace('.ts', '.js')}`], folder)
}
