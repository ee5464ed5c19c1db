/** A real Chromium, and what every page of ours must be when it shows it. */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import axe, { type AxeResults, type RunOptions } from 'axe-core'
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Page,
  type Response,
} from 'playwright-core'
import { chromiumProgram, requiredPath } from '../runtime/programs.ts'

/** Starts Chromium without a window; it talks to nobody but the servers of the test. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: requiredPath(chromiumProgram),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** What a page did that no page of ours may do; it grows while the page lives. */
export interface Misdeeds {
  readonly list: readonly string[]
}

// Chromium says this of each load with a status of 4xx or 5xx, whatever the content is.
const OF_THE_STATUS = /^Failed to load resource: the server responded with a status of /

/** Opens a page in a context of its own, and watches it from before its first byte. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {}
): Promise<{ readonly page: Page; readonly misdeeds: Misdeeds }> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const list: string[] = []
  page.on('console', (message) => {
    const isProblem = message.type() === 'error' || message.type() === 'warning'
    if (isProblem && !OF_THE_STATUS.test(message.text())) {
      list.push(`console: ${message.text()}`)
    }
  })
  page.on('pageerror', (error) => list.push(`error: ${error.message}`))
  page.on('download', (download) => list.push(`download: ${download.suggestedFilename()}`))
  page.on('dialog', (dialog) => {
    list.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.exposeFunction('tellViolation', (text: string) => {
    list.push(`policy: ${text}`)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      const { tellViolation } = globalThis as unknown as { tellViolation(text: string): void }
      tellViolation(`${effectiveDirective} ${blockedURI}`)
    })
  })
  return { page, misdeeds: { list } }
}

/** Goes there and says with which status; a download or a lost connection rejects. */
export async function visit(page: Page, url: string): Promise<Response> {
  const response = await page.goto(url)
  if (response === null) throw new Error(`no response from ${url}`)
  return response
}

/**
 * What keeps a page from being what every page must be: without violations of axe's rules, no wider
 * than its window, with one heading, a title and a language. Each fault begins with the address.
 */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  const violations = await violationsOf(page)
  return [...(await faultsOfShape(page)), ...violations.map((one) => `${page.url()} ${one}`)]
}

/** The same without axe, in a hundredth of the time. */
export async function faultsOfShape(page: Page): Promise<readonly string[]> {
  const faults = await page.evaluate(() => {
    const { scrollWidth, lang } = document.documentElement
    const headings = document.querySelectorAll('h1').length
    return [
      scrollWidth > innerWidth && `is ${scrollWidth} px wide in a window of ${innerWidth} px`,
      headings !== 1 && `has ${headings} headings`,
      document.title === '' && 'has no title',
      lang === '' && 'has no language',
    ].filter((fault) => fault !== false)
  })
  return faults.map((fault) => `${page.url()} ${fault}`)
}

interface InjectedAxe {
  readonly axe: { run(context: Document, options: RunOptions): Promise<AxeResults> }
}

/** What axe finds wrong, one line for each element. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  // CDP runs it, whatever the page's policy says of scripts. It is more than half a megabyte.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as InjectedAxe
    const { violations, passes } = await axe.run(document, {
      resultTypes: ['violations'],
      preload: false,
    })
    if (passes.length === 0) throw new Error('axe has looked at nothing')
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`)
    )
  })
}

const screenshots = fileURLToPath(new URL('../output/screenshots/', import.meta.url))

/** Writes what the page looks like to test/output/screenshots, for people to look at. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(screenshots, { recursive: true })
  await page.screenshot({ path: `${screenshots}${name}.png`, fullPage: true })
}

/** Every combination of scheme and width that pages are checked in; two of them show it all. */
export const views = [
  { colorScheme: 'light', viewport: { width: 320, height: 720 }, isPictured: false },
  { colorScheme: 'light', viewport: { width: 1280, height: 720 }, isPictured: true },
  { colorScheme: 'dark', viewport: { width: 1280, height: 720 }, isPictured: false },
  { colorScheme: 'dark', viewport: { width: 320, height: 720 }, isPictured: true },
] as const
