/** `npm run pictures`: writes the pictures of the README, by Chromium, in light colours. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { htmlFormatter, httpErrors, ServiceUnavailable } from 'hono-http-errors'
import type { Browser } from 'playwright-core'
import { startExplorer } from '../../examples/explorer/start.ts'
import { startHttp1 } from '../support/server.ts'
import { launchChromium } from './chromium.ts'
import { pictures, SCALE } from './pictures.ts'

const folder = fileURLToPath(new URL('../../.github/pictures/', import.meta.url))

/** Writes what a page looks like to the file of that name. */
async function take(browser: Browser, name: keyof typeof pictures, url: string): Promise<void> {
  const context = await browser.newContext({
    colorScheme: 'light',
    deviceScaleFactor: SCALE,
    viewport: pictures[name],
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(url)
  const file = await page.screenshot()
  writeFileSync(`${folder}${name}`, file)
  console.log(`.github/pictures/${name}: ${file.length} bytes`)
}

/** The explorer: the bytes of a 429. */
async function takeExplorer(browser: Browser): Promise<void> {
  const explorer = await startExplorer({ port: 0 })
  try {
    const path = '/statuses/429?accept=problem%2Bjson#answer'
    await take(browser, 'explorer.png', new URL(path, explorer.url).href)
  } finally {
    await explorer.close()
  }
}

/** What a visitor of a shop gets while it is closed. */
async function takePage(browser: Browser): Promise<void> {
  const page = htmlFormatter({ name: 'Bookshop', home: { href: '/', label: 'All books' } })
  const app = httpErrors(new Hono(), { formatters: [page], report: false }).get('/', () => {
    throw new ServiceUnavailable({ detail: 'The catalogue is closed.', retryAfter: 1800 })
  })
  const server = await startHttp1(app)
  try {
    await take(browser, 'page.png', `http://127.0.0.1:${server.port}/`)
  } finally {
    await server.close()
  }
}

mkdirSync(folder, { recursive: true })
const browser = await launchChromium()
try {
  await takeExplorer(browser)
  await takePage(browser)
} finally {
  await browser.close()
}
