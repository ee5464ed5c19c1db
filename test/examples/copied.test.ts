/** The programs of `examples/`, copied beside the packed package into an empty folder: each runs as it is. */
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { unpackInto } from '../bench/packed-package.ts'
import { startProgram } from '../runtime/process.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(`${tmpdir()}/hono-http-errors-examples-`)

beforeAll(() => {
  const project = `${folder}/project`
  unpackInto(project)
  // As after `npm pkg set type=module`. The other packages are those of this repository.
  writeFileSync(`${project}/package.json`, '{ "private": true, "type": "module" }\n')
  for (const name of readdirSync(`${root}node_modules`)) {
    if (name !== manifest.name) {
      symlinkSync(`${root}node_modules/${name}`, `${project}/node_modules/${name}`)
    }
  }
  rmSync(`${project}/contents`, { recursive: true })
  cpSync(`${root}examples`, `${project}/examples`, { recursive: true })
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a copy of the examples', () => {
  test.each([
    ['bookshop.ts', '/books/moby-dick', 404, '"detail":"No book has the id moby-dick."'],
    ['node-server.ts', '/style.css', 200, 'body { font-family: sans-serif }'],
    ['form.tsx', '/sign-up', 200, '<form method="post">'],
    ['explorer.ts', '/', 200, '<html'],
    ['contract/server.ts', '/openapi.json', 200, '"openapi":'],
    ['cluster/server.ts', '/orders/7', 404, '"detail":"No order has the id 7."'],
  ])(
    '%s starts, and responds to a request',
    async (file, path, status, text) => {
      const program = await startProgram({
        file: process.execPath,
        args: [`${root}node_modules/tsx/dist/cli.mjs`, `examples/${file}`],
        cwd: `${folder}/project`,
        env: { PORT: '0' },
      })
      try {
        const [origin] = /https?:\/\/[a-z\d.]+:\d+/.exec(program.firstLine) ?? []
        const response = await fetch(`${origin}${path}`)
        expect(response.status).toBe(status)
        expect(await response.text()).toContain(text)
        expect(program.complaints()).toBe('')
      } finally {
        await program.kill()
      }
    },
    60_000
  )

  test('conformance/check.ts checks an app, and prints what it found', async () => {
    const program = await startProgram({
      file: process.execPath,
      args: [`${root}node_modules/tsx/dist/cli.mjs`, 'examples/conformance/check.ts'],
      cwd: `${folder}/project`,
    })
    await program.kill()
    expect(program.firstLine).toMatch(/^(?:MUST|SHOULD|\d+ exchanges)/)
    expect(program.complaints()).toBe('')
  }, 60_000)
})
