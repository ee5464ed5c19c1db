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

/** The names that can be imported, and those that can be required: conformance is for ES modules only. */
function specifiers(condition: 'import' | 'require' = 'import'): readonly string[] {
  return Object.entries(manifest.exports).flatMap(([path, target]) => {
    if (typeof target === 'string') return []
    if (condition === 'require' && !('require' in target)) return []
    return [path.replace('.', manifest.name)]
  })
}

/** The files with that ending, anywhere in the package. */
function filesEndingWith(ending: string): readonly string[] {
  const files = readdirSync(`${installed}/dist`, { recursive: true, encoding: 'utf8' })
  return files.filter((file) => file.endsWith(ending)).map((file) => `${installed}/dist/${file}`)
}

/** The names that each module exports to a program of the project. */
async function exportsOf(
  program: string,
  load: 'await import(name)' | 'require(name)',
  names: readonly string[]
): Promise<Record<string, readonly string[]>> {
  writeFileSync(
    `${project}/${program}`,
    `void (async () => {
       const found = {}
       for (const name of ${JSON.stringify(names)}) {
         found[name] = Object.keys(${load}).filter((key) => key !== 'default').sort()
       }
       console.log(JSON.stringify(found))
     })()`
  )
  const { stdout } = await promisify(execFile)(process.execPath, [program], { cwd: project })
  return JSON.parse(stdout) as Record<string, readonly string[]>
}

/** What a file imports. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/^(?:import|export) [^;]*?"([^"\n]+)";$/gm)].map(([, from = '']) => from)
}

describe('the code', () => {
  test('exports something under every name', async () => {
    const exported = await exportsOf('import.mjs', 'await import(name)', specifiers())
    expect(Object.keys(exported)).toEqual(specifiers())
    expect(specifiers().length).toBeGreaterThan(25)
    expect(Object.entries(exported).filter(([, names]) => names.length === 0)).toEqual([])
  })

  test('exports the same names to require() as to import', async () => {
    const names = specifiers('require')
    const required = await exportsOf('require.cjs', 'require(name)', names)
    expect(required).toEqual(await exportsOf('import.mjs', 'await import(name)', names))
  })

  test('behaves as one library where one process loads both formats', async () => {
    cpSync(`${root}test/fixtures/both-formats.mjs`, `${project}/both-formats.mjs`)
    const { stdout } = await promisify(execFile)(process.execPath, ['both-formats.mjs'], {
      cwd: project,
    })
    expect(JSON.parse(stdout)).toEqual({
      isSameClass: false,
      isError: true,
      isErrorTheOtherWay: true,
      statuses: [404, 404, 403, 405],
      bodies: ['No such book.', 'No such book.', 'Closed.'],
      formatted: 'text/html; charset=utf-8',
      wrappedTwice:
        'httpErrors() was called twice on the same app. Call it once, and pass all options there.',
    })
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
