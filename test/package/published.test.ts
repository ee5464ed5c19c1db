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
import { build } from 'esbuild'
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
  execFileSync(process.execPath, [tsdown, '--out-dir', `${installed}/dist`], {
    cwd: root,
    stdio: 'pipe',
  })
}, 120_000)

/** What can be imported by name. */
const specifiers = Object.entries(manifest.exports).flatMap(([path, target]) =>
  typeof target === 'string' ? [] : [path.replace('.', manifest.name)]
)
/** What can be required by name. */
const requirable = Object.entries(manifest.exports).flatMap(([path, target]) =>
  typeof target === 'object' && 'require' in target ? [path.replace('.', manifest.name)] : []
)

/** What extends `expect` when it is loaded, and so needs the test framework that it is for. */
const extending = ['testing/jest', 'testing/vitest'].map((path) => `${manifest.name}/${path}`)
const loadable = specifiers.filter((name) => !extending.includes(name))

/** The files with that ending, anywhere in the package. */
function filesEndingWith(ending: string): readonly string[] {
  const files = readdirSync(`${installed}/dist`, { recursive: true, encoding: 'utf8' })
  return files.filter((file) => file.endsWith(ending)).map((file) => `${installed}/dist/${file}`)
}

/** What a module imports, and what a CommonJS file requires. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8')
  const patterns = file.endsWith('cjs')
    ? [/\brequire\("([^"\n]+)"\)/g]
    : [/^(?:import|export) [^;]*?"([^"\n]+)";$/gm]
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, from = '']) => from))
}

/** The names that each module exports to a program of the project, which imports or requires it. */
async function exportsOf(
  names: readonly string[],
  load: 'import' | 'require'
): Promise<Readonly<Record<string, readonly string[]>>> {
  const program = `${load}.${load === 'import' ? 'mjs' : 'cjs'}`
  writeFileSync(
    `${project}/${program}`,
    `const keysOf = (module) => Object.keys(module).filter((key) => key !== 'default').sort()
     const load = async (name) => [name, keysOf(await ${load}(name))]
     Promise.all(${JSON.stringify(names)}.map(load)).then((found) => {
       console.log(JSON.stringify(Object.fromEntries(found)))
     })`
  )
  const { stdout } = await promisify(execFile)(process.execPath, [program], { cwd: project })
  return JSON.parse(stdout) as Record<string, readonly string[]>
}

describe('the code', () => {
  test('Every name of the package can be imported and exports something', async () => {
    expect(specifiers.length).toBeGreaterThan(25)
    const exported = await exportsOf(loadable, 'import')
    expect(Object.keys(exported)).toEqual(loadable)
    expect(Object.entries(exported).filter(([, names]) => names.length === 0)).toEqual([])
  })

  test('Every name of the package but the conformance kit can be required, with the same exports', async () => {
    expect(specifiers.filter((name) => !requirable.includes(name))).toEqual([
      `${manifest.name}/conformance`,
    ])
    const names = requirable.filter((name) => !extending.includes(name))
    const required = await exportsOf(names, 'require')
    expect(required).toEqual(await exportsOf(names, 'import'))
  })

  test.each(['import', 'require'])(
    'The path for Jest extends the global expect where a setup file has %s',
    async (load) => {
      const program = `extend.${load === 'import' ? 'mjs' : 'cjs'}`
      const code = `
        const added = []
        const run = async () => {
          globalThis.expect = { extend: (matchers) => added.push(...Object.keys(matchers)) }
          await ${load}('${manifest.name}/testing/jest')
          console.log(added.join())
        }
        run()`
      writeFileSync(`${project}/${program}`, code)
      const { stdout } = await promisify(execFile)(process.execPath, [program], { cwd: project })
      expect(stdout).toBe('toBeProblem\n')
    }
  )

  test.each(extending)(
    'A bundler keeps the import of %s, which only has an effect',
    async (name) => {
      const stdin = { contents: `import '${name}'`, resolveDir: project }
      const { outputFiles } = await build({
        stdin,
        bundle: true,
        write: false,
        format: 'esm',
        external: ['vitest'],
        // Without the paths of the repository's tsconfig.json, which lead to the sources.
        tsconfigRaw: {},
      })
      expect(outputFiles[0]?.text).toMatch(/\.extend\(matchers\)/)
    }
  )

  test('The package behaves as one library where one process loads both formats', async () => {
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
      wrappedTwice: expect.stringContaining('httpErrors() was called twice on '),
    })
  })

  test.each(['.js', '.cjs'])(
    'The %s files import only themselves, Node, and packages that the user installs',
    (ending) => {
      const packages = Object.keys(manifest.peerDependencies)
      const files = filesEndingWith(ending)
      expect(files.length).toBeGreaterThan(25)
      const foreign = files.flatMap((file) => {
        return importsOf(file).filter((from) => {
          if (from.startsWith('.')) return !existsSync(resolve(dirname(file), from))
          return (
            !from.startsWith('node:') && !packages.some((name) => `${from}/`.startsWith(`${name}/`))
          )
        })
      })
      expect(foreign).toEqual([])
    }
  )

  test.each(['.js', '.cjs'])('The %s files do not refer to files of types', (ending) => {
    const files = filesEndingWith(ending)
    expect(files.filter((file) => /\.d\.[cm]?ts/.test(readFileSync(file, 'utf8')))).toEqual([])
  })
})

