/** The package as npm delivers it, in an empty folder, without network. */
import { execFile, execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { npmCommand } from '../support/npm.ts'
import { listen, stopServers } from './scripted-server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Not within the repository, whose node_modules would be found. */
const output = mkdtempSync(join(tmpdir(), 'packed-'))
const project = `${output}/project`
const npm = [
  '--offline',
  '--legacy-peer-deps',
  '--no-audit',
  '--no-fund',
  `--cache=${output}/cache`,
]

beforeAll(() => {
  const contents = `${output}/package`
  mkdirSync(contents, { recursive: true })
  mkdirSync(project)
  // Without its own manifest, npm would take the repository for the project.
  writeFileSync(`${project}/package.json`, '{ "private": true, "type": "module" }')
  for (const name of ['package.json', 'src', 'CHANGELOG.md']) {
    cpSync(`${root}${name}`, `${contents}/${name}`, { recursive: true })
  }
  const tsdown = `${root}node_modules/tsdown/dist/run.mjs`
  const build = [tsdown, '--out-dir', `${contents}/dist`, '--no-dts', '--no-sourcemap']
  execFileSync(process.execPath, build, { cwd: root, stdio: 'ignore' })
  const [file, ...first] = npmCommand('npm')
  const pack = ['pack', '--ignore-scripts', `--pack-destination=${output}`]
  execFileSync(file, [...first, ...pack, ...npm], { cwd: contents, stdio: 'ignore' })
  const tarball = `${output}/${manifest.name}-${manifest.version}.tgz`
  execFileSync(file, [...first, 'install', ...npm, tarball], { cwd: project, stdio: 'ignore' })
}, 180_000)

afterEach(stopServers)
afterAll(() => rmSync(output, { recursive: true }))

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

async function npx(...args: readonly string[]): Promise<Ended> {
  const [file, ...first] = npmCommand('npx')
  return run(file, ...first, '--offline', ...args)
}

async function run(file: string, ...args: readonly string[]): Promise<Ended> {
  const options = { cwd: project, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' } }
  try {
    return { code: 0, ...(await promisify(execFile)(file, [...args], options)) }
  } catch (error) {
    return error as Ended
  }
}

describe('The packed package', () => {
  test('The packed package runs as npx hono-http-errors, with its version.', async () => {
    const { code, stdout } = await npx('hono-http-errors', '--version')
    expect([code, stdout]).toEqual([0, `${manifest.version}\n`])
  })

  test('The packed package checks a server with npx, and ends with the exit code.', async () => {
    const port = await listen(createServer((_request, response) => response.writeHead(405).end()))
    const url = `http://127.0.0.1:${port}`
    const found = await npx('hono-http-errors', 'check', url, '--path', '/a')
    expect(found.stdout).toContain('MUST S405-ALLOW RFC 9110 §15.5.6: no Allow in a 405')
    expect(found.stdout).toContain(
      `$ curl -i --path-as-is --http1.1 -H 'Connection: close' ${url}/`
    )
    expect(found.stderr).toContain('requests sent')
    expect(found.code).toBe(1)
    const wrong = await npx('hono-http-errors', 'chekc')
    expect(wrong.code).toBe(2)
  })

  test('The packed package has the function conformance, which works without Hono.', async () => {
    const port = await listen(createServer((_request, response) => response.writeHead(405).end()))
    writeFileSync(
      `${project}/check.js`,
      `import { conformance } from '${manifest.name}/conformance'
       const { findings } = await conformance('http://127.0.0.1:${port}')
       console.log(findings.map(({ rule }) => rule).join())
       await conformance({ fetch() {} }).catch((error) => console.log(error.message))`
    )
    const { stdout } = await run(process.execPath, 'check.js')
    expect(stdout).toContain('S405-ALLOW')
    expect(stdout).toContain('npm install @hono/node-server')
  })

  test('The packed package has the kit once, without its sources and without source maps.', () => {
    const files = readdirSync(`${project}/node_modules/${manifest.name}`, { recursive: true })
    const ofKit = files.map(String).filter((name) => name.includes('conformance/'))
    expect(ofKit.filter((name) => /\.ts$|\.map$|^src/.test(name))).toEqual([])
    expect(ofKit.length).toBeGreaterThan(2)
  })

  test('An import of the function conformance does not start the program.', () => {
    const index = readFileSync(`${project}/node_modules/${manifest.name}/dist/conformance/index.js`)
    expect(index.toString()).not.toContain('cli')
  })
})
