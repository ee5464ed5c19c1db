/** The pages of the explorer (examples/explorer) as Chromium shows them. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startExplorer } from '../../examples/explorer/start.ts'
import { faultsOf, keepScreenshot, launchChromium, openPage, views, visit } from './chromium.ts'

// Other tests run on the same cores.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let browser: Browser
let explorer: Awaited<ReturnType<typeof startExplorer>>

beforeAll(async () => {
  ;[browser, explorer] = await Promise.all([launchChromium(), startExplorer({ port: 0 })])
})

afterAll(async () => {
  await browser?.close()
  await explorer?.close()
})

test.each([
  ['overview', '/', 200],
  ['status', '/statuses/429', 200],
  ['missing', '/no-such-page', 404],
])('the page "%s" has no faults in light and dark, narrow and wide', async (name, path, status) => {
  const { page, misdeeds } = await openPage(browser)
  const response = await visit(page, new URL(path, explorer.url).href)
  expect(response.status()).toBe(status)
  for (const { colorScheme, viewport, isPictured } of views) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(viewport)
    expect(await faultsOf(page)).toEqual([])
    if (isPictured) await keepScreenshot(page, `explorer-${name}-${colorScheme}-${viewport.width}`)
  }
  expect(misdeeds.list).toEqual([])
})
