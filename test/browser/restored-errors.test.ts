/** The errors that a server throws are the errors that a client in Chromium catches. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { Hono } from 'hono'
import { expect, test, vi } from 'vitest'
import type { RestoredError } from '../runtime/fixture/restored-errors.ts'
import { expectRestored, startThrowing } from '../runtime/restored-errors.ts'
import { launchChromium, openPage, visit } from './chromium.ts'

// Other tests run on the same cores.
vi.setConfig({ testTimeout: 60_000 })

/** The client as browsers load it: minified, so that names of classes are no longer those of the source. */
async function bundledClient(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../runtime/fixture/restored-errors.ts', import.meta.url))],
    tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

test('A client in Chromium restores every error that a server throws', async () => {
  const script = await bundledClient()
  const app = new Hono()
    .get('/', (c) => c.html('<!doctype html><title>Round trip</title>'))
    .get('/client.js', (c) => c.body(script, 200, { 'Content-Type': 'text/javascript' }))
  const [server, browser] = await Promise.all([startThrowing(app), launchChromium()])
  try {
    const origin = `http://127.0.0.1:${server.port}`
    const { page, misdeeds } = await openPage(browser)
    await visit(page, origin)
    const start = Date.now()
    // With credentials, Chromium asks a person to answer a Basic challenge first.
    const received = await page.evaluate<readonly RestoredError[]>(`
      import('/client.js').then(({ receiveAll }) =>
        receiveAll(location.origin, { credentials: 'omit' }))`)
    // Fetch §4.6: without a proxy, a 407 is a network error.
    expectRestored(received, origin, start, ['ProxyAuthenticationRequired'])
    const noResponse = 'console: Failed to load resource: net::ERR_UNEXPECTED_PROXY_AUTH'
    expect(misdeeds.list).toEqual([noResponse, noResponse, noResponse])
  } finally {
    await Promise.all([server.close(), browser.close()])
  }
})