describe('the types', () => {
  test.each([
    ['.d.ts', /\.js$/],
    ['.d.cts', /\.cjs$/],
  ])('Every %s file imports types from files that are in the package', (ending, code) => {
    const files = filesEndingWith(ending)
    expect(files.length).toBeGreaterThan(25)
    const missing = files.flatMap((file) => {
      const near = importsOf(file).filter((from) => from.startsWith('.'))
      return near.filter((from) => !existsSync(resolve(dirname(file), from.replace(code, ending))))
    })
    expect(missing).toEqual([])
  })

  test('No type has arguments that it does not take in TypeScript 5.5', () => {
    // Since 5.7: `Uint8Array<ArrayBuffer>`. The full check is `npm run test:versions -- types`.
    const generic = /\b(?:Uint8Array|Buffer|DataView)</
    const files = [...filesEndingWith('.d.ts'), ...filesEndingWith('.d.cts')]
    expect(files.filter((file) => generic.test(readFileSync(file, 'utf8')))).toEqual([])
  })

  test('The published types accept and refuse what the sources do, for modules and for CommonJS', async () => {
    const tests = readFileSync(`${root}test/types/errors.test-d.ts`, 'utf8')
    expect(tests).toContain("'../../src/index.ts'")
    writeFileSync(
      `${project}/types.ts`,
      tests.replaceAll("'../../src/index.ts'", `'${manifest.name}'`)
    )
    const imports = specifiers.map((name, index) => `import * as m${index} from '${name}'`)
    const requires = requirable.map((name, index) => `import m${index} = require('${name}')`)
    for (const [file, lines, keyword] of [
      ['all.ts', imports, 'export const all ='],
      ['all.cts', requires, 'export ='],
    ] as const) {
      const used = lines.map((_, index) => `m${index}`).join(', ')
      writeFileSync(`${project}/${file}`, `${lines.join('\n')}\n${keyword} [${used}]\n`)
    }
    writeFileSync(
      `${project}/tsconfig.json`,
      JSON.stringify({
        extends: '../../../tsconfig.json',
        compilerOptions: {
          paths: {},
          module: 'nodenext',
          moduleResolution: 'nodenext',
          skipLibCheck: false,
          erasableSyntaxOnly: false,
        },
        include: ['*.ts', '*.cts'],
        exclude: [],
      })
    )
    const tsc = `${root}node_modules/typescript/lib/tsc.js`
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', project]).catch(
      (failure: { stdout: string }) => failure
    )
    expect(stdout).toBe('')
  }, 120_000)
})
