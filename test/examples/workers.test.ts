/** The example of a Worker, bundled and started by the commands that it names. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { servingWorker, type Running } from '../runtime/runtimes.ts'
import { checkResponse } from '../../src/conformance/rules/checker.ts'
import type { FieldLine } from '../../src/conformance/clients/raw-client.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = `${root}examples/workers/`

let worker: Running
beforeAll(async () => {
  const [command = ''] =
    /npx esbuild [^]*?worker\.mjs/.exec(readFileSync(`${folder}worker.ts`, 'utf8')) ?? []
  const [, program = '', ...args] = command.replaceAll(/\\\n \*/g, '').split(/ +/)
  execFileSync(`${root}node_modules/.bin/${program}`, [...args, '--log-level=error'], {
    cwd: root,
    // The programs of packages are scripts of the shell there.
    shell: process.platform === 'win32',
  })
  worker = await servingWorker(`${folder}config.capnp`)
})
afterAll(() => worker?.stop())

async function ask(target: string, fields: readonly FieldLine[] = []) {
  const response = await worker.exchange('1.1', { method: 'GET', target, fields })
  const violations = checkResponse(response.request, response)
  // workerd has no Date, Cloudflare's edge adds it.
  expect(violations.filter(({ id }) => id !== 'DATE-SEND')).toEqual([])
  return response
}

describe('the Worker of short links', () => {
  test('The Worker of short links redirects to the address of a link', async () => {
    const response = await worker.exchange('1.1', { method: 'GET', target: '/hono' })
    expect([response.status, response.field('location')]).toEqual([302, 'https://hono.dev/'])
  })

  test.each([
    ['/nothing', 404, 'No link has that name.'],
    ['/sale', 410, 'This link was good until 2020-01-31.'],
    ['/no/route', 404, 'Nothing was found at this address.'],
  ])('The Worker of short links responds to %s with %i: %s', async (target, status, detail) => {
    const response = await ask(target)
    const problem: unknown = JSON.parse(String(response.body))
    expect(response.status).toBe(status)
    expect(problem).toMatchObject({
      status,
      detail: expect.stringContaining(detail) as string,
      instance: `urn:uuid:${response.field('x-request-id')}`,
    })
  })

  test('The Worker of short links logs what it does not send, after the response', async () => {
    const response = await ask('/broken')
    expect(response.status).toBe(500)
    expect(String(response.body)).not.toMatch(/not an address|Invalid URL/)
    await expect
      .poll(() => worker.complaints())
      .toMatch(new RegExp(`urn:uuid:${response.field('x-request-id')}.*Invalid URL`, 's'))
  })

  test('The Worker of short links sends a page to a browser', async () => {
    const response = await ask('/nothing', [['Accept', 'text/html']])
    expect(response.field('content-type')).toBe('text/html; charset=utf-8')
    expect(String(response.body)).toContain('No link has that name.')
  })
})
