/** The package as npm would deliver it: built with its types, found by its name, used from outside. */

import { execFile, execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }

const root = fileURLToPath(new URL('../..', import.meta.url))
/** A project that depends on the package. */
const project = `${root}test/output/published`
const installed = `${project}/node_modules/hono-http-errors`

beforeAll(() => {
  rmSync(project, { recursive: true, force: true })
  mkdirSync(installed, { recursive: true })
  cpSync(`${root}package.json`, `${installed}/package.json`)
  // Without a name of its own, the project would be this repository and the name mean its `dist`.
  writeFileSync(`${project}/package.json`, '{ "name": "project", "type": "module" }')
  const tsdown = `${root}node_modules/tsdown/dist/run.mjs`
  execFileSync(process.execPath, [tsdown, '--out-dir', `${installed}/dist`], { cwd: root })
}, 60_000)

/** What can be imported by name: every file that a path of `exports` leads to. */
function specifiers(): readonly string[] {
  return Object.entries(manifest.exports).flatMap(([path, target]) => {
    if (typeof target === 'string') return []
    if (!path.endsWith('*')) return [path.replace('.', manifest.name)]
    const folder = dirname(target.default)
    return readdirSync(resolve(installed, folder))
      .filter((file) => file.endsWith('.js'))
      .map((file) => path.replace('.', manifest.name).replace('*', file.slice(0, -'.js'.length)))
  })
}

/** The files with that ending, anywhere in the package. */
function filesEndingWith(ending: string): readonly string[] {
  const files = readdirSync(`${installed}/dist`, { recursive: true, encoding: 'utf8' })
  return files.filter((file) => file.endsWith(ending)).map((file) => `${installed}/dist/${file}`)
}

/** What a file imports. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/^(?:import|export) [^;]*?"([^"\n]+)";$/gm)].map(([, from = '']) => from)
}

describe('the code', () => {
  test('is found under every name, and exports something there', async () => {
    const names = specifiers()
    expect(names.length).toBeGreaterThan(25)
    writeFileSync(
      `${project}/import.mjs`,
      `const counts = {}
       for (const name of ${JSON.stringify(names)}) {
         counts[name] = Object.keys(await import(name)).length
       }
       console.log(JSON.stringify(counts))`
    )
    const { stdout } = await promisify(execFile)(process.execPath, ['import.mjs'], { cwd: project })
    const counts = JSON.parse(stdout) as Record<string, number>
    expect(Object.keys(counts)).toEqual(names)
    expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([])
  })

  test('imports itself, Node, and packages that the user brings, as values that are there', async () => {
    const packages = Object.keys(manifest.peerDependencies)
    const foreign = filesEndingWith('.js').flatMap((file) => {
      return importsOf(file).filter((from) => {
        if (from.startsWith('.')) return !existsSync(resolve(dirname(file), from))
        return (
          !from.startsWith('node:') && !packages.some((name) => `${from}/`.startsWith(`${name}/`))
        )
      })
    })
    expect(foreign).toEqual([])
  })

  test('has nothing in it that only compilers read', () => {
    const files = filesEndingWith('.js')
    expect(files.filter((file) => readFileSync(file, 'utf8').includes('.d.ts'))).toEqual([])
  })
})

describe('the types', () => {
  test('are next to every file that another one takes them from', () => {
    const missing = filesEndingWith('.d.ts').flatMap((file) => {
      const near = importsOf(file).filter((from) => from.startsWith('.'))
      return near.filter(
        (from) => !existsSync(resolve(dirname(file), from.replace(/\.js$/, '.d.ts')))
      )
    })
    expect(missing).toEqual([])
  })

  test('say from outside what they say inside', async () => {
    const tests = readFileSync(`${root}test/types/errors.test-d.ts`, 'utf8')
    expect(tests).toContain("'../../src/index.ts'")
    writeFileSync(
      `${project}/types.ts`,
      tests.replaceAll("'../../src/index.ts'", `'${manifest.name}'`)
    )
    const names = specifiers().map((name, index) => `import * as m${index} from '${name}'`)
    const used = names.map((_, index) => `m${index}`).join(', ')
    writeFileSync(`${project}/all.ts`, `${names.join('\n')}\nexport const all = [${used}]\n`)
    writeFileSync(
      `${project}/tsconfig.json`,
      JSON.stringify({
        extends: '../../../tsconfig.json',
        compilerOptions: {
          paths: {},
          module: 'nodenext',
          moduleResolution: 'nodenext',
          skipLibCheck: false,
        },
        include: ['*.ts'],
        exclude: [],
      })
    )
    const tsc = `${root}node_modules/typescript/lib/tsc.js`
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', project]).catch(
      (failure: { stdout: string }) => failure
    )
    expect(stdout).toBe('')
  }, 60_000)
})
