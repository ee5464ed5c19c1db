/** What is thrown in a server is what a page in Chromium catches. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readRetryAfter } from '../../src/fields/retry-after.ts'
import { toProblem } from '../../src/problem/problem.ts'
import { app, mediaTypes, summaryOf, thrownErrors } from '../runtime/fixture/round-trip.ts'
import { startHttp1, type TestServer } from '../support/server.ts'
import { launchChromium, openPage, visit } from './chromium.ts'

// Other tests run on the same cores.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser
let server: TestServer
let page: Page

beforeAll(async () => {
  browser = await launchChromium()
  server = await startHttp1(app)
  page = (await openPage(browser)).page
  await visit(page, `http://127.0.0.1:${server.port}/thrown/none`)
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../runtime/fixture/round-trip.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'roundTrip',
    target: 'es2022',
  })
  await page.evaluate(`${outputFiles[0]?.text}; globalThis.roundTrip = roundTrip`)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test.each(Object.entries(thrownErrors))('A page catches a %s', async (name, make) => {
  const error = make()
  const retryAfter = readRetryAfter(error.headers) as number | undefined
  const expected = { ...summaryOf(error, retryAfter), detail: toProblem(error).detail }
  for (const accept of mediaTypes) {
    const found = await page.evaluate(
      async ({ name, accept }) => {
        const { roundTrip } = globalThis as unknown as {
          readonly roundTrip: { caught(response: Response): Promise<object> }
        }
        return roundTrip.caught(await fetch(`/thrown/${name}`, { headers: { accept } }))
      },
      { name, accept }
    )
    expect(found).toEqual(expected)
  }
})
